package pilotcity.portal.kernel.media;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.db.mapping.NamedStatement;

/** Photos in the database, so that every node has them. */
public final class PhotoStore {
    private static final NamedStatement ADD = NamedStatement.of("""
            INSERT INTO photo (image, thumbnail, original, original_sha256, width, height, public)
            VALUES (:image, :thumbnail, :original, :sha256, :width, :height, :public) RETURNING id
            """);

    private static final String IMAGE = """
            SELECT image AS bytes FROM photo WHERE id = $1 AND public
            """;

    private static final String THUMBNAIL = """
            SELECT thumbnail AS bytes FROM photo WHERE id = $1 AND public
            """;

    private final Database db;

    public PhotoStore(Database db) {
        this.db = db;
    }

    /** Adds photos in the transaction of {@code sql}; completes with their ids, in order. */
    public static Future<List<String>> add(SqlClient sql, List<PreparedPhoto> photos, boolean published) {
        Future<List<String>> ids = Future.succeededFuture(new ArrayList<>());
        for (PreparedPhoto photo : photos) {
            ids = ids.compose(before -> values(photo, published).execute(sql).map(rows -> {
                before.add(rows.iterator().next().getString("id"));
                return before;
            }));
        }
        return ids;
    }

    private static NamedStatement.Values values(PreparedPhoto photo, boolean published) {
        return ADD.bind("image", Buffer.buffer(photo.jpeg()))
                .bind("thumbnail", Buffer.buffer(photo.thumbnail()))
                .bind("original", Buffer.buffer(photo.original()))
                .bind("sha256", photo.sha256OfOriginal())
                .bind("width", photo.width())
                .bind("height", photo.height())
                .bind("public", published);
    }

    /** The JPEG of a published photo, or its thumbnail; empty when there is none, or it is not published. */
    public Future<Optional<Buffer>> find(String id, boolean small) {
        return db.client()
                .preparedQuery(small ? THUMBNAIL : IMAGE)
                .execute(Tuple.of(id))
                .map(rows -> {
                    for (Row row : rows) {
                        return Optional.of(row.getBuffer("bytes"));
                    }
                    return Optional.empty();
                });
    }
}
