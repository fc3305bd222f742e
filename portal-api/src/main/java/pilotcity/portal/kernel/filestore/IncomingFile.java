package pilotcity.portal.kernel.filestore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Stream;
import pilotcity.portal.kernel.files.Sha256;

/**
 * Content on its way into the store: a temporary file, and the digest that becomes its name. Closing it deletes what
 * has not been moved away.
 */
final class IncomingFile implements AutoCloseable {
    /** Nothing takes that long to come in, however large it is. */
    private static final Duration LONGEST = Duration.ofDays(2);

    private static final int BLOCK = 1 << 16;

    private final Path path;
    private final StoredFile stored;

    private IncomingFile(Path path, StoredFile stored) {
        this.path = path;
        this.stored = stored;
    }

    /** Writes {@code content} into {@code folder}, all of it, as far as the disk itself. */
    static IncomingFile read(InputStream content, Path folder) throws IOException {
        Path path = folder.resolve(UUID.randomUUID() + ".incoming");
        MessageDigest digest = Sha256.digest();
        try (FileChannel out = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] block = new byte[BLOCK];
            for (int read = content.read(block); read >= 0; read = content.read(block)) {
                digest.update(block, 0, read);
                ByteBuffer bytes = ByteBuffer.wrap(block, 0, read);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            out.force(true);
            return new IncomingFile(path, new StoredFile(HexFormat.of().formatHex(digest.digest()), out.position()));
        } catch (IOException | RuntimeException | Error e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    Path path() {
        return path;
    }

    StoredFile stored() {
        return stored;
    }

    /** Deletes what processes that are no more have left in {@code folder}. */
    static void sweep(Path folder) throws IOException {
        Instant before = Instant.now().minus(LONGEST);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (file.toString().endsWith(".incoming")
                        && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
