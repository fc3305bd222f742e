package pilotcity.portal.dataset.draft;

import io.vertx.core.json.JsonObject;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.table.source.ReadingOptions;

/** How a table is read, as JSON; what does not apply to a format is absent. */
public final class ReadingJson {
    private static final Set<String> NAMES = Set.of("encoding", "delimiter", "quote", "headerRow", "headerRows");

    private ReadingJson() {}

    public static JsonObject write(ReadingOptions options) {
        JsonObject json = new JsonObject();
        put(json, "encoding", options.encoding());
        put(
                json,
                "delimiter",
                options.delimiter() == null ? null : options.delimiter().toString());
        put(json, "quote", options.quote() == null ? null : options.quote().toString());
        put(json, "headerRow", options.headerRow());
        put(json, "headerRows", options.headerRows());
        return json;
    }

    private static void put(JsonObject json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    public static ReadingOptions read(JsonObject json) {
        String delimiter = json.getString("delimiter");
        String quote = json.getString("quote");
        return new ReadingOptions(
                json.getString("encoding"),
                delimiter == null ? null : delimiter.charAt(0),
                quote == null ? null : quote.charAt(0),
                json.getInteger("headerRow"),
                json.getInteger("headerRows"));
    }

    /** What was, with what is given; a null stands for nothing. */
    static JsonObject merge(JsonObject was, JsonObject given) {
        JsonObject merged = was.copy();
        given.forEach(entry -> {
            String name = entry.getKey();
            require(NAMES.contains(name), name, new Label("没有这一项；可用的有：" + NAMES, "unknown; known are " + NAMES));
            Object value = entry.getValue();
            if (value == null) {
                merged.remove(name);
            } else {
                check(name, value);
                merged.put(name, value);
            }
        });
        return merged;
    }

    private static void check(String name, Object value) {
        switch (name) {
            case "encoding" ->
                require(isCharset(value), name, new Label("不是字符编码：" + value, "is no character set: " + value));
            case "delimiter", "quote" ->
                require(
                        value instanceof String text && text.length() == 1,
                        name,
                        new Label("只能是一个字符", "must be one character"));
            default ->
                require(
                        value instanceof Integer number && number >= 0 && number <= 1000,
                        name,
                        new Label("须为行号，0 表示没有", "must be the number of a row, 0 for none"));
        }
    }

    private static boolean isCharset(Object name) {
        try {
            return name instanceof String text && Charset.isSupported(text);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return false;
        }
    }

    private static void require(boolean holds, String name, Label reason) {
        if (!holds) {
            throw Problem.field("reading." + name, reason);
        }
    }
}
