package pilotcity.portal.face.export.row;

import java.util.Map;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Label;

/**
 * One column of an export.
 *
 * @param slot where a {@link DocumentRow} holds the value
 * @param codes what its values are called, where they are a closed list
 * @param labels what those of its values are called that have words
 */
public record ExportColumn(
        String name,
        int slot,
        Type type,
        Label title,
        Label description,
        Map<String, Label> codes,
        Map<String, Label> labels) {

    /** What a column holds; formats have their own types for these. */
    public enum Type {
        TEXT,
        INTEGER,
        NUMBER,
        BOOLEAN,
        DATE,
        INSTANT,
        /** Several values or a group of fields: JSON, as the document has it. */
        JSON,
        GEOMETRY,
        /** The first coordinate of a point. */
        LONGITUDE,
        /** The second coordinate of a point. */
        LATITUDE
    }

    static final Label LONGITUDE = new Label("经度", "Longitude");
    static final Label LATITUDE = new Label("纬度", "Latitude");

    static ExportColumn id(int slot) {
        Label title = new Label("编号", "Id");
        return new ExportColumn(
                "id", slot, Type.TEXT, title, new Label("唯一编号", "Names the document"), Map.of(), Map.of());
    }

    static ExportColumn of(Field<?> field, int slot) {
        return new ExportColumn(
                field.name(), slot, type(field), field.title(), field.description(), field.codes(), field.labels());
    }

    ExportColumn half(String part, Type half, Label label) {
        return new ExportColumn(part, slot, half, label, description, Map.of(), Map.of());
    }

    /** Whether it is the geometry that features are drawn with. */
    public boolean isMain() {
        return type == Type.GEOMETRY && name.equals(Kind.GEOMETRY);
    }

    private static Type type(Field<?> field) {
        if (field.list() || field.type() == FieldType.OBJECT) {
            return Type.JSON;
        }
        return switch (field.type()) {
            case INTEGER -> Type.INTEGER;
            case NUMBER -> Type.NUMBER;
            case BOOLEAN -> Type.BOOLEAN;
            case DATE -> Type.DATE;
            case INSTANT -> Type.INSTANT;
            case GEOMETRY -> Type.GEOMETRY;
            case KEYWORD, TEXT, REFERENCE, OBJECT -> Type.TEXT;
        };
    }
}
