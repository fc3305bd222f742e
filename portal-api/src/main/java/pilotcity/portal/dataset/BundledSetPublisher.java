package pilotcity.portal.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.spatial.LuceneShapes;
import pilotcity.portal.dataset.draft.ReadingJson;
import pilotcity.portal.dataset.draft.SchemaJson;
import pilotcity.portal.dataset.publication.NewVersion;
import pilotcity.portal.dataset.publication.VersionWriter;
import pilotcity.portal.dataset.work.TableNames;
import pilotcity.portal.dataset.work.TableStorage;
import pilotcity.portal.kernel.datasetimport.DataFile;
import pilotcity.portal.kernel.datasetimport.DatasetFolder;
import pilotcity.portal.kernel.datasetimport.DatasetImport.SetPublication;
import pilotcity.portal.kernel.datasetimport.DatasetImport.SetPublisher;
import pilotcity.portal.kernel.datasetimport.DatasetTables;
import pilotcity.portal.kernel.datasetimport.ImportException;
import pilotcity.portal.kernel.datasetimport.table.ImportProblem;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.table.column.StoredTableJson;
import pilotcity.portal.kernel.table.schema.TableSchema;
import pilotcity.portal.kernel.table.schema.check.CheckMode;
import pilotcity.portal.kernel.table.schema.check.TableCheck;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.ReadingOptions;
import pilotcity.portal.kernel.table.source.TableFile;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.detection.TableFiles;
import pilotcity.portal.kernel.table.write.TableFileWriter;

/** Publishes the sets of the folder of data sets as versions, as drafts are: their files, and their tables with rows. */
public final class BundledSetPublisher implements SetPublisher {
    private static final TableFileWriter.Resources RESOURCES = new TableFileWriter.Resources("256MB", 1);

    /** As the import reads them. */
    private static final ReadingOptions READING = new ReadingOptions("UTF-8", ',', '"', 1, 1);

    private static final String LISTED = """
            INSERT INTO dataset (id, description, files, shown) VALUES ($1, '{}', '[]', false) ON CONFLICT DO NOTHING
            """;

    private static final String LOCK = """
            SELECT FROM dataset WHERE id = $1 FOR UPDATE
            """;

    private final FileStore files;
    private final TableStorage storage;

    /** @param scratch a folder for tables in the making */
    public BundledSetPublisher(FileStore files, Path scratch) {
        this.files = files;
        this.storage = new TableStorage(files, scratch, RESOURCES);
    }

    @Override
    public SetPublication prepare(DatasetTables tables) {
        DatasetFolder set = tables.set();
        JsonArray described = new JsonArray();
        JsonArray stored = new JsonArray();
        TableNames names = new TableNames();
        for (DataFile file : set.files()) {
            described.add(describe(file));
            if (file.resource().has("schema")) {
                stored.add(store(file, names.name(file.file(), file.name(), false)));
            }
        }
        NewVersion version = new NewVersion(
                set.id(), null, description(set), described, stored, null, null, Instant.now(), Actor.PORTAL.subject());
        requireReadable(version);
        return connection -> write(connection, version);
    }

    private static JsonObject description(DatasetFolder set) {
        JsonObject description = new JsonObject(set.description().toString());
        description.remove("resources");
        return description;
    }

    private JsonObject describe(DataFile file) {
        files.put(file.path());
        JsonObject described = new JsonObject(file.resource().toString());
        described.remove("schema");
        return described.put("bytes", file.bytes()).put("sha256", file.sha256());
    }

    private JsonObject store(DataFile file, String name) {
        JsonNode schema = file.resource().path("schema");
        TableCheck check = TableCheck.of(withoutReferences(SchemaJson.require(schema)), CheckMode.STRICT);
        try (TableFile table = TableFiles.open(file.path(), file.file(), ReadLimits.STANDARD)
                        .orElseThrow(() -> new IllegalArgumentException(file.file() + " is no table"));
                TableReader reader = table.read(table.tables().getFirst(), READING)) {
            TableStorage.Outcome outcome = storage.store(check, schema, reader);
            return new JsonObject()
                    .put("name", name)
                    .put("file", file.file())
                    .put("source", table.tables().getFirst())
                    .put("options", ReadingJson.write(READING))
                    .put("schema", new JsonObject(schema.toString()))
                    .put("strict", true)
                    .put("report", new JsonObject(outcome.report().toJson().toString()))
                    .put(
                            "stored",
                            StoredTableJson.write(Objects.requireNonNull(
                                    outcome.stored(),
                                    () -> file.file() + ": " + outcome.report().first())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keys across tables and sets have been checked. */
    private static TableSchema withoutReferences(TableSchema schema) {
        return new TableSchema(
                schema.columns(),
                schema.primaryKey(),
                schema.uniqueKeys(),
                List.of(),
                schema.fieldsMatch(),
                schema.spatial());
    }

    private static Future<Void> write(SqlConnection connection, NewVersion version) {
        return connection
                .preparedQuery(LISTED)
                .execute(Tuple.of(version.dataset()))
                .compose(listed -> connection.preparedQuery(LOCK).execute(Tuple.of(version.dataset())))
                .compose(locked -> VersionWriter.add(connection, version, version.from()))
                .mapEmpty();
    }

    /** Whatever the description is, it can be published as it is: a date is a date, a box is one. */
    private static void requireReadable(NewVersion version) {
        String set = version.dataset();
        try {
            Dataset dataset = new Dataset(set, version.description(), version.files(), Instant.EPOCH, Instant.EPOCH);
            @Nullable Geometry box = dataset.box();
            if (box != null) {
                LuceneShapes.requireIndexable(box);
            }
            DatasetKind.KIND.document(dataset);
        } catch (RuntimeException e) {
            String reason = "cannot be published: " + e.getMessage();
            throw new ImportException(set, List.of(new ImportProblem(set + "/dataset.json", 0, "", reason)));
        }
    }
}
