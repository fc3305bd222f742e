package pilotcity.portal.face.shared.export.row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.table.column.ShapeStorage;
import pilotcity.portal.kernel.table.column.StoredTable;

/**
 * The columns of a file. Those of a kind are {@code id}, then its fields in their order: a list or a group of fields is
 * one column with its JSON, so that nothing is lost and no document has more columns than another. Those of a table are
 * its own.
 *
 * @param names of all members that a document or row can have, in the order they stand in; the first is its id
 * @param points whether every main geometry is one point
 * @param tabular whether they are of a table: its points are not taken apart, since it has the columns that they come
 *     from, and a row in JSON has a null where it has no value
 */
public record ExportColumns(List<ExportColumn> list, List<String> names, boolean points, boolean tabular) {
    /** Where the id of a document, or the number of a row, stands in {@link #names}. */
    public static final int ID_SLOT = 0;

    public ExportColumns {
        list = List.copyOf(list);
        names = List.copyOf(names);
    }

    /**
     * Those chosen.
     *
     * @param chosen names of fields, or none for all
     * @param whole with what only single documents show
     * @param shapes keeps the main geometry, whether chosen or not
     */
    public static ExportColumns of(Kind<?> kind, Set<String> chosen, boolean whole, boolean shapes) {
        List<String> names = new ArrayList<>(List.of("id", "kind"));
        List<ExportColumn> columns = new ArrayList<>(List.of(ExportColumn.id(0)));
        requireKnown(kind, chosen);
        for (Field<?> field : kind.fields().values()) {
            boolean wanted = chosen.isEmpty() ? whole || !field.detail() : chosen.contains(field.name());
            if (wanted || (shapes && field.name().equals(Kind.GEOMETRY))) {
                columns.add(ExportColumn.of(field, names.size()));
            }
            names.add(field.name());
        }
        return new ExportColumns(columns, names, drawsPoints(kind), false);
    }

    /**
     * Those of a table.
     *
     * @param select names in the order in which the columns are to stand, or none for all; the number of a row and
     *     points, which come from columns, are among them only if they are chosen
     * @param shapes keeps the place, whether chosen or not
     */
    public static ExportColumns of(StoredTable table, List<String> select, boolean shapes) {
        List<String> names = new ArrayList<>(List.of(table.id()));
        table.columns().forEach(column -> names.add(column.name()));
        if (table.hasShapes()) {
            names.add(table.geometry());
        }
        List<String> chosen = new ArrayList<>(select.isEmpty() ? names.subList(1, names.size()) : select);
        if (select.isEmpty() && table.shapes() == ShapeStorage.POINTS && !shapes) {
            chosen.remove(table.geometry());
        } else if (shapes && table.hasShapes() && !chosen.contains(table.geometry())) {
            chosen.add(table.geometry());
        }
        Map<String, Integer> slots = new HashMap<>();
        names.forEach(name -> slots.put(name, slots.size()));
        List<ExportColumn> columns = chosen.stream()
                .map(name -> column(table, name, Objects.requireNonNull(slots.get(name))))
                .toList();
        return new ExportColumns(columns, names, table.shapes() == ShapeStorage.POINTS, true);
    }

    private static ExportColumn column(StoredTable table, String name, int slot) {
        if (slot > table.columns().size()) {
            return ExportColumn.place(name, slot);
        }
        return ExportColumn.of(
                slot == ID_SLOT ? table.idColumn() : table.columns().get(slot - 1), slot);
    }

    private static void requireKnown(Kind<?> kind, Set<String> chosen) {
        for (String name : chosen) {
            if (!name.equals("id") && kind.findField(name).isEmpty()) {
                throw Problem.field(
                        "fields",
                        "no field '" + name + "'; there are id, "
                                + String.join(", ", kind.fields().keySet()));
            }
        }
    }

    /** Whether any of them is shown with single documents only. */
    public boolean needWhole(Kind<?> kind) {
        return list.stream()
                .anyMatch(column ->
                        kind.findField(column.name()).filter(Field::detail).isPresent());
    }

    /** The geometry that features are drawn with. */
    public Optional<ExportColumn> findMain() {
        return list.stream().filter(ExportColumn::isMain).findFirst();
    }

    /** The others. */
    public List<ExportColumn> plain() {
        return list.stream().filter(column -> !column.isMain()).toList();
    }

    /** For tables without a type for shapes: a field of points becomes two columns of numbers. */
    public ExportColumns flat() {
        List<ExportColumn> flat = new ArrayList<>();
        for (ExportColumn column : list) {
            if (column.isMain() && points && !tabular && !taken("longitude", "latitude")) {
                flat.add(column.half("longitude", ExportColumn.Type.LONGITUDE, ExportColumn.LONGITUDE));
                flat.add(column.half("latitude", ExportColumn.Type.LATITUDE, ExportColumn.LATITUDE));
            } else {
                flat.add(column);
            }
        }
        return new ExportColumns(flat, names, points, tabular);
    }

    private static boolean drawsPoints(Kind<?> kind) {
        return kind.findField(Kind.GEOMETRY).filter(Field::points).isPresent();
    }

    private boolean taken(String... wanted) {
        return Set.of(wanted).stream().anyMatch(names::contains);
    }
}
