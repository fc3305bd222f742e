package pilotcity.portal.kernel.filestore;

import io.minio.StatObjectResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import pilotcity.portal.kernel.files.FileStoreException;

/**
 * Files in a bucket, {@code content/ab/cd/abcd…}. The name of content is known when all of it has been read, so that
 * it passes through a temporary file of this machine first.
 */
public final class S3FileStore implements FileStore {
    /** What is younger need not be written again: a sweep leaves alone what is twice as old. */
    private static final Duration YOUNG = Duration.ofHours(12);

    private static final String CONTENT = "content/";
    private static final String CACHED = "cached";

    private final S3Bucket bucket;
    private final Path incoming;
    private final LocalFileCache cache;

    /**
     * @param folder of this machine, for what comes in and what engines read
     * @param mostCached bytes of files that are kept there after use
     * @throws IOException when the folder cannot be made
     */
    S3FileStore(S3Settings settings, Path folder, long mostCached) throws IOException {
        this.bucket = new S3Bucket(settings);
        this.incoming = Files.createDirectories(folder.resolve("incoming"));
        IncomingFile.sweep(incoming);
        this.cache = new LocalFileCache(Files.createDirectories(folder.resolve(CACHED)), mostCached, this::open);
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public Path localFolder() {
        return incoming.resolveSibling(CACHED);
    }

    @Override
    public StoredFile put(InputStream content) {
        try (IncomingFile file = IncomingFile.read(content, incoming)) {
            String key = key(file.stored().sha256());
            Optional<StatObjectResponse> there = bucket.find(key);
            Instant young = Instant.now().minus(YOUNG);
            if (there.isEmpty()
                    || there.get().size() != file.stored().bytes()
                    || there.get().lastModified().toInstant().isBefore(young)) {
                try (InputStream in = Files.newInputStream(file.path())) {
                    bucket.put(key, in, file.stored().bytes());
                }
            }
            return file.stored();
        } catch (IOException e) {
            throw new FileStoreException("what comes in cannot be written to " + incoming + ": " + e, e);
        }
    }

    @Override
    public InputStream open(String sha256, long from, long length) {
        long size = findSize(sha256)
                .orElseThrow(() -> new FileStoreException(sha256 + " is not in " + bucket.place(), null));
        if (from < 0 || from > size) {
            throw new IllegalArgumentException(sha256 + " has no byte " + from);
        }
        long wanted = Math.min(length, size - from);
        return wanted == 0
                ? InputStream.nullInputStream()
                : new LengthCheckedStream(sha256, bucket.open(key(sha256), from, wanted), wanted);
    }

    @Override
    public OptionalLong findSize(String sha256) {
        return bucket.find(key(sha256))
                .map(there -> OptionalLong.of(there.size()))
                .orElse(OptionalLong.empty());
    }

    @Override
    public boolean delete(String sha256) {
        boolean there = has(sha256);
        bucket.delete(key(sha256));
        return there;
    }

    @Override
    public boolean deleteIfOlder(String sha256, Instant before) {
        return bucket.find(key(sha256))
                        .filter(there -> there.lastModified().toInstant().isBefore(before))
                        .isPresent()
                && delete(sha256);
    }

    @Override
    public void list(Consumer<ListedFile> sink) {
        bucket.list(CONTENT, file -> {
            String name = file.name().substring(file.name().lastIndexOf('/') + 1);
            if (ContentName.isSha256(name)) {
                sink.accept(new ListedFile(name, file.bytes(), file.modified()));
            }
        });
    }

    @Override
    public LocalFile local(String sha256) {
        return cache.open(sha256);
    }

    @Override
    public PartStore parts() {
        return new S3Parts(bucket);
    }

    @Override
    public void requireWritable() {
        String key = "writable/" + UUID.randomUUID();
        byte[] content = key.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        bucket.put(key, new ByteArrayInputStream(content), content.length);
        bucket.delete(key);
    }

    @Override
    public String place() {
        return bucket.place();
    }

    private static String key(String sha256) {
        return CONTENT + ContentName.path(sha256);
    }

    @Override
    public void close() {
        bucket.close();
    }
}
