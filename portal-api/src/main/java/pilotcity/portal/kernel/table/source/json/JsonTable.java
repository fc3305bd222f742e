package pilotcity.portal.kernel.table.source.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.header.HeaderNames;

/** Objects that stand side by side, and what the first pass finds of them: their members and whether they are features. */
final class JsonTable {
    static final String GEOMETRY = "geometry";
    static final String PROPERTIES = "properties";
    static final String ID = "id";
    private static final Set<String> OF_FEATURES = Set.of("type", ID, PROPERTIES, GEOMETRY, "bbox");
    private static final int COUNTED = 10;

    private final List<String> path;
    private final ReadLimits limits;
    private final Map<String, JsonType> members = new LinkedHashMap<>();
    private final Map<String, JsonType> properties = new LinkedHashMap<>();
    private @Nullable String crs = "EPSG:4326";
    private long objects;
    private long features;
    private boolean odd;

    JsonTable(List<String> path, ReadLimits limits) {
        this.path = List.copyOf(path);
        this.limits = limits;
    }

    /** The names of the members that lead to it. */
    List<String> path() {
        return path;
    }

    void crs(@Nullable String declared) {
        crs = declared;
    }

    /** Whether there is something in it, and all of it objects. */
    boolean isTable() {
        return objects > 0 && !odd;
    }

    boolean isFeatures() {
        return features > 0 && features == objects;
    }

    long objects() {
        return objects;
    }

    /** Takes note of what is no object. */
    void odd() {
        odd = true;
    }

    /** Takes note of the object that begins here, and goes to its end. */
    void add(JsonParser json) throws IOException {
        objects++;
        boolean feature = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            feature |= name.equals("type")
                    && value == JsonToken.VALUE_STRING
                    && json.getText().equals("Feature");
            note(members, name, value);
            if (name.equals(PROPERTIES) && value == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String property = json.currentName();
                    note(properties, property, json.nextToken());
                    json.skipChildren();
                }
            } else {
                json.skipChildren();
            }
        }
        features += feature ? 1 : 0;
    }

    /** Members of features outside of their properties, which no column has. */
    List<String> foreign() {
        return isFeatures()
                ? members.keySet().stream()
                        .filter(name -> !OF_FEATURES.contains(name))
                        .toList()
                : List.of();
    }

    private void note(Map<String, JsonType> columns, String name, JsonToken value) {
        JsonType before = columns.getOrDefault(name, JsonType.UNKNOWN);
        JsonType now = before.with(value);
        if (now != before || before == JsonType.UNKNOWN) {
            columns.put(name, now);
            if (columns.size() > limits.columns() * COUNTED) {
                limits.requireColumns(objects, columns.size());
            }
        }
    }

    /** Where the cells of an object go: its members by name, or the properties, id and geometry of a feature. */
    record Layout(List<SourceColumn> columns, Map<String, Integer> slots, int id, int geometry) {}

    Layout layout() {
        boolean shapes = isFeatures();
        Map<String, JsonType> named = shapes ? properties : members;
        List<String> names = new ArrayList<>(named.keySet());
        boolean ids = shapes && members.containsKey(ID);
        if (ids) {
            names.addFirst(properties.containsKey(ID) ? "feature_id" : ID);
        }
        if (shapes) {
            names.add(GEOMETRY);
        }
        limits.requireColumns(0, names.size());
        if (names.isEmpty()) {
            throw new TableSourceException(0, "文件中没有表：其中的对象没有成员。", "There is no table: its objects have no members.");
        }
        List<String> unique = HeaderNames.unique(names);
        List<SourceColumn> columns = new ArrayList<>();
        Map<String, Integer> slots = new LinkedHashMap<>();
        if (ids) {
            columns.add(new SourceColumn(unique.getFirst(), null, null));
        }
        named.forEach((name, type) -> {
            slots.put(name, columns.size());
            columns.add(new SourceColumn(unique.get(columns.size()), type.frictionless(), null));
        });
        if (shapes) {
            columns.add(new SourceColumn(unique.getLast(), "geojson", crs));
        }
        return new Layout(columns, slots, ids ? 0 : -1, shapes ? columns.size() - 1 : -1);
    }
}
