package pilotcity.portal.kernel.table.source.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A copy of bytes that a format needs as a file. It lies beside the file that they come from, and goes when closed. */
public record TemporaryFile(Path path) implements AutoCloseable {
    public static TemporaryFile of(FileBytes bytes, Path beside) throws IOException {
        Path folder = beside.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(beside + " lies in no folder");
        }
        TemporaryFile copy = new TemporaryFile(Files.createTempFile(folder, ".unpacked", ".tmp"));
        try (InputStream in = bytes.open();
                OutputStream out = Files.newOutputStream(copy.path())) {
            in.transferTo(out);
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
        return copy;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
