package pilotcity.portal.kernel.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import pilotcity.portal.kernel.files.FileStoreException;
import pilotcity.portal.kernel.files.Sha256;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.filestore.PartStore;
import pilotcity.portal.kernel.problem.Problem;

/** The bytes of uploads, {@code uploads/<id>/<offset>.<random>} in the file store; every method blocks. */
public final class UploadParts {
    private static final String PREFIX = "uploads/";

    private final PartStore store;

    UploadParts(PartStore store) {
        this.store = store;
    }

    /** Those in {@code files}. */
    public static UploadParts of(FileStore files) {
        return new UploadParts(files.parts());
    }

    /** A part that has been written, and may be recorded. */
    record Part(String name, long bytes) {}

    /** Two requests that write behind the same byte write parts of different names; one of them will be recorded. */
    Part put(String upload, long offset, InputStream content, long bytes) {
        String name = PREFIX + upload + "/" + offset + "."
                + UUID.randomUUID().toString().substring(0, 8);
        store.put(name, content, bytes);
        return new Part(name, bytes);
    }

    void delete(List<Part> parts) {
        parts.forEach(part -> store.delete(part.name()));
    }

    public void deleteAll(String upload) {
        List<String> names = new ArrayList<>();
        store.list(PREFIX + upload + "/", file -> names.add(file.name()));
        names.forEach(store::delete);
    }

    /** The uploads that have parts. */
    Set<String> uploads() {
        Set<String> ids = new HashSet<>();
        store.list(PREFIX, file -> ids.add(file.name().split("/", -1)[1]));
        return ids;
    }

    /**
     * The whole file, from its first byte.
     *
     * @throws Problem GONE when a part is missing, as after a restore
     */
    public InputStream open(CompleteUpload upload) {
        if (!upload.parts().stream().allMatch(store::has)) {
            throw Problem.of(
                    Problem.Kind.GONE, "parts of the upload '" + upload.name() + "' are lost; send the file again");
        }
        return new PartsStream(upload.parts().iterator(), store::open);
    }

    /**
     * A temporary file with an upload's content.
     *
     * @param sha256 of it, in hexadecimal
     */
    public record TemporaryFile(Path path, long bytes, String sha256) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(path);
        }
    }

    /** Writes the whole file into {@code folder}; closing deletes it. */
    public TemporaryFile copy(CompleteUpload upload, Path folder) throws IOException {
        Path path = Files.createTempFile(folder, "upload", ".tmp");
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(open(upload), digest);
                var out = Files.newOutputStream(path)) {
            long bytes = in.transferTo(out);
            if (bytes != upload.bytes()) {
                throw new FileStoreException(
                        "the parts of upload " + upload.id() + " have " + bytes + " bytes, not " + upload.bytes(),
                        null);
            }
            return new TemporaryFile(path, bytes, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }
}
