package pilotcity.portal.kernel.table.source.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.bytes.FileBytes;

/** The first pass over a file: every array of objects in it that names alone lead to, or the objects on its lines. */
final class JsonScan {
    private static final int DEEPEST = 5;
    private static final Pattern CODE = Pattern.compile("(?i)(?:.*\\bEPSG:[0-9.]*:|EPSG:)([0-9]{3,6})");
    private static final Pattern WGS84 = Pattern.compile("(?i).*\\bCRS:?84");

    private final ReadLimits limits;
    private final List<JsonTable> tables = new ArrayList<>();
    private final List<String> beside = new ArrayList<>();
    private final boolean named;

    private JsonScan(ReadLimits limits, boolean named) {
        this.limits = limits;
        this.named = named;
    }

    /**
     * What is in a file.
     *
     * @param lines whether its objects stand one after the other, without brackets around them
     * @param beside other arrays of objects in a collection of features, which are no part of it
     */
    record Found(List<JsonTable> tables, boolean lines, List<String> beside) {}

    /** @param lines whether the name of the file says JSON Lines */
    static Found scan(FileBytes bytes, ReadLimits limits, boolean lines) throws IOException {
        JsonScan scan = new JsonScan(limits, lines);
        Found found;
        try (JsonParser json = JsonText.open(bytes, limits)) {
            found = scan.found(json);
        }
        // What stood between the first braces was a line, which is known when the second begins.
        return found.lines() && found.tables().isEmpty() ? scan(bytes, limits, true) : found;
    }

    private Found found(JsonParser json) {
        try {
            return run(json);
        } catch (IOException e) {
            throw JsonText.fault(e, json, 0);
        }
    }

    private Found run(JsonParser json) throws IOException {
        JsonToken first = json.nextToken();
        if (first == JsonToken.START_ARRAY && !named) {
            array(json, List.of());
            requireEnd(json);
        } else if (first == JsonToken.START_OBJECT && !named) {
            object(json, List.of());
            if (json.nextToken() != null) {
                return new Found(List.of(), true, List.of());
            }
        } else {
            JsonTable table = new JsonTable(List.of(), limits);
            lines(json, table);
            return new Found(List.of(table), true, List.of());
        }
        return new Found(tables, false, beside);
    }

    private static void requireEnd(JsonParser json) throws IOException {
        if (json.nextToken() != null) {
            throw new TableSourceException(
                    0,
                    "不是 JSON：第 %,d 行在结尾之后还有内容。"
                            .formatted(json.currentTokenLocation().getLineNr()),
                    "This is no JSON: something follows the end of it in line %,d."
                            .formatted(json.currentTokenLocation().getLineNr()));
        }
    }

    private static void lines(JsonParser json, JsonTable table) throws IOException {
        do {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                long line = json.currentTokenLocation().getLineNr();
                throw new TableSourceException(
                        line,
                        "第 %,d 行不是对象；JSON Lines 每行应为一个对象。".formatted(line),
                        "Line %,d: there is no object; JSON Lines has one on every line.".formatted(line));
            }
            table.add(json);
        } while (json.nextToken() != null);
    }

    private void object(JsonParser json, List<String> path) throws IOException {
        String crs = "EPSG:4326";
        boolean collection = false;
        int before = tables.size();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            List<String> inner = new ArrayList<>(path);
            inner.add(name);
            if (name.equals("type") && value == JsonToken.VALUE_STRING) {
                collection = json.getText().equals("FeatureCollection");
            } else if (name.equals("crs")) {
                crs = crs(json);
            } else if (value == JsonToken.START_ARRAY) {
                array(json, inner);
            } else if (value == JsonToken.START_OBJECT && inner.size() < DEEPEST) {
                object(json, inner);
            } else {
                json.skipChildren();
            }
        }
        if (collection) {
            keepFeatures(path, before);
        }
        for (JsonTable table : tables.subList(before, tables.size())) {
            if (table.path().size() == path.size() + 1) {
                table.crs(crs);
            }
        }
    }

    /** Other members of a collection are foreign to it (RFC 7946, clause 6.1). */
    private void keepFeatures(List<String> path, int before) {
        List<String> features = new ArrayList<>(path);
        features.add("features");
        List<JsonTable> found = tables.subList(before, tables.size());
        found.stream()
                .filter(table -> !table.path().equals(features))
                .forEach(table -> beside.add(String.join(".", table.path())));
        found.removeIf(table -> !table.path().equals(features));
    }

    /** The name in a {@code crs} member of GeoJSON before RFC 7946, or null where it says that none is known. */
    private static @Nullable String crs(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return null;
        }
        String name = null;
        int depth = 1;
        while (depth > 0) {
            JsonToken token = json.nextToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token == JsonToken.VALUE_STRING && List.of("name", "href").contains(json.currentName())) {
                name = json.getText();
            }
        }
        if (name == null) {
            return null;
        }
        Matcher code = CODE.matcher(name);
        return code.matches() ? "EPSG:" + code.group(1) : WGS84.matcher(name).matches() ? "EPSG:4326" : name;
    }

    private void array(JsonParser json, List<String> path) throws IOException {
        JsonTable table = new JsonTable(path, limits);
        JsonToken element = json.nextToken();
        while (element != JsonToken.END_ARRAY) {
            if (element == JsonToken.START_OBJECT) {
                table.add(json);
            } else {
                table.odd();
                json.skipChildren();
            }
            element = json.nextToken();
        }
        if (table.isTable()) {
            tables.add(table);
            limits.requireTables(tables.size());
        }
    }
}
