package pilotcity.portal.kernel.filestore;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.function.Consumer;
import pilotcity.portal.kernel.files.FileStoreException;
import pilotcity.portal.kernel.files.Sha256;

/**
 * Files by their content: each is named by its SHA-256 (FIPS 180-4) in 64 lower-case hexadecimal digits, and the same
 * content is kept once. What is put is durable when the method returns, or is not there at all.
 *
 * <p>Every method blocks and belongs on a worker or virtual thread. Each throws a {@link FileStoreException} when the
 * place cannot be reached or written to; one that comes from a full disk is told as 507, any other as 503.
 */
public interface FileStore extends AutoCloseable {

    /** Whether every node on the database sees the same files. A folder of one of several nodes is not shared. */
    boolean isShared();

    /**
     * Keeps all that is left of {@code content}; the caller closes it. Content that is there already counts as put
     * just now, so that a sweep leaves it to whoever is about to name it.
     */
    StoredFile put(InputStream content);

    /** The same with the content of a file, which stays where it is. */
    default StoredFile put(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return put(in);
        } catch (IOException e) {
            throw new FileStoreException(file + " cannot be read: " + e, e);
        }
    }

    /** Keeps bytes. */
    default StoredFile put(byte[] content) {
        return put(new ByteArrayInputStream(content));
    }

    /**
     * The bytes of {@code sha256} from {@code from} on, at most {@code length} of them. The stream ends with a
     * {@link FileStoreException} when it is shorter than it must be.
     */
    InputStream open(String sha256, long from, long length);

    /** All bytes of {@code sha256}. */
    default InputStream open(String sha256) {
        return open(sha256, 0, Long.MAX_VALUE);
    }

    /** How many bytes {@code sha256} has; empty when it is not there. */
    OptionalLong findSize(String sha256);

    default boolean has(String sha256) {
        return findSize(sha256).isPresent();
    }

    /**
     * Reads all of {@code sha256} and compares its digest with its name.
     *
     * @throws FileStoreException when it is not there, too short, or something else
     */
    default void verify(String sha256) {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(open(sha256), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new FileStoreException(sha256 + " cannot be read: " + e, e);
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            throw new FileStoreException(sha256 + " in " + place() + " holds something else than was put there", null);
        }
    }

    /** Deletes {@code sha256} and says whether it was there. */
    boolean delete(String sha256);

    /**
     * Deletes {@code sha256} unless it has been put since {@code before}; on one machine nobody can put it between the
     * look and the deletion.
     */
    boolean deleteIfOlder(String sha256, Instant before);

    /** Every file, in no particular order. */
    void list(Consumer<ListedFile> sink);

    /**
     * {@code sha256} as a file on this machine, for engines that read files. It stays there until the lease is closed,
     * and must not be changed.
     */
    LocalFile local(String sha256);

    /** The folder in which {@link #local} files lie. */
    Path localFolder();

    /** What has a name instead: the parts of what is still on its way. */
    PartStore parts();

    /** Writes something and takes it away again. */
    void requireWritable();

    /** Where the files lie, for people to read. */
    String place();

    @Override
    void close();
}
