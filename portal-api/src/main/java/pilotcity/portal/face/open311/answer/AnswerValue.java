package pilotcity.portal.face.open311.answer;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.encoding.XmlDocumentWriter;

/**
 * What an answer is made of, the same for XML and JSON under the Spark convention: an element with members of different
 * names is an object, one with members of one name is a list, an empty one is null.
 */
public sealed interface AnswerValue {
    record Text(String text) implements AnswerValue {}

    record Numeral(BigDecimal number) implements AnswerValue {}

    record Flag(boolean flag) implements AnswerValue {}

    record Nothing() implements AnswerValue {}

    /** Any number of values, each called {@code each} in XML. */
    record Items(String each, List<? extends AnswerValue> items) implements AnswerValue {}

    /** Values of different names; at least two, or it would be read as a list. */
    record Group(Map<String, AnswerValue> members) implements AnswerValue {
        public Group() {
            this(new LinkedHashMap<>());
        }

        public Group with(String name, AnswerValue value) {
            members.put(name, value);
            return this;
        }

        public Group text(String name, @Nullable String text) {
            return with(name, AnswerValue.text(text));
        }

        public Group flag(String name, boolean flag) {
            return with(name, new Flag(flag));
        }

        public Group number(String name, @Nullable Number number) {
            return with(
                    name, number == null ? NOTHING : new AnswerValue.Numeral(new BigDecimal(String.valueOf(number))));
        }
    }

    AnswerValue NOTHING = new Nothing();

    static AnswerValue text(@Nullable String text) {
        String clean = text == null ? "" : clean(text);
        return clean.isBlank() ? NOTHING : new Text(clean);
    }

    /** XML 1.0 has no control characters, and reads every line end as one character; so does the JSON, to agree. */
    private static String clean(String text) {
        return XmlDocumentWriter.clean(text.replace("\r\n", "\n").replace('\r', '\n'));
    }
}
