package pilotcity.portal.kernel.write;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.changes.ChangeToken;
import pilotcity.portal.kernel.db.Db;

/** Takes a file of many documents. What has been imported before is left as it is, so that it can be run again. */
public interface BulkImport {
    /**
     * What is to be imported.
     *
     * @param mapping the name of a mapping that comes with the portal, or a file
     * @param reports where the list of rows goes that could not be imported
     */
    record Order(Path file, String mapping, Path reports) {}

    /**
     * Imports; blocks.
     *
     * @param print is told how it goes; a line that begins with {@link #PROGRESS} replaces the one before
     * @return the last transaction, or null when there was nothing to write
     * @throws IllegalArgumentException when file or mapping cannot be used; then nothing has been imported
     */
    @Nullable
    ChangeToken run(Db db, Order order, Consumer<String> print);

    /** Marks a line of progress. */
    String PROGRESS = "\b";
}
