package pilotcity.portal.kernel.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether there is room on the disk. */
public final class DiskSpace {
    private static final int ROOM = 1 << 20;

    /** As the operating systems and the embedded databases say it, in checked exceptions; Java has no code for it. */
    private static final Pattern FULL =
            Pattern.compile("No space left on device|[Qq]uota exceeded|not enough space|disk is full");

    private static final int DEEPEST = 20;

    private DiskSpace() {}

    /** Whether {@code failure} comes from a disk that is full. */
    public static boolean isFull(@Nullable Throwable failure) {
        int depth = 0;
        for (Throwable each = failure; each != null && depth < DEEPEST; each = each.getCause()) {
            if (!(each instanceof RuntimeException)
                    && FULL.matcher(String.valueOf(each.getMessage())).find()) {
                return true;
            }
            depth++;
        }
        return false;
    }

    /**
     * Tries to write a megabyte in {@code folder}; what is left is no measure, since part of it may be reserved.
     *
     * @throws IOException when it cannot be written
     */
    public static void requireRoom(Path folder) throws IOException {
        Path probe = folder.resolve("room");
        try (FileChannel file = FileChannel.open(
                probe, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocate(ROOM);
            while (bytes.hasRemaining()) {
                int written = file.write(bytes);
                if (written == 0) {
                    throw new IOException("nothing can be written to " + probe);
                }
            }
            file.force(false);
        } finally {
            Files.deleteIfExists(probe);
        }
    }
}
