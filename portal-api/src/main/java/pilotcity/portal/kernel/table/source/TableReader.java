package pilotcity.portal.kernel.table.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one table, read once from front to back. */
public interface TableReader extends AutoCloseable {
    /** The columns in their order, known before the first row. */
    List<SourceColumn> columns();

    /**
     * The next row, or null behind the last one.
     *
     * @throws TableSourceException when the rest of the file cannot be read
     */
    @Nullable
    SourceRow next();

    /** Whether its numbers have decimal commas, for all that the way it is written says: semicolons between cells. */
    default boolean hasDecimalCommas() {
        return false;
    }

    @Override
    void close();
}
