package pilotcity.portal.kernel.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import pilotcity.portal.kernel.files.OwnerOnlyFiles;
import pilotcity.portal.kernel.files.Umask;

/**
 * The data folder, held by one process at a time: the lock goes with the process, however it ends. It and all that is
 * in it are their owner's alone.
 */
public final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** The folder, or empty when another process holds it. */
    public static Optional<DataFolder> hold(Path path) {
        try {
            Umask.ownerOnly();
            Path lock = OwnerOnlyFiles.folder(path).resolve("portal.lock");
            boolean used = Files.exists(lock);
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel).isEmpty()) {
                channel.close();
                return Optional.empty();
            }
            // What lay in a folder before it became a portal's is not ours to close.
            if (used) {
                OwnerOnlyFiles.tighten(path);
            }
            return Optional.of(new DataFolder(path, channel));
        } catch (IOException e) {
            throw new UncheckedIOException("data folder " + path + " cannot be used", e);
        }
    }

    private static Optional<FileLock> lock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
