package pilotcity.portal.kernel.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders that only their owner can read: passwords, secrets, keys. */
public final class OwnerOnly {
    private OwnerOnly() {}

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
