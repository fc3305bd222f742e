package pilotcity.portal.kernel.upload;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.feature.ScheduledTask;
import pilotcity.portal.kernel.filestore.FileStore;

/** Deletes uploads whose time is over, and parts of uploads that are no more: used, deleted, lost in a restore. */
public final class UploadSweep {
    private static final Duration EVERY = Duration.ofMinutes(10);

    private static final String EXPIRED = """
            DELETE FROM upload WHERE expires_at <= now()
            """;

    private static final String GONE = """
            SELECT there.id FROM unnest($1::text[]) AS there (id)
             WHERE NOT EXISTS (SELECT FROM upload WHERE upload.id = there.id)
            """;

    private final Vertx vertx;
    private final Database db;
    private final UploadParts parts;

    public UploadSweep(Vertx vertx, Database db, FileStore files) {
        this.vertx = vertx;
        this.db = db;
        this.parts = new UploadParts(files.parts());
    }

    public List<ScheduledTask> tasks() {
        return List.of(new ScheduledTask("delete uploads whose time is over", EVERY, this::run));
    }

    /** An upload is in the database before its first part is written, so that what has none is over. */
    public Future<Void> run() {
        return db.client()
                .query(EXPIRED)
                .execute()
                .compose(deleted -> vertx.executeBlocking(parts::uploads, false))
                .map(Objects::requireNonNull)
                .compose(this::deleteGone);
    }

    private Future<Void> deleteGone(Set<String> there) {
        return db.client()
                .preparedQuery(GONE)
                .execute(Tuple.tuple().addArrayOfString(there.toArray(String[]::new)))
                .compose(rows -> vertx.executeBlocking(
                        () -> {
                            rows.forEach(row -> parts.deleteAll(row.getString("id")));
                            return there;
                        },
                        false))
                .mapEmpty();
    }
}
