package pilotcity.portal.kernel.feature;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import pilotcity.portal.kernel.db.Database;

/** Takes a file of many documents. What has been imported before is left as it is, so that it can be run again. */
public interface BulkImport {
    /**
     * What is to be imported.
     *
     * @param mapping the name of a mapping that comes with the portal, or a file
     * @param options members that count instead of those in the mapping
     * @param check whether only to say what would come of it
     * @param reports where the list of rows goes that could not be imported
     */
    record Order(Path file, String mapping, Map<String, String> options, boolean check, Path reports) {}

    /**
     * Imports; blocks.
     *
     * @param room is run before each transaction, and blocks while there is too much to do for the index already
     * @param print receives the progress; a line that begins with {@link #PROGRESS} replaces the one before
     * @return whether documents were written
     * @throws pilotcity.portal.kernel.problem.Problem when there is no such file or mapping
     * @throws IllegalArgumentException when the file cannot be used; then nothing has been imported
     */
    boolean run(Database database, Order order, Runnable room, Consumer<String> print);

    /**
     * Takes back what was imported from a source; blocks.
     *
     * @param force also what people have worked on since
     * @throws pilotcity.portal.kernel.problem.Problem when nothing of it was imported
     * @throws IllegalArgumentException when people have worked on it; then nothing was removed
     */
    void undo(Database database, String source, boolean force, Consumer<String> print);

    /** Marks a line of progress. */
    String PROGRESS = "\b";
}
