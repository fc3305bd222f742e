package pilotcity.portal.face.shared.conversation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.suggestion.conversation.Conversation;
import pilotcity.portal.suggestion.conversation.Turn;
import pilotcity.portal.suggestion.conversation.Whereabouts;
import pilotcity.portal.suggestion.conversation.question.ConversationLanguage;

/** Writes a conversation as {@link ConversationReader} reads it. */
public final class ConversationWriter {
    private ConversationWriter() {}

    public static JsonObject write(Conversation conversation) {
        ConversationLanguage language = conversation.language();
        JsonObject json = where(new JsonObject(), conversation.where());
        put(json, ConversationFields.LANGUAGE, language == null ? null : language.code());
        put(json, ConversationFields.CATEGORY, conversation.category());
        put(json, ConversationFields.CAMPAIGN, conversation.campaign());
        put(json, ConversationFields.SPLIT, conversation.split() ? true : null);
        return json.put(
                ConversationFields.TURNS,
                new JsonArray(conversation.turns().stream()
                        .map(ConversationWriter::turn)
                        .toList()));
    }

    private static JsonObject turn(Turn turn) {
        JsonObject json = new JsonObject();
        put(json, ConversationFields.QUESTION, turn.question());
        switch (turn) {
            case Turn.Said said -> {
                put(json, ConversationFields.TEXT, said.text().isEmpty() ? null : said.text());
                put(json, ConversationFields.PHOTOS, said.photos() == 0 ? null : said.photos());
            }
            case Turn.Placed placed -> json.put(ConversationFields.ANSWER, where(new JsonObject(), placed.where()));
            case Turn.Chosen chosen -> json.put(ConversationFields.ANSWER, new JsonArray(chosen.values()));
            case Turn.Skipped skipped -> json.putNull(ConversationFields.ANSWER);
        }
        return json;
    }

    private static JsonObject where(JsonObject json, Whereabouts where) {
        put(json, ConversationFields.LON, where.lon());
        put(json, ConversationFields.LAT, where.lat());
        put(json, ConversationFields.CRS, where.crs());
        put(json, ConversationFields.ACCURACY, where.accuracy());
        put(json, ConversationFields.ADDRESS, where.address());
        put(json, ConversationFields.PLACE, where.place());
        return json;
    }

    private static void put(JsonObject json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
