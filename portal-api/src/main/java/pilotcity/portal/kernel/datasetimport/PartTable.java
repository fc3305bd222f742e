package pilotcity.portal.kernel.datasetimport;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.datasetimport.table.DataRow;

/**
 * A table of parts, such as the figures of projects, filled from a file of the set whose fields have the names of its
 * columns.
 *
 * @param owner the column that names the row a part belongs to
 */
public record PartTable(String table, String owner, FileColumns columns) {

    /** @param file the resource of the set */
    public static PartTable of(String table, String owner, String file) {
        return new PartTable(table, owner, FileColumns.of(file));
    }

    /** What is written into {@code column}, where it is not the field of that name as it is. */
    public PartTable value(String column, Function<DataRow, @Nullable Object> value) {
        return new PartTable(table, owner, columns.value(column, value));
    }
}
