package pilotcity.portal.kernel.feature;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pilotcity.index.kind.Kind;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.datasetimport.DatasetImporter;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.filestore.sweep.FileReference;
import pilotcity.portal.kernel.verb.Verb;

/**
 * One kind of document with its table. Everything about it is in its own folder; one line in {@link FeatureRegistry}
 * makes every face serve it.
 *
 * @param <T> the public document
 */
public interface Feature<T> {
    Kind<T> kind();

    /**
     * Makes a public document of a row of the table, as a rule by a
     * {@link pilotcity.portal.kernel.db.mapping.RowReader}. What it throws leaves out that one document.
     */
    T read(Row row);

    /** The table or view that has a row for each public document, with a column {@code id}. */
    String table();

    /** Selects the public documents whose ids are in {@code $1::text[]}. */
    default String selectByIds() {
        return "SELECT * FROM " + table() + " WHERE id = ANY($1)";
    }

    /** Selects public documents in the order of their ids, those after {@code $1}, at most {@code $2}. */
    default String selectPage() {
        return "SELECT * FROM " + table() + " WHERE id > $1 ORDER BY id LIMIT $2";
    }

    /** Reads a data set into the table, where one is bundled. */
    default Optional<DatasetImporter> importer() {
        return Optional.empty();
    }

    /** Takes files of many documents, where that is possible. */
    default Optional<BulkImport> bulkImport() {
        return Optional.empty();
    }

    /** Generated documents to show the portal with, where it has some. */
    default Optional<Demonstration> demonstration() {
        return Optional.empty();
    }

    /** What can be done to its documents over HTTP. */
    default List<Verb> verbs(Config config) {
        return List.of();
    }

    /** Actions that the holder of a document's follow-up link may take on it. */
    default Set<String> followUpActions() {
        return Set.of();
    }

    /** The part of its documents that is not public, if there is one. */
    default Optional<PrivatePart> privatePart() {
        return Optional.empty();
    }

    /** What an organisation has of its documents, where some of them are prepared before anybody else sees them. */
    default Optional<PrivateList> privateList() {
        return Optional.empty();
    }

    /** Decides who may read a document's audit history. */
    default DocumentAccess documentAccess() {
        return DocumentAccess.PLAIN;
    }

    /** Where its tables name files of the store; those that none names are deleted. */
    default List<FileReference> fileReferences() {
        return List.of();
    }

    /**
     * Work that goes on beside the requests.
     *
     * @param data the data folder, in which each has a folder of its own
     */
    default Optional<BackgroundWork> backgroundWork(Database database, FileStore files, Config config, Path data) {
        return Optional.empty();
    }

    /** Tasks to run at intervals. */
    default List<ScheduledTask> scheduledTasks(Database database, Config config) {
        return List.of();
    }

    default Future<List<T>> listByIds(SqlClient client, List<String> ids) {
        return Database.list(client, selectByIds(), Tuple.of(ids.toArray(String[]::new)), this::read);
    }
}
