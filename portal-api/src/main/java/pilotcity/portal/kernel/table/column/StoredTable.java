package pilotcity.portal.kernel.table.column;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;

/**
 * A table as it is kept: which file has its rows, and what the columns of the file are.
 *
 * @param sha256 names the Parquet file in the file store
 * @param shapes where each row lies, WGS84
 * @param geometry the name by which filters and features call the place of a row
 * @param time the column of days or moments that says when a row was, or null
 */
public record StoredTable(
        String sha256,
        long rows,
        List<StoredColumn> columns,
        ShapeStorage shapes,
        String geometry,
        @Nullable String time) {
    private static final List<String> IDS = List.of("_id", "_row", "_row_number");

    public StoredTable {
        columns = List.copyOf(columns);
    }

    /** The name of the number that every row has, from 1 in the order of the file: one that no column has. */
    public String id() {
        return IDS.stream()
                .filter(name -> findColumn(name).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    public Optional<StoredColumn> findColumn(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** Whether rows have something by that name: a column, the number, or the place. */
    boolean has(String name) {
        return findColumn(name).isPresent() || name.equals(id()) || (hasShapes() && name.equals(geometry));
    }

    /** The names of the columns, for messages. */
    String names() {
        return columns.stream().map(StoredColumn::name).collect(Collectors.joining(", ", "", ", " + id()));
    }

    /** What a column is called in the file: by its position, whatever its name is. */
    String physical(String name) {
        if (name.equals(id())) {
            return "id";
        }
        return "c"
                + IntStream.range(0, columns.size())
                        .filter(at -> columns.get(at).name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no column " + name));
    }

    /** The row numbers as a column. */
    public StoredColumn idColumn() {
        Label title = new Label("序号", "Row number");
        return new StoredColumn(
                id(), ColumnStorage.INTEGER, 0, 0, "integer", title, new Label("", ""), true, null, Map.of());
    }

    public boolean hasShapes() {
        return shapes != ShapeStorage.NONE;
    }
}
