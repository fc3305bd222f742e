package pilotcity.portal.face.conversation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.suggestion.SuggestionJson;
import pilotcity.portal.suggestion.conversation.Conversation;
import pilotcity.portal.suggestion.conversation.ConversationState;
import pilotcity.portal.suggestion.conversation.ConversationText;
import pilotcity.portal.suggestion.conversation.Understanding;
import pilotcity.portal.suggestion.conversation.Whereabouts;
import pilotcity.portal.suggestion.conversation.question.ConversationLanguage;
import pilotcity.portal.suggestion.conversation.question.Question;

/** A state of a conversation in JSON, as {@link ConversationSchemas} describes it. */
record ConversationAnswer(Index index, ConversationState state) {
    static final String QUESTION = "question";
    static final String READY = "ready";

    JsonObject json() {
        ConversationText text = new ConversationText(index, state);
        return new JsonObject()
                .put("language", state.language().code())
                .put("state", state.isReady() ? READY : QUESTION)
                .put("say", text.say())
                .put(QUESTION, state.question().map(this::question).orElse(null))
                .put("understood", understood())
                .put("confirmed", state.confirmed())
                .put("summary", state.isReady() ? summary(text.facts()) : null)
                .put("report", state.isReady() ? new JsonObject(state.draft().values()) : null);
    }

    private String of(Label label) {
        return state.language().of(label);
    }

    private JsonObject question(Question question) {
        JsonObject json = new JsonObject()
                .put("code", question.code())
                .put("kind", question.kind().code())
                .put("text", of(question.text()));
        put(json, "hint", question.hint());
        return json.put("required", question.required())
                .put("number", state.number())
                .put("most", Conversation.MOST_QUESTIONS)
                .put(
                        "choices",
                        new JsonArray(
                                question.choices().stream().map(this::choice).toList()));
    }

    private JsonObject choice(Question.Choice choice) {
        JsonObject json = new JsonObject().put("value", choice.value()).put("label", of(choice.label()));
        put(json, "more", choice.more());
        return json;
    }

    private void put(JsonObject json, String name, @Nullable Label label) {
        if (label != null) {
            json.put(name, of(label));
        }
    }

    private JsonObject understood() {
        Understanding understood = state.understood();
        Language language = state.language() == ConversationLanguage.ZH ? Language.ZH : Language.EN;
        JsonObject answers = new JsonObject();
        understood.answers().keySet().stream()
                .sorted()
                .forEach(code ->
                        answers.put(code, new JsonArray(understood.answers().getOrDefault(code, List.of()))));
        return new JsonObject()
                .put("category", category(understood.category()))
                .put("chosen", understood.chosen())
                .put("where", where(understood.where()))
                .put("answers", answers)
                .put("photos", state.photos())
                .put("suggestions", new SuggestionJson(index, language).of(understood.suggestions()));
    }

    private static @Nullable JsonObject category(@Nullable Document category) {
        if (category == null) {
            return null;
        }
        Map<String, Object> values = category.map();
        JsonObject json = new JsonObject().put("id", category.id()).put("name", values.get("name"));
        if (values.get("nameEn") != null) {
            json.put("nameEn", values.get("nameEn"));
        }
        return json;
    }

    private static JsonObject where(Whereabouts where) {
        JsonObject json = new JsonObject();
        put(json, "lon", where.lon());
        put(json, "lat", where.lat());
        put(json, "crs", where.crs());
        put(json, "accuracy", where.accuracy());
        put(json, "address", where.address());
        put(json, "place", where.place());
        return json;
    }

    private static void put(JsonObject json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private JsonArray summary(List<ConversationText.Fact> facts) {
        return new JsonArray(facts.stream()
                .map(fact -> new JsonObject().put("title", of(fact.title())).put("text", of(fact.text())))
                .toList());
    }
}
