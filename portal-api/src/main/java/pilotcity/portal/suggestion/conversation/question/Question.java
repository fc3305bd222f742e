package pilotcity.portal.suggestion.conversation.question;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;

/**
 * A short question back.
 *
 * @param code {@code words}, {@code place}, {@code category}, or {@code answers.} and the code of a question of the
 *     category
 * @param hint how to answer, or null
 * @param required whether the category takes no report without the answer; it can be skipped all the same
 * @param choices what can be answered; empty where that is open
 */
public record Question(
        String code, Kind kind, Label text, @Nullable Label hint, boolean required, List<Choice> choices) {
    public static final String WORDS = "words";
    public static final String PLACE = "place";
    public static final String CATEGORY = "category";
    public static final String ANSWERS = "answers.";

    /** The answer to which category it is that none of those offered is right. */
    public static final String NEITHER = "none";

    public static final Question OF_WORDS =
            open(WORDS, Kind.WORDS, new Label("是什么问题？一句话就够。", "What is the problem? One sentence is enough."), null);

    public static final Question OF_PLACE = open(
            PLACE,
            Kind.PLACE,
            new Label("在什么地方？", "Where is it?"),
            new Label(
                    "可以发定位、在地图上标出，或者说出路名、门牌、附近的标志。",
                    "Send your position, mark it on the map, or name the street, the number or something nearby."));

    /** What sort of answer it takes. */
    public enum Kind {
        /** Words, which become part of the report. */
        WORDS,
        /** A point, or an address in words. */
        PLACE,
        /** One of the choices. */
        CHOICE,
        /** Some of the choices. */
        CHOICES,
        TEXT,
        NUMBER,
        /** A time with an offset (RFC 3339). */
        DATETIME;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind ofDatatype(String datatype) {
            return switch (datatype) {
                case "singlevaluelist" -> CHOICE;
                case "multivaluelist" -> CHOICES;
                case "number" -> NUMBER;
                case "datetime" -> DATETIME;
                default -> TEXT;
            };
        }
    }

    /**
     * An answer to choose.
     *
     * @param more what explains it, or null
     */
    public record Choice(
            String value, Label label, @Nullable Label more) {}

    public Question {
        choices = List.copyOf(choices);
    }

    private static Question open(String code, Kind kind, Label text, @Nullable Label hint) {
        return new Question(code, kind, text, hint, false, List.of());
    }

    /** The code in its category of what the category asks, or empty. */
    public String answerCode() {
        return code.startsWith(ANSWERS) ? code.substring(ANSWERS.length()) : "";
    }
}
