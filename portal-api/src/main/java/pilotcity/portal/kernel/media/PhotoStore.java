package pilotcity.portal.kernel.media;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.db.mapping.NamedStatement;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.filestore.sweep.FileReference;

/**
 * Photos: a row for each, and their files in the file store. Rows of a portal before that hold their files themselves,
 * until {@link PhotoMove} has moved them, and so do those of nodes that have no store in common.
 */
public final class PhotoStore {
    /** Where photos name their files. */
    public static final List<FileReference> REFERENCES = List.of(
            FileReference.column("photo", "image_sha256"),
            FileReference.column("photo", "thumbnail_sha256"),
            new FileReference("SELECT original_sha256 FROM photo WHERE original IS NULL"));

    private static final NamedStatement ADD = NamedStatement.of("""
            INSERT INTO photo (image, thumbnail, original, image_sha256, thumbnail_sha256, original_sha256, width, height,
                               perceptual_hash, public)
            VALUES (:image, :thumbnail, :original, :imageSha256, :thumbnailSha256, :originalSha256, :width, :height,
                    :perceptualHash, :public) RETURNING id
            """);

    private static final String IMAGE = """
            SELECT image AS bytes, image_sha256 AS sha256 FROM photo WHERE id = $1 AND public
            """;

    private static final String THUMBNAIL = """
            SELECT thumbnail AS bytes, thumbnail_sha256 AS sha256 FROM photo WHERE id = $1 AND public
            """;

    private final Vertx vertx;
    private final Database db;
    private final FileStore files;

    public PhotoStore(Vertx vertx, Database db, FileStore files) {
        this.vertx = vertx;
        this.db = db;
        this.files = files;
    }

    /** Adds photos in the transaction of {@code sql}; completes with their ids, in order. */
    public static Future<List<String>> add(SqlClient sql, List<KeptPhoto> photos, boolean published) {
        Future<List<String>> ids = Future.succeededFuture(new ArrayList<>());
        for (KeptPhoto photo : photos) {
            ids = ids.compose(before -> values(photo, published).execute(sql).map(rows -> {
                before.add(rows.iterator().next().getString("id"));
                return before;
            }));
        }
        return ids;
    }

    private static NamedStatement.Values values(KeptPhoto photo, boolean published) {
        KeptPhoto.Files inRow = photo.files();
        return ADD.bind("image", inRow == null ? null : inRow.image())
                .bind("thumbnail", inRow == null ? null : inRow.thumbnail())
                .bind("original", inRow == null ? null : inRow.original())
                .bind("imageSha256", photo.imageSha256())
                .bind("thumbnailSha256", photo.thumbnailSha256())
                .bind("originalSha256", photo.originalSha256())
                .bind("width", photo.width())
                .bind("height", photo.height())
                .bind("perceptualHash", PhotoHashing.written(photo.hash()))
                .bind("public", published);
    }

    /** The JPEG of a published photo, or its thumbnail; empty when there is none, or it is not published. */
    public Future<Optional<Buffer>> find(String id, boolean small) {
        return db.client()
                .preparedQuery(small ? THUMBNAIL : IMAGE)
                .execute(Tuple.of(id))
                .compose(rows -> {
                    for (Row row : rows) {
                        return content(row).map(Optional::of);
                    }
                    return Future.succeededFuture(Optional.empty());
                });
    }

    private Future<Buffer> content(Row row) {
        Buffer bytes = row.getBuffer("bytes");
        return bytes != null
                ? Future.succeededFuture(bytes)
                : vertx.executeBlocking(() -> read(row.getString("sha256")), false)
                        .map(Objects::requireNonNull);
    }

    private Buffer read(String sha256) {
        try (InputStream in = files.open(sha256)) {
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
