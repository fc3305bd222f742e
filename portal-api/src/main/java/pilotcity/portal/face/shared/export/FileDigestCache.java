package pilotcity.portal.face.shared.export;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A cache of the lengths and checksums of recently generated files, by entity tag. */
public final class FileDigestCache {
    private static final int MOST = 10_000;

    private final Cache<String, FileDigest> byTag =
            Caffeine.newBuilder().maximumSize(MOST).build();

    @Nullable
    FileDigest find(String tag) {
        return byTag.getIfPresent(tag);
    }

    void put(String tag, FileDigest fileDigest) {
        byTag.put(tag, fileDigest);
    }

    /** What makes a file. */
    @FunctionalInterface
    public interface FileContent {
        void to(OutputStream out) throws IOException;
    }

    /** The digest of the file {@code tag} names; if it is unknown, the file is generated and discarded. */
    public FileDigest get(String tag, FileContent file) throws IOException {
        FileDigest known = find(tag);
        return known == null ? generate(tag, OutputStream.nullOutputStream(), file) : known;
    }

    /** Makes the file that {@code tag} names, into {@code out}. */
    FileDigest generate(String tag, OutputStream out, FileContent file) throws IOException {
        DigestingOutputStream stream = new DigestingOutputStream(out);
        file.to(stream);
        FileDigest fileDigest = stream.fileDigest();
        put(tag, fileDigest);
        return fileDigest;
    }
}
