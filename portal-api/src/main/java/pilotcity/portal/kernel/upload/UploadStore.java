package pilotcity.portal.kernel.upload;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.db.mapping.NamedStatement;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Permission;
import pilotcity.portal.kernel.problem.Problem;

/**
 * Uploads of all actors. One is seen by who made it: the same subject, by a token that came from the same first one;
 * for others there is none. It lasts a day from the last part that came.
 */
public final class UploadStore {
    /** What an actor must be allowed for at least one organisation. */
    public static final Permission PERMISSION = Permission.of(Permission.ATTACH_ACTION, "dataset");

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private static final String ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('uploads'), hashtext($1))";

    private static final NamedStatement CREATE = NamedStatement.of("""
            INSERT INTO upload (subject, root_token, name, metadata, length, expires_at)
            SELECT :subject, :root, :name, :metadata, :length, now() + interval '1 day'
             WHERE (SELECT count(*) FROM upload WHERE root_token = :root AND expires_at > now()) < :most
            RETURNING id, name, metadata, length, received, expires_at
            """);

    private static final String FIND = """
            SELECT id, name, metadata, length, received, expires_at FROM upload
             WHERE id = $1 AND subject = $2 AND root_token = $3 AND expires_at > now()
            """;

    private static final String LIST = """
            SELECT id, name, metadata, length, received, expires_at FROM upload
             WHERE subject = $1 AND root_token = $2 AND expires_at > now() ORDER BY expires_at DESC, id
            """;

    /** Somebody else may have added one behind the same bytes: then nothing is added. */
    private static final NamedStatement ADD_PART = NamedStatement.of("""
            WITH reached AS (
                UPDATE upload
                   SET received = received + :bytes, parts = parts + 1, expires_at = now() + interval '1 day'
                 WHERE id = :id AND received = :offset AND expires_at > now()
             RETURNING id, parts)
            INSERT INTO upload_part (upload, number, name, bytes)
            SELECT id, parts, :name, :bytes FROM reached
            RETURNING (SELECT now() + interval '1 day') AS expires_at
            """);

    private static final String END = """
            UPDATE upload SET length = received WHERE id = $1 AND length IS NULL
            """;

    private static final String PARTS = """
            SELECT name FROM upload_part WHERE upload = $1 ORDER BY number
            """;

    private static final String HOLD = """
            UPDATE upload SET subject = '', root_token = '', expires_at = 'infinity'
             WHERE id = $1 AND subject = $2 AND root_token = $3 AND expires_at > now() AND received = length
            RETURNING name
            """;

    private static final String HELD = """
            SELECT name, length, ARRAY(SELECT name FROM upload_part WHERE upload = $1 ORDER BY number) AS parts
              FROM upload WHERE id = $1
            """;

    private static final String DELETE = """
            DELETE FROM upload WHERE id = $1
            """;

    private final Vertx vertx;
    private final Database db;
    private final UploadParts parts;
    private final long most;
    private final int open;

    public UploadStore(Vertx vertx, Database db, FileStore files, Config config) {
        this.vertx = vertx;
        this.db = db;
        this.parts = new UploadParts(files.parts());
        this.most = config.number(Setting.UPLOAD_MAX);
        this.open = config.integer(Setting.UPLOAD_OPEN);
    }

    /** The most bytes that a file may have. */
    public long most() {
        return most;
    }

    /** The bytes of uploads, for who takes a complete one. */
    public UploadParts parts() {
        return parts;
    }

    Vertx vertx() {
        return vertx;
    }

    /** All that an actor has begun and not used yet, the one that something came of last in front. */
    public Future<List<Upload>> list(Actor actor) {
        return db.client()
                .preparedQuery(LIST)
                .execute(Tuple.of(actor.subject(), actor.rootToken()))
                .map(rows -> {
                    List<Upload> uploads = new ArrayList<>();
                    rows.forEach(row -> uploads.add(Upload.read(row)));
                    return uploads;
                });
    }

    /**
     * Begins an upload.
     *
     * @param length null when it is not known yet
     * @return fails with TOO_LARGE, or with TOO_MANY_REQUESTS when the token has too many open
     */
    public Future<Upload> create(Actor actor, UploadName name, String metadata, @Nullable Long length) {
        if (length != null && length > most) {
            return Future.failedFuture(tooLarge());
        }
        return db.inTransaction(sql -> sql.preparedQuery(ONE_AT_A_TIME)
                        .execute(Tuple.of(actor.rootToken()))
                        .compose(alone -> CREATE.bind("subject", actor.subject())
                                .bind("root", actor.rootToken())
                                .bind("name", name.text())
                                .bind("metadata", metadata)
                                .bind("length", length)
                                .bind("most", (long) open)
                                .execute(sql)))
                .map(rows -> find(rows)
                        .orElseThrow(() -> Problem.tooMany(
                                "the token has " + open + " uploads open; end or delete one of them first", 60)));
    }

    Problem tooLarge() {
        return Problem.of(
                Problem.Kind.TOO_LARGE,
                new Label("文件最多 " + most + " 字节", "a file may have at most " + most + " bytes (upload.max)"));
    }

    private static Optional<Upload> find(RowSet<Row> rows) {
        for (Row row : rows) {
            return Optional.of(Upload.read(row));
        }
        return Optional.empty();
    }

    /** The upload of that id, if it is the actor's; fails with NOT_FOUND otherwise. */
    public Future<Upload> get(Actor actor, String id) {
        if (!ID.matcher(id).matches()) {
            return Future.failedFuture(missing());
        }
        return db.client()
                .preparedQuery(FIND)
                .execute(Tuple.of(id, actor.subject(), actor.rootToken()))
                .map(rows -> find(rows).orElseThrow(UploadStore::missing));
    }

    private static Problem missing() {
        return Problem.notFound("there is no such upload, or not any more");
    }

    /** An upload of the actor of which everything has come; fails with NOT_FOUND, or CONFLICT when more is to come. */
    public Future<CompleteUpload> getComplete(Actor actor, String id) {
        return get(actor, id).compose(upload -> {
            if (!upload.isComplete()) {
                return Future.failedFuture(Problem.of(
                        Problem.Kind.CONFLICT, "of the upload '" + upload.name() + "' not everything has come yet"));
            }
            return db.client().preparedQuery(PARTS).execute(Tuple.of(id)).map(rows -> {
                List<String> names = new ArrayList<>();
                rows.forEach(row -> names.add(row.getString("name")));
                return new CompleteUpload(id, upload.name(), upload.offset(), names);
            });
        });
    }

    /**
     * Takes an upload of the actor of which everything has come out of the actor's hands, and keeps it until
     * {@link #release}; completes with its name. Fails with CONFLICT where there is none.
     */
    public static Future<String> hold(SqlClient sql, Actor actor, String id) {
        return sql.preparedQuery(HOLD)
                .execute(Tuple.of(id, actor.subject(), actor.rootToken()))
                .map(rows -> {
                    for (Row row : rows) {
                        return row.getString("name");
                    }
                    throw Problem.of(
                            Problem.Kind.CONFLICT,
                            "upload: there is no such upload, not any more, or not everything of it has come yet");
                });
    }

    /** An upload that is held; fails with GONE where there is none. */
    public static Future<CompleteUpload> held(SqlClient sql, String id) {
        return sql.preparedQuery(HELD).execute(Tuple.of(id)).map(rows -> {
            for (Row row : rows) {
                return new CompleteUpload(
                        id, row.getString("name"), row.getLong("length"), List.of(row.getArrayOfStrings("parts")));
            }
            throw Problem.of(Problem.Kind.GONE, "the upload is no longer there; send the file again");
        });
    }

    /** Gives up an upload that is held. */
    public static Future<Void> release(SqlClient sql, String id) {
        return sql.preparedQuery(DELETE).execute(Tuple.of(id)).mapEmpty();
    }

    /**
     * Takes an upload out, in the transaction that takes over its content; its parts are deleted when that has been
     * committed. Fails with CONFLICT when another transaction has taken it.
     */
    public static Future<Void> consume(SqlClient sql, CompleteUpload upload) {
        return sql.preparedQuery(DELETE).execute(Tuple.of(upload.id())).map(rows -> {
            if (rows.rowCount() == 0) {
                throw Problem.of(
                        Problem.Kind.CONFLICT, "the upload '" + upload.name() + "' has been used or deleted meanwhile");
            }
            return null;
        });
    }

    /** Ends an upload of the actor and deletes what has come; fails with NOT_FOUND. */
    public Future<Void> delete(Actor actor, String id) {
        return get(actor, id)
                .compose(upload -> db.client().preparedQuery(DELETE).execute(Tuple.of(id)))
                .compose(deleted -> vertx.executeBlocking(
                        () -> {
                            parts.deleteAll(id);
                            return id;
                        },
                        false))
                .mapEmpty();
    }

    /** Records parts behind {@code upload}, all of them or none; fails with CONFLICT when something else is there. */
    Future<Upload> append(Upload upload, List<UploadParts.Part> written) {
        return written.size() == 1
                ? append(db.client(), upload, written.getFirst())
                : db.inTransaction(sql -> append(sql, upload, written));
    }

    private static Future<Upload> append(SqlConnection sql, Upload upload, List<UploadParts.Part> written) {
        Future<Upload> reached = Future.succeededFuture(upload);
        for (UploadParts.Part part : written) {
            reached = reached.compose(at -> append(sql, at, part));
        }
        return reached;
    }

    private static Future<Upload> append(SqlClient sql, Upload upload, UploadParts.Part part) {
        return ADD_PART.bind("id", upload.id())
                .bind("offset", upload.offset())
                .bind("name", part.name())
                .bind("bytes", part.bytes())
                .execute(sql)
                .map(rows -> {
                    for (Row row : rows) {
                        return new Upload(
                                upload.id(),
                                upload.name(),
                                upload.metadata(),
                                upload.length(),
                                upload.offset() + part.bytes(),
                                row.getOffsetDateTime("expires_at").toInstant());
                    }
                    throw Problem.of(
                            Problem.Kind.CONFLICT,
                            "something else has come behind byte " + upload.offset()
                                    + " meanwhile; ask for the offset");
                });
    }

    /** Nothing more comes of an upload whose length was not known. */
    public Future<Void> end(Upload upload) {
        return db.client().preparedQuery(END).execute(Tuple.of(upload.id())).mapEmpty();
    }
}
