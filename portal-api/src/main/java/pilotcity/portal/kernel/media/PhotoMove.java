package pilotcity.portal.kernel.media;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.feature.ScheduledTask;
import pilotcity.portal.kernel.filestore.FileStore;

/**
 * Moves the files of photos out of their rows and into the file store, some at a time. A row names its files when all
 * of them are there, and loses them by the same statement: at every moment a photo is read from one or the other.
 */
public final class PhotoMove {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int STEP = 8;
    private static final Logger LOG = LoggerFactory.getLogger(PhotoMove.class);

    private static final String NEXT = """
            SELECT id, image, thumbnail, original, original_sha256 FROM photo WHERE image IS NOT NULL ORDER BY id LIMIT $1
            """;

    private static final String MOVED = """
            UPDATE photo
               SET image = NULL, thumbnail = NULL, original = NULL,
                   image_sha256 = $2, thumbnail_sha256 = $3, original_sha256 = $4
             WHERE id = $1 AND image IS NOT NULL
            """;

    private final Vertx vertx;
    private final Database db;
    private final FileStore files;

    public PhotoMove(Vertx vertx, Database db, FileStore files) {
        this.vertx = vertx;
        this.db = db;
        this.files = files;
    }

    /** The task that does it, where the store is that of all nodes; empty otherwise. */
    public List<ScheduledTask> tasks() {
        return files.isShared()
                ? List.of(new ScheduledTask("move photos into the file store", EVERY, this::step))
                : List.of();
    }

    /** Completes with how many photos have been moved; 0 when there are none left. */
    public Future<Integer> step() {
        return db.client().preparedQuery(NEXT).execute(Tuple.of(STEP)).compose(rows -> {
            Future<Integer> moved = Future.succeededFuture(0);
            for (Row row : rows) {
                moved = moved.compose(before -> move(row).map(each -> before + each));
            }
            return moved;
        });
    }

    private Future<Integer> move(Row row) {
        return vertx.executeBlocking(() -> keep(row), false)
                .compose(kept -> db.client().preparedQuery(MOVED).execute(kept))
                .map(SqlResult::rowCount);
    }

    private Tuple keep(Row row) {
        List<Object> values = new ArrayList<>();
        values.add(row.getString("id"));
        for (String column : List.of("image", "thumbnail", "original")) {
            Buffer content = row.getBuffer(column);
            values.add(files.put(content.getBytes()).sha256());
        }
        String original = String.valueOf(values.getLast());
        if (!original.equals(row.getString("original_sha256"))) {
            LOG.warn(
                    "the original of photo {} is {}, and was noted as {}",
                    row.getString("id"),
                    original,
                    row.getString("original_sha256"));
        }
        return Tuple.from(values);
    }
}
