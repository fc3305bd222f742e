package pilotcity.portal.kernel.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files and folders that only their owner can read: passwords, secrets, keys. */
public final class OwnerOnlyFiles {
    private static final Logger LOG = LoggerFactory.getLogger(OwnerOnlyFiles.class);
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    private OwnerOnlyFiles() {}

    /** The folder, made if it is not there (0700); one that is there is closed to others. */
    public static Path folder(Path folder) throws IOException {
        Files.createDirectories(folder.toAbsolutePath().getParent());
        if (!Files.isDirectory(folder)) {
            return Files.createDirectory(folder, permissions(folder, "rwx------"));
        }
        return isPosix(folder)
                ? Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"))
                : folder;
    }

    /** Closes to others what is in {@code folder}, links excepted; what cannot be closed is said in the log. */
    public static void tighten(Path folder) throws IOException {
        if (Files.exists(folder) && isPosix(folder)) {
            Files.walkFileTree(folder, new Tightening());
        }
    }

    private static final class Tightening extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return close(directory);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return attributes.isSymbolicLink() ? FileVisitResult.CONTINUE : close(file);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            LOG.warn("{} cannot be looked at", file, failure);
            return FileVisitResult.CONTINUE;
        }

        private static FileVisitResult close(Path path) {
            try {
                Set<PosixFilePermission> all = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
                Set<PosixFilePermission> kept = EnumSet.copyOf(OWNERS);
                kept.retainAll(all);
                if (!kept.equals(all)) {
                    Files.setPosixFilePermissions(path, kept);
                }
            } catch (IOException e) {
                LOG.warn("{} stays open to others", path, e);
            }
            return FileVisitResult.CONTINUE;
        }
    }

    /** Writes the file whole or not at all (0600): at no moment can others read it, or anybody half of it. */
    public static Path write(Path file, String content) throws IOException {
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(whole);
        create(whole);
        Files.writeString(whole, content);
        return Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** An empty file (0600) where there was none. */
    public static Path create(Path file) throws IOException {
        return Files.createFile(file, permissions(file, "rw-------"));
    }

    private static FileAttribute<?>[] permissions(Path path, String permissions) {
        return isPosix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
