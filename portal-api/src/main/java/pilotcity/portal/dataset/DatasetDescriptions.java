package pilotcity.portal.dataset;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.spatial.LuceneShapes;
import pilotcity.portal.kernel.datasetimport.DataFile;
import pilotcity.portal.kernel.datasetimport.DatasetFolder;
import pilotcity.portal.kernel.datasetimport.DatasetImport.SetDescriptions;
import pilotcity.portal.kernel.datasetimport.DatasetTables;
import pilotcity.portal.kernel.datasetimport.ImportException;
import pilotcity.portal.kernel.datasetimport.table.ImportProblem;

/** Publishes the description of an imported set, with what its files measure. */
public final class DatasetDescriptions implements SetDescriptions {
    private static final String PUT = """
            INSERT INTO dataset (id, description, files) VALUES ($1, $2, $3)
            ON CONFLICT (id) DO UPDATE SET
                (description, files, changed) = (excluded.description, excluded.files, now())
            WHERE (dataset.description, dataset.files) IS DISTINCT FROM (excluded.description, excluded.files)
            """;

    @Override
    public Future<Void> write(SqlConnection connection, DatasetTables tables) {
        DatasetFolder set = tables.set();
        JsonObject description = new JsonObject(set.description().toString());
        JsonArray files = new JsonArray();
        set.files().forEach(file -> files.add(describe(set, file, tables)));
        requireReadable(set.id(), new Dataset(set.id(), description, files, Instant.EPOCH, Instant.EPOCH));
        return connection
                .preparedQuery(PUT)
                .execute(Tuple.of(set.id(), description, files))
                .mapEmpty();
    }

    /** Whatever the description is, it can be published as it is: a date is a date, a box is one. */
    private static void requireReadable(String set, Dataset dataset) {
        try {
            Geometry box = dataset.box();
            if (box != null) {
                LuceneShapes.requireIndexable(box);
            }
            DatasetKind.KIND.document(dataset);
        } catch (RuntimeException e) {
            String reason = "cannot be published: " + e.getMessage();
            throw new ImportException(set, List.of(new ImportProblem(set + "/dataset.json", 0, "", reason)));
        }
    }

    private static JsonObject describe(DatasetFolder set, DataFile file, DatasetTables tables) {
        JsonObject described = new JsonObject(file.resource().toString());
        Object schema = described.remove("schema");
        return described
                .put("url", "/api/datasets/" + set.id() + "/files/" + file.file())
                .put("bytes", file.bytes())
                .put("sha256", file.sha256())
                .put("rows", tables.counts().get(file.name()))
                .put("columns", schema instanceof JsonObject table ? table.getJsonArray("fields") : null);
    }
}
