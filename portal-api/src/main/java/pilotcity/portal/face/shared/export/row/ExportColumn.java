package pilotcity.portal.face.shared.export.row;

import java.util.Map;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.column.StoredColumn;

/**
 * One column of an export.
 *
 * @param slot where a {@link DocumentRow} holds the value
 * @param codes what its values are called, where they are a closed list
 * @param labels what those of its values are called that have words
 * @param isMain whether it is the geometry that features are drawn with
 * @param digits how many digits a {@link Type#DECIMAL} has in all, {@code scale} of them behind the point; 0 for others
 */
public record ExportColumn(
        String name,
        int slot,
        Type type,
        Label title,
        Label description,
        Map<String, Label> codes,
        Map<String, Label> labels,
        boolean isMain,
        int digits,
        int scale) {

    /** What a column holds; formats have their own types for these. */
    public enum Type {
        TEXT,
        INTEGER,
        NUMBER,
        /** A number with more digits than a double keeps. */
        DECIMAL,
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

    /** So many decimal digits survive in a double (IEEE 754 binary64). */
    private static final int EXACT_DIGITS = 15;

    static final Label LONGITUDE = new Label("经度", "Longitude");
    static final Label LATITUDE = new Label("纬度", "Latitude");

    static ExportColumn id(int slot) {
        Label title = new Label("编号", "Id");
        Label description = new Label("唯一编号", "Names the document");
        return new ExportColumn("id", slot, Type.TEXT, title, description, Map.of(), Map.of(), false, 0, 0);
    }

    static ExportColumn of(Field<?> field, int slot) {
        Type type = type(field);
        boolean main = type == Type.GEOMETRY && field.name().equals(Kind.GEOMETRY);
        return new ExportColumn(
                field.name(),
                slot,
                type,
                field.title(),
                field.description(),
                field.codes(),
                field.labels(),
                main,
                0,
                0);
    }

    ExportColumn half(String part, Type half, Label label) {
        return new ExportColumn(part, slot, half, label, description, Map.of(), Map.of(), false, 0, 0);
    }

    static ExportColumn of(StoredColumn column, int slot) {
        return new ExportColumn(
                column.name(),
                slot,
                type(column),
                column.title(),
                column.description(),
                column.codes(),
                column.codes(),
                false,
                column.digits(),
                column.scale());
    }

    /** Where the rows of a table lie. */
    static ExportColumn place(String name, int slot) {
        Label title = new Label("位置", "Place");
        return new ExportColumn(name, slot, Type.GEOMETRY, title, new Label("", ""), Map.of(), Map.of(), true, 0, 0);
    }

    private static Type type(StoredColumn column) {
        return switch (column.storage()) {
            case TEXT -> Type.TEXT;
            case INTEGER -> Type.INTEGER;
            case DECIMAL -> column.digits() > EXACT_DIGITS ? Type.DECIMAL : Type.NUMBER;
            case DOUBLE -> Type.NUMBER;
            case BOOLEAN -> Type.BOOLEAN;
            case DATE -> Type.DATE;
            case INSTANT -> Type.INSTANT;
            case JSON -> Type.JSON;
        };
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
