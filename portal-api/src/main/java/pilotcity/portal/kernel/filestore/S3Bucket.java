package pilotcity.portal.kernel.filestore;

import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.ObjectWriteResponse;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.StatObjectArgs;
import io.minio.StatObjectResponse;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import pilotcity.portal.kernel.files.FileStoreException;

/**
 * A bucket that speaks the protocol of Amazon S3 (API version 2006-03-01). What is larger than a part is written in
 * parts, and appears when the last of them is there; the client sends the digest of each, and the server compares.
 */
final class S3Bucket implements AutoCloseable {
    private static final long PART = 16L << 20;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration TRANSFER = Duration.ofSeconds(60);

    private final MinioClient client;
    private final S3Settings settings;

    S3Bucket(S3Settings settings) {
        this.settings = settings;
        MinioClient.Builder builder = MinioClient.builder()
                .endpoint(settings.endpoint())
                .credentials(settings.accessKey(), settings.secretKey());
        this.client = (settings.region().isEmpty() ? builder : builder.region(settings.region())).build();
        client.setTimeout(CONNECT.toMillis(), TRANSFER.toMillis(), TRANSFER.toMillis());
    }

    private interface Request<T> {
        T send() throws MinioException, IOException, GeneralSecurityException;
    }

    /** @param what is being done, for the message */
    private <T> T ask(String what, Request<T> request) {
        try {
            return request.send();
        } catch (ErrorResponseException e) {
            throw failure(
                    what, e.errorResponse().code() + ", " + e.errorResponse().message(), e);
        } catch (MinioException | IOException | GeneralSecurityException e) {
            throw failure(what, String.valueOf(e.getMessage()), e);
        }
    }

    private FileStoreException failure(String what, String why, Exception e) {
        return new FileStoreException("files in " + place() + ": " + what + ": " + why, e);
    }

    private static boolean isMissing(ErrorResponseException e) {
        return e.response() != null
                && e.response().code() == 404
                && !"NoSuchBucket".equals(e.errorResponse().code());
    }

    /** Writes an object of {@code length} bytes and asks the server what it has. */
    void put(String key, InputStream content, long length) {
        String what = key + " cannot be stored";
        ObjectWriteResponse written = ask(
                what,
                () -> client.putObject(PutObjectArgs.builder().bucket(settings.bucket()).object(key).stream(
                                content, length, length > PART ? PART : -1)
                        .contentType("application/octet-stream")
                        .build()));
        StatObjectResponse there = find(key)
                .orElseThrow(() -> new FileStoreException(what + ": the bucket does not have it afterwards", null));
        String tag = written.etag();
        // Not every server says the tag of what came in parts at once.
        if (there.size() != length || (tag != null && !bare(there.etag()).equals(bare(tag)))) {
            delete(key);
            throw new FileStoreException(
                    what + ": the bucket has " + there.size() + " bytes, tag " + there.etag() + ", not " + length
                            + " bytes, tag " + tag,
                    null);
        }
    }

    private static String bare(String tag) {
        return tag.replace("\"", "");
    }

    Optional<StatObjectResponse> find(String key) {
        return ask(key + " cannot be looked for", () -> {
            try {
                return Optional.of(client.statObject(StatObjectArgs.builder()
                        .bucket(settings.bucket())
                        .object(key)
                        .build()));
            } catch (ErrorResponseException e) {
                if (isMissing(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** {@code length} bytes, which must be there and at least one. */
    InputStream open(String key, long from, long length) {
        return ask(
                key + " cannot be read",
                () -> client.getObject(GetObjectArgs.builder()
                        .bucket(settings.bucket())
                        .object(key)
                        .offset(from)
                        .length(length)
                        .build()));
    }

    void delete(String key) {
        ask(key + " cannot be deleted", () -> {
            client.removeObject(RemoveObjectArgs.builder()
                    .bucket(settings.bucket())
                    .object(key)
                    .build());
            return key;
        });
    }

    void list(String prefix, Consumer<ListedFile> sink) {
        Iterable<Result<Item>> results = client.listObjects(ListObjectsArgs.builder()
                .bucket(settings.bucket())
                .prefix(prefix)
                .recursive(true)
                .build());
        for (Result<Item> result : results) {
            Item item = ask("the files cannot be listed", result::get);
            if (!item.isDir()) {
                Instant modified = item.lastModified().toInstant();
                sink.accept(new ListedFile(item.objectName(), item.size(), modified));
            }
        }
    }

    /** The bucket's address, without its keys. */
    String place() {
        return settings.endpoint() + "/" + settings.bucket();
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (Exception e) {
            throw new FileStoreException("connections to " + place() + " cannot be closed", e);
        }
    }
}
