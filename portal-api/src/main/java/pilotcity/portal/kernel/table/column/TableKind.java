package pilotcity.portal.kernel.table.column;

import java.time.ZoneId;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.FieldOptions;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;

/** The rows of a table described as a kind, so that filters are checked and protocols describe them as any other. */
public final class TableKind {
    private TableKind() {}

    /** @param name by which protocols call the table */
    public static Kind<Object> of(String name, StoredTable table) {
        Kind.Builder<Object> kind = Kind.of(name, name, Object.class).id(Object::toString);
        kind.integer(
                table.id(),
                TableKind::unread,
                options -> options.title("序号", "Row number").required().sort());
        for (StoredColumn column : table.columns()) {
            add(kind, column);
        }
        if (table.hasShapes()) {
            kind.geometry(table.geometry(), TableKind::unread, options -> {
                options.title("位置", "Place");
                if (table.shapes() == ShapeStorage.POINTS) {
                    options.points();
                }
            });
        }
        if (table.time() != null) {
            kind.time(table.time());
        }
        return kind.build();
    }

    /** The same alone, for checking filters. */
    public static Kinds kinds(String name, StoredTable table, ZoneId zone) {
        return Kinds.ofTable(of(name, table), zone);
    }

    /** Rows are never read from objects. */
    private static @Nullable Object unread(Object row) {
        return null;
    }

    private static void add(Kind.Builder<Object> kind, StoredColumn column) {
        Consumer<FieldOptions> options = field -> describe(field, column);
        switch (column.storage().field()) {
            case INTEGER -> kind.integer(column.name(), TableKind::unread, options);
            case NUMBER -> kind.number(column.name(), TableKind::unread, options);
            case BOOLEAN -> kind.bool(column.name(), TableKind::unread, options);
            case DATE -> kind.date(column.name(), TableKind::unread, options);
            case INSTANT -> kind.instant(column.name(), TableKind::unread, options);
            default -> kind.keyword(column.name(), TableKind::unread, options);
        }
    }

    private static void describe(FieldOptions field, StoredColumn column) {
        field.title(column.title().zh(), column.title().en());
        field.describe(column.description().zh(), column.description().en());
        column.codes().forEach((code, label) -> field.code(code, label.zh(), label.en()));
        String unit = column.unit();
        if (unit != null) {
            field.unit(unit);
        }
        if (column.required()) {
            field.required();
        }
        if (column.storage() != ColumnStorage.JSON) {
            field.facet();
        }
        if (column.storage().isOrdered()) {
            field.sort();
        }
    }
}
