package pilotcity.portal.kernel.datasetimport;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/**
 * Writes the rows of one data set into a feature's tables: puts what is in the files, deletes what came from the same
 * set before and is gone, and leaves rows of other origin alone.
 */
public interface DatasetImporter {
    /** The id of the data set. */
    String set();

    /** Writes in the transaction of {@code connection}; completes with the number of rows in the set. */
    Future<Integer> write(SqlConnection connection, DatasetTables tables);
}
