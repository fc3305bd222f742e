package pilotcity.portal.kernel.table.source.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.bytes.FileBytes;
import pilotcity.portal.kernel.table.source.bytes.UnpackedStream;

/** What a gzip file (RFC 1952) holds. */
public record GzipBytes(Path file, String name, ReadLimits limits) implements FileBytes {
    private static final int BUFFER = 1 << 16;

    @Override
    public InputStream open() throws IOException {
        InputStream packed = Files.newInputStream(file);
        try {
            return new UnpackedStream(new GZIPInputStream(packed, BUFFER), name, Files.size(file), limits);
        } catch (EOFException | ZipException e) {
            packed.close();
            throw new TableSourceException(
                    0, name + " 已损坏：不是完整的 gzip 文件。", name + " is damaged: it is no whole gzip file.");
        } catch (IOException | RuntimeException e) {
            packed.close();
            throw e;
        }
    }
}
