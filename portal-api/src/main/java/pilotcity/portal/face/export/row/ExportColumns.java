package pilotcity.portal.face.export.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.problem.Problem;

/**
 * The columns of a kind: {@code id}, then its fields in their order. A list or a group of fields is one column with its
 * JSON, so that nothing is lost and no document has more columns than another.
 *
 * @param names of all members that a document of the kind can have, in the order they stand in
 */
public record ExportColumns(List<ExportColumn> list, List<String> names) {

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
        return new ExportColumns(columns, names);
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
    public ExportColumns flat(Kind<?> kind) {
        List<ExportColumn> flat = new ArrayList<>();
        for (ExportColumn column : list) {
            if (column.isMain() && drawsPoints(kind) && !taken("longitude", "latitude")) {
                flat.add(column.half("longitude", ExportColumn.Type.LONGITUDE, ExportColumn.LONGITUDE));
                flat.add(column.half("latitude", ExportColumn.Type.LATITUDE, ExportColumn.LATITUDE));
            } else {
                flat.add(column);
            }
        }
        return new ExportColumns(flat, names);
    }

    /** Whether every main geometry of the kind is one point. */
    public static boolean drawsPoints(Kind<?> kind) {
        return kind.findField(Kind.GEOMETRY).filter(Field::points).isPresent();
    }

    private boolean taken(String... wanted) {
        return Set.of(wanted).stream().anyMatch(names::contains);
    }
}
