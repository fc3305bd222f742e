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

    @Override
    void close();
}
