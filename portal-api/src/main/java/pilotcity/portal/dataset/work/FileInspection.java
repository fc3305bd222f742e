package pilotcity.portal.dataset.work;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.dataset.draft.DraftTables;
import pilotcity.portal.dataset.draft.ReadingJson;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.filestore.StoredFile;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.ReadingOptions;
import pilotcity.portal.kernel.table.source.TableFile;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.detection.TableFiles;
import pilotcity.portal.kernel.upload.CompleteUpload;
import pilotcity.portal.kernel.upload.UploadParts;
import pilotcity.portal.kernel.upload.UploadStore;

/**
 * Looks at uploads: what they are, which tables are in them, what these look like. A file is read to its end before it
 * is kept, so that of one that is refused nothing is left.
 */
final class FileInspection {
    private static final String KEEP = """
            UPDATE draft_file
               SET state = 'kept', sha256 = $3, bytes = $4, format = $5, media_type = $6, notes = $7, upload = NULL,
                   reason = NULL, claimed_until = NULL
             WHERE id = $1 AND upload = $2
            """;

    private static final String ADD_TABLE = """
            INSERT INTO draft_table (file, name, source, position, state, options, proposal, reason)
            VALUES ($1, $2, $3, $4, CASE WHEN $6::jsonb IS NULL THEN 'failed' ELSE 'proposed' END, $5, $6, $7)
            """;

    private static final String NAMES = """
            SELECT draft_table.name FROM draft_table JOIN draft_file ON draft_file.id = draft_table.file
             WHERE draft_file.dataset = (SELECT dataset FROM draft_file WHERE id = $1)
            """;

    private final Database db;
    private final WorkQueue queue;
    private final FileStore files;
    private final Path scratch;
    private final ZoneId zone;

    FileInspection(Database db, WorkQueue queue, FileStore files, Path scratch, ZoneId zone) {
        this.db = db;
        this.queue = queue;
        this.files = files;
        this.scratch = scratch;
        this.zone = zone;
    }

    /**
     * What came of a file.
     *
     * @param tables those in it, or null where it is none that is read
     * @param findings what each of them looks like
     * @param notes what its publisher should know
     */
    private record Inspected(@Nullable TableFile tables, List<Finding> findings, List<Label> notes) {}

    /** A proposed schema, or why there is none. */
    private record Finding(
            @Nullable JsonObject proposal, @Nullable JsonObject reason) {}

    void inspect(WorkPiece.ReceivedFile file) {
        UploadParts parts = UploadParts.of(files);
        try {
            Files.createDirectories(scratch);
            CompleteUpload upload = Await.get(UploadStore.held(db.client(), file.upload()));
            try (UploadParts.TemporaryFile copy = parts.copy(upload, scratch)) {
                look(file, upload, copy);
            }
            parts.deleteAll(upload.id());
        } catch (Problem e) {
            refuse(file, Objects.requireNonNullElseGet(e.label(), () -> Label.same(e.reason())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says why, and deletes what has been sent. */
    void refuse(WorkPiece.ReceivedFile file, Label reason) {
        Await.get(db.inTransaction(
                sql -> queue.refuse(sql, file, reason).compose(refused -> UploadStore.release(sql, file.upload()))));
        UploadParts.of(files).deleteAll(file.upload());
    }

    private void look(WorkPiece.ReceivedFile file, CompleteUpload upload, UploadParts.TemporaryFile copy)
            throws IOException {
        Optional<TableFile> opened = TableFiles.open(copy.path(), file.name(), ReadLimits.STANDARD);
        try (TableFile tables = opened.orElse(null)) {
            Inspected inspected = tables == null
                    ? new Inspected(
                            null,
                            List.of(),
                            TableFiles.findAdvice(copy.path()).stream().toList())
                    : new Inspected(
                            tables,
                            tables.tables().stream()
                                    .map(source -> find(tables, source))
                                    .toList(),
                            tables.notes());
            StoredFile stored = files.put(copy.path());
            Await.get(db.inTransaction(
                    sql -> keep(sql, file, stored, inspected).compose(kept -> UploadStore.release(sql, upload.id()))));
        }
    }

    /** Reads a table to its end. A file that another way to read it may mend is kept, so that it can be tried. */
    private Finding find(TableFile tables, String source) {
        try (TableReader first = tables.read(source, ReadingOptions.NONE)) {
            JsonObject rows = FirstRows.read(first);
            return new Finding(proposal(tables, source).put(FirstRows.NAME, rows), null);
        } catch (TableSourceException e) {
            if (!e.mayBeReadOtherwise()) {
                throw e;
            }
            return new Finding(null, WorkQueue.json(e.reason()));
        }
    }

    private JsonObject proposal(TableFile tables, String source) {
        try (TableReader reader = tables.read(source, ReadingOptions.NONE)) {
            return TableWork.proposal(reader, zone);
        }
    }

    private static Future<Void> keep(
            SqlConnection sql, WorkPiece.ReceivedFile file, StoredFile stored, Inspected inspected) {
        TableFile tables = inspected.tables();
        String format = tables == null ? ending(file.name()) : FormatNames.format(tables.format());
        String type = tables == null ? FormatNames.mediaType(file.name()) : FormatNames.mediaType(tables.format());
        JsonArray notes =
                new JsonArray(inspected.notes().stream().map(WorkQueue::json).toList());
        return sql.preparedQuery(KEEP)
                .execute(Tuple.of(file.id(), file.upload(), stored.sha256(), stored.bytes(), format, type)
                        .addValue(notes))
                .compose(kept -> kept.rowCount() == 0 || tables == null
                        ? Future.succeededFuture()
                        : addTables(sql, file, tables, inspected.findings()))
                .compose(added -> DraftTables.checkReferring(sql, file.id()));
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "bin" : name.substring(dot + 1).toUpperCase(Locale.ROOT);
    }

    private static Future<Void> addTables(
            SqlConnection sql, WorkPiece.ReceivedFile file, TableFile tables, List<Finding> findings) {
        return sql.preparedQuery(NAMES).execute(Tuple.of(file.id())).compose(rows -> {
            TableNames names = new TableNames();
            rows.forEach(row -> names.take(row.getString("name")));
            Future<Void> added = Future.succeededFuture();
            List<String> sources = tables.tables();
            for (int i = 0; i < sources.size(); i++) {
                String source = sources.get(i);
                EarlierTable earlier = EarlierTable.of(file.earlier().getJsonObject(source));
                String name = earlier.name(names, () -> names.name(file.name(), source, sources.size() == 1));
                JsonObject options = ReadingJson.write(tables.detected(source));
                Finding found = findings.get(i);
                Tuple row = Tuple.of(file.id(), name, source, i, options)
                        .addValue(found.proposal() == null ? null : earlier.carriedInto(found.proposal()))
                        .addValue(found.reason());
                added = added.compose(
                        before -> sql.preparedQuery(ADD_TABLE).execute(row).mapEmpty());
            }
            return added;
        });
    }
}
