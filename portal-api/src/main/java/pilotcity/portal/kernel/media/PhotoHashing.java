package pilotcity.portal.kernel.media;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.feature.ScheduledTask;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.learning.duplicate.PerceptualHash;

/** Computes by what the pictures of photos are known again that were stored without it, some at a time. */
public final class PhotoHashing {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int STEP = 8;
    private static final Logger LOG = LoggerFactory.getLogger(PhotoHashing.class);

    /** Of a picture that nothing is known by. */
    private static final String NONE = "";

    private static final String NEXT = """
            SELECT id, thumbnail, thumbnail_sha256 FROM photo WHERE perceptual_hash IS NULL ORDER BY id LIMIT $1
            """;

    private static final String HASHED = """
            UPDATE photo SET perceptual_hash = $2 WHERE id = $1 AND perceptual_hash IS NULL
            """;

    private final Vertx vertx;
    private final Database db;
    private final FileStore files;

    public PhotoHashing(Vertx vertx, Database db, FileStore files) {
        this.vertx = vertx;
        this.db = db;
        this.files = files;
    }

    /** How a row holds the hash of its picture; null stands for one that has not been looked at. */
    static String written(@Nullable PerceptualHash hash) {
        return hash == null ? NONE : hash.hex();
    }

    public ScheduledTask task() {
        return new ScheduledTask("compute the hashes of photos", EVERY, this::step);
    }

    /** Completes with how many photos have been looked at; 0 when there are none left. */
    public Future<Integer> step() {
        return db.client().preparedQuery(NEXT).execute(Tuple.of(STEP)).compose(rows -> {
            Future<Integer> hashed = Future.succeededFuture(0);
            for (Row row : rows) {
                hashed = hashed.compose(before -> hash(row).map(each -> before + each));
            }
            return hashed;
        });
    }

    private Future<Integer> hash(Row row) {
        return vertx.executeBlocking(() -> hash(row.getString("id"), content(row)), false)
                .compose(hash -> db.client()
                        .preparedQuery(HASHED)
                        .execute(Tuple.of(row.getString("id"), Objects.requireNonNull(hash))))
                .map(SqlResult::rowCount);
    }

    private byte[] content(Row row) throws IOException {
        Buffer inRow = row.getBuffer("thumbnail");
        if (inRow != null) {
            return inRow.getBytes();
        }
        try (InputStream in = files.open(row.getString("thumbnail_sha256"))) {
            return in.readAllBytes();
        }
    }

    /** A picture that cannot be read is known by nothing: it would be the next one for ever. */
    private static String hash(String id, byte[] thumbnail) {
        try {
            return written(
                    PictureBrightness.hash(PhotoReader.read(thumbnail, PhotoFormat.JPEG, PhotoPreparation.THUMBNAIL))
                            .orElse(null));
        } catch (IOException | RuntimeException damaged) {
            LOG.warn("photo {} cannot be compared with others", id, damaged);
            return NONE;
        }
    }
}
