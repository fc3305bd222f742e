package pilotcity.portal.dataset.work;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.dataset.draft.ReadingJson;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.filestore.StoredFile;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.TableFile;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.detection.TableFiles;
import pilotcity.portal.kernel.upload.CompleteUpload;
import pilotcity.portal.kernel.upload.UploadParts;
import pilotcity.portal.kernel.upload.UploadStore;

/** Looks at uploads: what they are, which tables are in them. One that is refused is gone. */
final class FileInspection {
    private static final String KEEP = """
            UPDATE draft_file
               SET state = 'kept', sha256 = $3, bytes = $4, format = $5, media_type = $6, upload = NULL,
                   claimed_until = NULL
             WHERE id = $1 AND upload = $2
            """;

    private static final String ADD_TABLE = """
            INSERT INTO draft_table (file, name, source, position, state, options)
            VALUES ($1, $2, $3, $4, 'proposing', $5)
            """;

    private static final String NAMES = """
            SELECT draft_table.name FROM draft_table JOIN draft_file ON draft_file.id = draft_table.file
             WHERE draft_file.dataset = (SELECT dataset FROM draft_file WHERE id = $1)
            """;

    private final Database db;
    private final WorkQueue queue;
    private final FileStore files;
    private final Path scratch;

    FileInspection(Database db, WorkQueue queue, FileStore files, Path scratch) {
        this.db = db;
        this.queue = queue;
        this.files = files;
        this.scratch = scratch;
    }

    void inspect(WorkQueue.ReceivedFile file) {
        UploadParts parts = UploadParts.of(files);
        try {
            Files.createDirectories(scratch);
            CompleteUpload upload = Await.get(UploadStore.held(db.client(), file.upload()));
            try (UploadParts.TemporaryFile copy = parts.copy(upload, scratch)) {
                look(file, upload, copy);
            }
        } catch (Problem e) {
            queue.refuse(file, Label.same(e.reason()));
        } catch (TableSourceException e) {
            queue.refuse(file, Label.same(String.valueOf(e.getMessage())));
            Await.get(UploadStore.release(db.client(), file.upload()));
            parts.deleteAll(file.upload());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look(WorkQueue.ReceivedFile file, CompleteUpload upload, UploadParts.TemporaryFile copy)
            throws IOException {
        Optional<TableFile> opened = TableFiles.open(copy.path(), file.name(), ReadLimits.STANDARD);
        try (TableFile tables = opened.orElse(null)) {
            StoredFile stored = files.put(copy.path());
            Await.get(db.inTransaction(sql -> keep(sql, file, stored, upload, tables)));
        }
        UploadParts.of(files).deleteAll(upload.id());
    }

    private static Future<Void> keep(
            SqlConnection sql,
            WorkQueue.ReceivedFile file,
            StoredFile stored,
            CompleteUpload upload,
            @Nullable TableFile tables) {
        String format = tables == null ? ending(file.name()) : FormatNames.format(tables.format());
        String type = tables == null ? FormatNames.mediaType(file.name()) : FormatNames.mediaType(tables.format());
        return sql.preparedQuery(KEEP)
                .execute(Tuple.of(file.id(), file.upload(), stored.sha256(), stored.bytes(), format, type))
                .compose(kept -> kept.rowCount() == 0 || tables == null
                        ? Future.succeededFuture()
                        : addTables(sql, file, tables))
                .compose(added -> UploadStore.release(sql, upload.id()));
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "bin" : name.substring(dot + 1).toUpperCase(Locale.ROOT);
    }

    private static Future<Void> addTables(SqlConnection sql, WorkQueue.ReceivedFile file, TableFile tables) {
        return sql.preparedQuery(NAMES).execute(Tuple.of(file.id())).compose(rows -> {
            TableNames names = new TableNames();
            rows.forEach(row -> names.take(row.getString("name")));
            Future<Void> added = Future.succeededFuture();
            List<String> sources = tables.tables();
            for (int i = 0; i < sources.size(); i++) {
                String source = sources.get(i);
                String name = names.name(file.name(), source, sources.size() == 1);
                JsonObject options = ReadingJson.write(tables.detected(source));
                Tuple row = Tuple.of(file.id(), name, source, i, options);
                added = added.compose(
                        before -> sql.preparedQuery(ADD_TABLE).execute(row).mapEmpty());
            }
            return added;
        });
    }
}
