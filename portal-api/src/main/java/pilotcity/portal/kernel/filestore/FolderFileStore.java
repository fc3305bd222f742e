package pilotcity.portal.kernel.filestore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import pilotcity.portal.kernel.files.DiskSpace;
import pilotcity.portal.kernel.files.FileStoreException;

/**
 * Files in a folder, {@code ab/cd/abcd…}. Content is written beside, forced to the disk, and gets its name by a rename:
 * at every moment a name stands for all of its content or for nothing.
 */
public final class FolderFileStore implements FileStore {
    private static final String INCOMING = "incoming";

    private final Path folder;
    private final Path incoming;
    private final boolean shared;
    private final FolderParts parts;

    /** A sweep's look at the age of a file and its deletion, and a rename that makes it young: one or the other. */
    private final ReentrantLock names = new ReentrantLock();

    /**
     * Makes the folder where it is not there.
     *
     * @param shared whether all nodes on the database have this folder
     * @throws IOException when it cannot be made or looked at
     */
    public FolderFileStore(Path folder, boolean shared) throws IOException {
        this.folder = folder;
        this.incoming = folder.resolve(INCOMING);
        this.shared = shared;
        Files.createDirectories(incoming);
        IncomingFile.sweep(incoming);
        this.parts = new FolderParts(folder, incoming);
    }

    @Override
    public boolean isShared() {
        return shared;
    }

    @Override
    public Path localFolder() {
        return folder;
    }

    @Override
    public StoredFile put(InputStream content) {
        try (IncomingFile file = IncomingFile.read(content, incoming)) {
            rename(file.path(), path(file.stored().sha256()));
            return file.stored();
        } catch (IOException e) {
            throw failure("something cannot be stored", e);
        }
    }

    /** Over what is there: it may be damaged, and is as young as it must be now. */
    private void rename(Path from, Path to) throws IOException {
        names.lock();
        try {
            move(from, to);
        } finally {
            names.unlock();
        }
    }

    /** Renames a file that is on the disk, so that the new name is, too. */
    static void move(Path from, Path to) throws IOException {
        Path parent = to.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (to.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel names = FileChannel.open(parent, StandardOpenOption.READ)) {
                names.force(true);
            }
        }
    }

    @Override
    public InputStream open(String sha256, long from, long length) {
        try {
            return range(path(sha256), sha256, from, length);
        } catch (IOException e) {
            throw failure(sha256 + " cannot be read", e);
        }
    }

    static InputStream range(Path path, String name, long from, long length) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            long rest = channel.position(from).size() - from;
            if (from < 0 || rest < 0) {
                throw new IllegalArgumentException(name + " has no byte " + from);
            }
            return new LengthCheckedStream(name, Channels.newInputStream(channel), Math.min(rest, length));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public OptionalLong findSize(String sha256) {
        try {
            return OptionalLong.of(Files.size(path(sha256)));
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        } catch (IOException e) {
            throw failure(sha256 + " cannot be looked for", e);
        }
    }

    @Override
    public boolean delete(String sha256) {
        return deleteIfOlder(sha256, Instant.MAX);
    }

    @Override
    public boolean deleteIfOlder(String sha256, Instant before) {
        Path path = path(sha256);
        names.lock();
        try {
            return Files.getLastModifiedTime(path).toInstant().isBefore(before) && Files.deleteIfExists(path);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw failure(sha256 + " cannot be deleted", e);
        } finally {
            names.unlock();
        }
    }

    @Override
    public void list(Consumer<ListedFile> sink) {
        try {
            FolderParts.walk(
                    folder,
                    file -> ContentName.isSha256(file.getFileName().toString()),
                    (file, attributes) -> sink.accept(listed(file.getFileName().toString(), attributes)));
        } catch (IOException e) {
            throw failure("the files cannot be listed", e);
        }
    }

    static ListedFile listed(String name, BasicFileAttributes attributes) {
        return new ListedFile(
                name, attributes.size(), attributes.lastModifiedTime().toInstant());
    }

    @Override
    public LocalFile local(String sha256) {
        Path path = path(sha256);
        if (!Files.isRegularFile(path)) {
            throw new FileStoreException(sha256 + " is not in " + folder, null);
        }
        return new LocalFile(path, () -> {});
    }

    @Override
    public PartStore parts() {
        return parts;
    }

    @Override
    public void requireWritable() {
        try {
            DiskSpace.requireRoom(incoming);
        } catch (IOException e) {
            throw failure("nothing can be written", e);
        }
    }

    @Override
    public String place() {
        return folder.toString();
    }

    private Path path(String sha256) {
        return folder.resolve(ContentName.path(sha256));
    }

    private FileStoreException failure(String what, IOException e) {
        return failure(folder, what, e);
    }

    static FileStoreException failure(Path folder, String what, IOException e) {
        return new FileStoreException("files in " + folder + ": " + what + ": " + e, e);
    }

    @Override
    public void close() {}
}
