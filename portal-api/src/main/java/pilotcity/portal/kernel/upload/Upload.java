package pilotcity.portal.kernel.upload;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way in.
 *
 * @param id 32 hexadecimal digits, not to be guessed
 * @param name of the file, as its sender calls it
 * @param metadata what the sender said of it, as {@code Upload-Metadata} has it (tus 1.0.0, creation extension)
 * @param length of the whole file in bytes; null as long as it is not known
 * @param offset how many bytes have come
 * @param expires when it is deleted unless more of it comes
 */
public record Upload(
        String id, String name, String metadata, @Nullable Long length, long offset, Instant expires) {

    static Upload read(Row row) {
        return new Upload(
                row.getString("id"),
                row.getString("name"),
                row.getString("metadata"),
                row.getLong("length"),
                row.getLong("received"),
                row.getOffsetDateTime("expires_at")
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant());
    }

    public boolean isComplete() {
        return length != null && length == offset;
    }
}
