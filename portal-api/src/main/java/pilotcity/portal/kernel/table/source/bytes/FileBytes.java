package pilotcity.portal.kernel.table.source.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that can be read from the front as often as they are needed. */
@FunctionalInterface
public interface FileBytes {
    InputStream open() throws IOException;

    static FileBytes of(Path file) {
        return () -> Files.newInputStream(file);
    }
}
