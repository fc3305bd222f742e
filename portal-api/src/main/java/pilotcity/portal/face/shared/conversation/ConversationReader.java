package pilotcity.portal.face.shared.conversation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.input.InputField;
import pilotcity.portal.kernel.verb.input.InputReader;
import pilotcity.portal.kernel.verb.input.JsonTypeCheck;
import pilotcity.portal.kernel.verb.input.VerbInput;
import pilotcity.portal.suggestion.conversation.Conversation;
import pilotcity.portal.suggestion.conversation.Turn;
import pilotcity.portal.suggestion.conversation.Whereabouts;
import pilotcity.portal.suggestion.conversation.question.ConversationLanguage;

/** Reads a conversation from JSON. */
public final class ConversationReader {
    private static final int MOST_CHOICES = 20;
    private static final int LONGEST_VALUE = 1_000;

    private ConversationReader() {}

    /** @throws Problem BAD_REQUEST that names the member which is wrong */
    public static Conversation read(JsonObject json) {
        Map<String, Object> members = new LinkedHashMap<>(json.getMap());
        Object turns = members.remove(ConversationFields.TURNS);
        if (turns == null) {
            throw Problem.field(ConversationFields.TURNS, new Label("必填", "is required"));
        }
        VerbInput whole = checked(ConversationFields.WHOLE, members);
        return new Conversation(
                ConversationLanguage.find(String.valueOf(whole.text(ConversationFields.LANGUAGE)))
                        .orElse(null),
                turns(turns),
                where(whole),
                whole.text(ConversationFields.CATEGORY),
                whole.text(ConversationFields.CAMPAIGN),
                whole.flag(ConversationFields.SPLIT));
    }

    private static VerbInput checked(List<InputField> fields, Map<String, Object> members) {
        JsonTypeCheck.require(fields, members);
        return InputReader.read(fields, members);
    }

    private static List<Turn> turns(Object given) {
        List<?> list = switch (given) {
            case JsonArray array -> array.getList();
            case List<?> items -> items;
            default -> throw Problem.field(ConversationFields.TURNS, "must be a list");
        };
        if (list.size() > Conversation.MOST_TURNS) {
            throw Problem.field(ConversationFields.TURNS, "has at most " + Conversation.MOST_TURNS + " items");
        }
        List<Turn> turns = new ArrayList<>();
        for (Object each : list) {
            String path = ConversationFields.TURNS + "[" + turns.size() + "]";
            Map<String, Object> members = object(each, path);
            turns.add(under(path + ".", () -> turn(members)));
        }
        return turns;
    }

    @SuppressWarnings("unchecked") // the names of members are texts
    private static Map<String, Object> object(@Nullable Object given, String path) {
        return switch (given) {
            case JsonObject object -> new LinkedHashMap<>(object.getMap());
            case Map<?, ?> members -> new LinkedHashMap<>((Map<String, Object>) members);
            case null, default -> throw Problem.field(path, "must be an object");
        };
    }

    /** Reads a part; what is wrong in it is named from the root. */
    private static <T> T under(String path, Supplier<T> part) {
        try {
            return part.get();
        } catch (Problem problem) {
            String field = path + (problem.field() == null ? "" : problem.field());
            Label label = problem.label();
            throw label == null ? Problem.field(field, problem.reason()) : Problem.field(field, label);
        }
    }

    private static Turn turn(Map<String, Object> members) {
        boolean answers = members.containsKey(ConversationFields.ANSWER);
        Object answer = members.remove(ConversationFields.ANSWER);
        requireKnown(members.keySet());
        VerbInput turn = checked(ConversationFields.TURN, members);
        String question = turn.text(ConversationFields.QUESTION);
        boolean says = turn.has(ConversationFields.TEXT) || turn.has(ConversationFields.PHOTOS);
        if (answers == says) {
            throw Problem.field(
                    ConversationFields.TEXT,
                    "a turn has a text or photos, or else an answer, which is null where it is skipped");
        }
        if (says) {
            String text = turn.text(ConversationFields.TEXT);
            return new Turn.Said(question, text == null ? "" : text, photos(turn));
        }
        return answer == null ? new Turn.Skipped(question) : answered(question, answer);
    }

    /** An answer is of many shapes, which no field has, and is known all the same. */
    private static void requireKnown(Set<String> members) {
        List<String> known =
                ConversationFields.TURN.stream().map(InputField::name).toList();
        for (String name : members) {
            if (!known.contains(name)) {
                throw Problem.field(
                        name, "unknown; known are " + String.join(", ", known) + ", " + ConversationFields.ANSWER);
            }
        }
    }

    private static int photos(VerbInput turn) {
        Long photos = turn.integer(ConversationFields.PHOTOS);
        if (photos != null && (photos < 0 || photos > ConversationFields.MOST_PHOTOS)) {
            throw Problem.field(
                    ConversationFields.PHOTOS,
                    "must be from 0 to " + ConversationFields.MOST_PHOTOS + ", not " + photos);
        }
        return photos == null ? 0 : photos.intValue();
    }

    private static Turn answered(@Nullable String question, Object answer) {
        return switch (answer) {
            case String text -> new Turn.Chosen(question, List.of(value(text)));
            case Number number -> new Turn.Chosen(question, List.of(plain(number)));
            case JsonArray array -> new Turn.Chosen(question, values(array.getList()));
            case List<?> list -> new Turn.Chosen(question, values(list));
            case JsonObject object -> placed(question, object.getMap());
            case Map<?, ?> members -> placed(question, object(members, ConversationFields.ANSWER));
            default ->
                throw Problem.field(
                        ConversationFields.ANSWER, "must be a text, a number, a list of texts, a place or null");
        };
    }

    private static String plain(Number number) {
        return number instanceof Double || number instanceof Float
                ? new BigDecimal(number.toString()).toPlainString()
                : number.toString();
    }

    private static List<String> values(List<?> given) {
        if (given.isEmpty() || given.size() > MOST_CHOICES) {
            throw Problem.field(ConversationFields.ANSWER, "has from 1 to " + MOST_CHOICES + " items");
        }
        List<String> values = new ArrayList<>();
        for (Object each : given) {
            if (!(each instanceof String text)) {
                throw Problem.field(ConversationFields.ANSWER, "must be a list of texts");
            }
            values.add(value(text));
        }
        return values;
    }

    private static String value(String text) {
        VerbInput read = InputReader.read(
                List.of(InputField.text(ConversationFields.ANSWER, LONGEST_VALUE, "", "")
                        .needed()),
                Map.of(ConversationFields.ANSWER, InvisibleCharacters.strip(text)));
        return read.get(ConversationFields.ANSWER);
    }

    private static Turn placed(@Nullable String question, Map<String, Object> members) {
        return under(ConversationFields.ANSWER + ".", () -> {
            Whereabouts where = where(checked(ConversationFields.WHERE, members));
            if (where.isUnknown()) {
                throw Problem.field(ConversationFields.LON, "say where it is: lon and lat, or an address, or a place");
            }
            return new Turn.Placed(question, where);
        });
    }

    private static Whereabouts where(VerbInput input) {
        Double lon = input.number(ConversationFields.LON);
        Double lat = input.number(ConversationFields.LAT);
        if ((lon == null) != (lat == null)) {
            throw Problem.field(
                    lon == null ? ConversationFields.LON : ConversationFields.LAT, "lon and lat come together");
        }
        return new Whereabouts(
                lon,
                lat,
                input.text(ConversationFields.CRS),
                input.number(ConversationFields.ACCURACY),
                input.text(ConversationFields.ADDRESS),
                input.text(ConversationFields.PLACE));
    }
}
