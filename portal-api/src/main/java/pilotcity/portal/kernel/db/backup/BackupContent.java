package pilotcity.portal.kernel.db.backup;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * The files that rows name, as backups see them.
 *
 * @param selects statements that give SHA-256 in hexadecimal; one may come more than once
 * @param lock what keeps others from deleting files while they are read, for {@code hashtext}
 * @param place where they are when they are not to be in the backup, such as a bucket; empty when they are
 */
public record BackupContent(List<String> selects, String lock, String place, Source source) {
    /** Where files are read. */
    @FunctionalInterface
    public interface Source {
        /** The bytes of a file; empty when it is not there. */
        Optional<InputStream> find(String sha256) throws IOException;
    }
}
