package pilotcity.portal.kernel.http.request;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.index.text.SurrogatePairs;
import pilotcity.portal.kernel.problem.Problem;

/**
 * Whether texts are Unicode at all. JSON can write half of a character beyond U+FFFF, and an address any bytes; nobody
 * can store either, so both are refused where they come in instead of becoming a question mark.
 */
public final class UnicodeCheck {
    private static final Pattern HIGH_BYTE = Pattern.compile("%[89a-fA-F]");

    /** The message for bytes that are not UTF-8. */
    static final Label NOT_UTF8 = new Label("不是 UTF-8 编码", "is not in UTF-8");

    private UnicodeCheck() {}

    public static boolean isUnicode(String text) {
        return SurrogatePairs.arePaired(text);
    }

    /** Whether it can stand in the database: it is Unicode, and has no U+0000. */
    public static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && isUnicode(text);
    }

    /** As much of the beginning of {@code text} as {@code most} allows, without half a character at its end. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** Where in a value of JSON a text, or the name of a member, is not: {@code contact.name}; empty when all are. */
    public static Optional<String> findBroken(@Nullable Object value) {
        return switch (value) {
            case String text -> isUnicode(text) ? Optional.empty() : Optional.of("");
            case JsonObject object -> findBroken(object.getMap());
            case JsonArray array -> findBroken(array.getList());
            case Map<?, ?> map -> inMembers(map);
            case List<?> list -> inItems(list);
            case null, default -> Optional.empty();
        };
    }

    private static Optional<String> inMembers(Map<?, ?> map) {
        for (Map.Entry<?, ?> member : map.entrySet()) {
            String name = String.valueOf(member.getKey());
            Optional<String> broken = isUnicode(name) ? findBroken(member.getValue()) : Optional.of("");
            if (broken.isPresent()) {
                return Optional.of(joined(isUnicode(name) ? name : "", broken.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> inItems(List<?> list) {
        for (int i = 0; i < list.size(); i++) {
            Optional<String> broken = findBroken(list.get(i));
            if (broken.isPresent()) {
                return Optional.of(joined("[" + i + "]", broken.get()));
            }
        }
        return Optional.empty();
    }

    private static String joined(String name, String rest) {
        return rest.isEmpty() || rest.startsWith("[") ? name + rest : name + "." + rest;
    }

    /** The message for text that is not valid Unicode. */
    public static final String REASON = "holds half of a character (a surrogate without its partner)";

    /** @throws Problem that names the member where a text is not */
    public static <T> T require(T json) {
        findBroken(json).ifPresent(path -> {
            throw path.isEmpty()
                    ? Problem.of(Problem.Kind.BAD_REQUEST, "the body " + REASON)
                    : Problem.field(path, REASON);
        });
        return json;
    }

    /** Refuses a query whose escapes are not UTF-8, before anybody reads it. */
    public static void check(RoutingContext context) {
        String query = context.request().query();
        if (query != null) {
            requireUtf8(query);
        }
        context.next();
    }

    /**
     * @throws Problem that names the field of {@code pairs}, as addresses and forms write them, that is not in UTF-8
     */
    static void requireUtf8(String pairs) {
        if (!HIGH_BYTE.matcher(pairs).find()) {
            return;
        }
        for (String each : pairs.split("&", -1)) {
            String[] parts = each.split("=", 2);
            if (!isUtf8(parts[0])) {
                throw Problem.of(Problem.Kind.BAD_REQUEST, "the name of a parameter is not in UTF-8");
            }
            if (parts.length == 2 && !isUtf8(parts[1])) {
                throw Problem.field(parts[0], NOT_UTF8);
            }
        }
    }

    private static boolean isUtf8(String escaped) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            boolean escape = escaped.charAt(i) == '%'
                    && i + 2 < escaped.length()
                    && HexFormat.isHexDigit(escaped.charAt(i + 1))
                    && HexFormat.isHexDigit(escaped.charAt(i + 2));
            bytes.write(escape ? HexFormat.fromHexDigits(escaped, i + 1, i + 3) : Math.min(escaped.charAt(i), 0x7F));
            i += escape ? 2 : 0;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
