package pilotcity.portal.face.shared.export.format;

import java.io.IOException;
import pilotcity.portal.face.shared.export.row.DocumentRow;

/** Writes one export in one format, a row at a time. */
public interface RowWriter extends AutoCloseable {
    void row(DocumentRow documentRow) throws IOException;

    /** Writes what comes behind the last row; without it the file is not whole. */
    void end() throws IOException;

    /** Gives back what it holds, whether it came to its end or not. */
    @Override
    default void close() throws IOException {}
}
