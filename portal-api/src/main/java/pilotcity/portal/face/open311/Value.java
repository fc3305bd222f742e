package pilotcity.portal.face.open311;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.encoding.Xml;

/**
 * What an answer is made of, the same for XML and JSON under the Spark convention: an element with members of different
 * names is an object, one with members of one name is a list, an empty one is null.
 */
public sealed interface Value {
    record Text(String text) implements Value {}

    record Numeral(BigDecimal number) implements Value {}

    record Flag(boolean flag) implements Value {}

    record Nothing() implements Value {}

    /** Any number of values, each called {@code each} in XML. */
    record Items(String each, List<? extends Value> items) implements Value {}

    /** Values of different names; at least two, or it would be read as a list. */
    record Group(Map<String, Value> members) implements Value {
        Group() {
            this(new LinkedHashMap<>());
        }

        Group with(String name, Value value) {
            members.put(name, value);
            return this;
        }

        Group text(String name, @Nullable String text) {
            return with(name, Value.text(text));
        }

        Group flag(String name, boolean flag) {
            return with(name, new Flag(flag));
        }

        Group number(String name, @Nullable Number number) {
            return with(name, number == null ? NOTHING : new Value.Numeral(new BigDecimal(String.valueOf(number))));
        }
    }

    Value NOTHING = new Nothing();

    static Value text(@Nullable String text) {
        String clean = text == null ? "" : clean(text);
        return clean.isBlank() ? NOTHING : new Text(clean);
    }

    /** XML 1.0 has no control characters, and reads every line end as one character; so does the JSON, to agree. */
    private static String clean(String text) {
        return Xml.clean(text.replace("\r\n", "\n").replace('\r', '\n'));
    }
}
