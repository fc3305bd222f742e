package pilotcity.portal.kernel.table.source;

import java.util.List;
import pilotcity.index.kind.Label;

/** A file with one or more tables: sheets of a workbook, layers of a GeoPackage, shapefiles of an archive. */
public interface TableFile extends AutoCloseable {
    TableFormat format();

    /** The names of its tables, in the order of the file; one where the format has a single table. */
    List<String> tables();

    /** How {@code table} would be read, as far as its bytes show. */
    ReadingOptions detected(String table);

    /** What a publisher should know of the file, in sentences: sheets that are hidden, and so not read. */
    default List<Label> notes() {
        return List.of();
    }

    /**
     * Begins to read a table.
     *
     * @param options what is null in them is read as {@link #detected} says
     * @throws TableSourceException when it cannot be read so
     */
    TableReader read(String table, ReadingOptions options);

    @Override
    void close();
}
