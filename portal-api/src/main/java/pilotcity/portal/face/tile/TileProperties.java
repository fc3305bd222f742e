package pilotcity.portal.face.tile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.TextRole;
import pilotcity.portal.face.tile.mvt.MvtLayerEncoder;

/**
 * Properties of a single document in a tile: its names, or a short text if it has none, and the fields that classify
 * it. Everything else is one request away.
 */
final class TileProperties {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_WORDS = 2;

    private final String id;
    private final Map<String, Field<?>> fields = new LinkedHashMap<>();

    /** Of the documents of a kind. */
    TileProperties(Kind<?> kind) {
        this(kind, "id");
    }

    /** @param id the name of the property that tells features apart */
    TileProperties(Kind<?> kind, String id) {
        this.id = id;
        List<String> names = kind.nameFields();
        List<String> words = kind.fields().values().stream()
                .filter(field -> field.type() == FieldType.TEXT && field.role() == TextRole.KEYWORDS)
                .map(Field::name)
                .limit(MOST_WORDS)
                .toList();
        for (Field<?> field : kind.fields().values()) {
            boolean called = (names.isEmpty() ? words : names).contains(field.name());
            if (!field.list() && !field.detail() && (called || isClass(field))) {
                fields.put(field.name(), field);
            }
        }
    }

    private static boolean isClass(Field<?> field) {
        return field.facetable()
                && switch (field.type()) {
                    case KEYWORD, REFERENCE, BOOLEAN, INTEGER, NUMBER -> true;
                    case TEXT, DATE, INSTANT, GEOMETRY, OBJECT -> false;
                };
    }

    /** The fields, by their names in the tile. */
    Map<String, Field<?>> fields() {
        return fields;
    }

    /** The name of the property that tells features apart. */
    String id() {
        return id;
    }

    /** Adds what {@code document} says to the next feature of {@code layer}. */
    void tag(MvtLayerEncoder layer, Document document) {
        layer.tag(id, document.id());
        try (JsonParser json = JSON.createParser(document.json())) {
            json.nextToken();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                if (value.isStructStart()) {
                    json.skipChildren();
                } else if (fields.containsKey(name)) {
                    tag(layer, name, json, value);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tag(MvtLayerEncoder layer, String name, JsonParser json, JsonToken value) throws IOException {
        switch (value) {
            case VALUE_STRING -> layer.tag(name, json.getText());
            case VALUE_NUMBER_INT -> layer.tag(name, json.getLongValue());
            case VALUE_NUMBER_FLOAT -> layer.tag(name, json.getDoubleValue());
            case VALUE_TRUE, VALUE_FALSE -> layer.tag(name, json.getBooleanValue());
            default -> {}
        }
    }
}
