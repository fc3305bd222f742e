package pilotcity.portal.kernel.filestore.sweep;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.filestore.FileStore;

/**
 * Deletes files that nothing in the database names any more. Content is put before the transaction that names it, so
 * that only what is older than a day is looked at, and looked at again when it is deleted.
 */
public final class FileSweep {
    /** A backup holds it shared while it reads what it has found named, a sweep alone. */
    public static final String LOCK = "files";

    /** How old content is at least that is deleted; whoever puts content names it well within that. */
    public static final Duration AGE = Duration.ofDays(1);

    private static final int STEP = 1000;
    private static final Logger LOG = LoggerFactory.getLogger(FileSweep.class);

    private static final String TAKE = "SELECT pg_try_advisory_xact_lock(hashtext($1)) AS mine";

    private final Vertx vertx;
    private final Database db;
    private final FileStore files;
    private final String unnamed;

    public FileSweep(Vertx vertx, Database db, FileStore files, List<FileReference> references) {
        this.vertx = vertx;
        this.db = db;
        this.files = files;
        this.unnamed = "SELECT old.sha256 FROM unnest($1::text[]) AS old (sha256) WHERE NOT EXISTS (SELECT FROM ("
                + FileReference.union(references) + ") AS every WHERE every.sha256 = old.sha256)";
    }

    /** Completes with how many files have been deleted. */
    public Future<Integer> run() {
        return run(Instant.now().minus(AGE));
    }

    /** The same for files that have not been put since {@code before}. */
    public Future<Integer> run(Instant before) {
        if (!files.isShared()) {
            // Another node's files may be named by the same database, and this one's by nobody else.
            return Future.succeededFuture(0);
        }
        return vertx.executeBlocking(() -> old(before), false)
                .map(Objects::requireNonNull)
                .compose(old -> steps(old, 0, before, 0));
    }

    private List<String> old(Instant before) {
        List<String> old = new ArrayList<>();
        files.list(file -> {
            if (file.modified().isBefore(before)) {
                old.add(file.name());
            }
        });
        return old;
    }

    private Future<Integer> steps(List<String> old, int from, Instant before, int deleted) {
        if (from >= old.size()) {
            if (deleted > 0) {
                LOG.info("deleted {} files of {} that nothing names any more", deleted, files.place());
            }
            return Future.succeededFuture(deleted);
        }
        List<String> step = old.subList(from, Math.min(from + STEP, old.size()));
        return db.inTransaction(sql -> step(sql, step, before))
                .compose(done -> steps(old, from + STEP, before, deleted + done));
    }

    private Future<Integer> step(SqlConnection sql, List<String> step, Instant before) {
        return sql.preparedQuery(TAKE).execute(Tuple.of(LOCK)).compose(taken -> {
            if (!taken.iterator().next().getBoolean("mine")) {
                return Future.succeededFuture(0);
            }
            return sql.preparedQuery(unnamed)
                    .execute(Tuple.tuple().addArrayOfString(step.toArray(String[]::new)))
                    .compose(rows -> {
                        List<String> names = new ArrayList<>();
                        rows.forEach(row -> names.add(row.getString("sha256")));
                        return vertx.executeBlocking(() -> delete(names, before), false)
                                .map(Objects::requireNonNull);
                    });
        });
    }

    private int delete(List<String> names, Instant before) {
        int deleted = 0;
        for (String name : names) {
            deleted += files.deleteIfOlder(name, before) ? 1 : 0;
        }
        return deleted;
    }
}
