package pilotcity.portal.kernel.filestore;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import pilotcity.portal.kernel.files.FileStoreException;

/** Parts in the folder of a {@link FolderFileStore}, under their names. */
final class FolderParts implements PartStore {
    private final Path folder;
    private final Path incoming;

    FolderParts(Path folder, Path incoming) {
        this.folder = folder;
        this.incoming = incoming;
    }

    @Override
    public void put(String name, InputStream content, long length) {
        try (IncomingFile file = IncomingFile.read(content, incoming)) {
            if (file.stored().bytes() != length) {
                throw new FileStoreException(name + " has " + file.stored().bytes() + " bytes, not " + length, null);
            }
            FolderFileStore.move(file.path(), path(name));
        } catch (IOException e) {
            throw failure(name + " cannot be stored", e);
        }
    }

    @Override
    public InputStream open(String name) {
        try {
            return FolderFileStore.range(path(name), name, 0, Long.MAX_VALUE);
        } catch (IOException e) {
            throw failure(name + " cannot be read", e);
        }
    }

    @Override
    public boolean has(String name) {
        return Files.isRegularFile(path(name));
    }

    @Override
    public void delete(String name) {
        Path path = path(name);
        try {
            Files.deleteIfExists(path);
            Path parent = path.getParent();
            while (parent != null && !parent.equals(folder) && isEmpty(parent)) {
                Files.deleteIfExists(parent);
                parent = parent.getParent();
            }
        } catch (IOException e) {
            throw failure(name + " cannot be deleted", e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }

    @Override
    public void list(String prefix, Consumer<ListedFile> sink) {
        Path under = folder.resolve(prefix);
        if (!Files.isDirectory(under)) {
            return;
        }
        try {
            walk(
                    under,
                    file -> true,
                    (file, attributes) -> sink.accept(FolderFileStore.listed(
                            folder.relativize(file).toString().replace('\\', '/'), attributes)));
        } catch (IOException e) {
            throw failure("the parts cannot be listed", e);
        }
    }

    /** Files that vanish meanwhile are passed over. */
    static void walk(Path folder, Predicate<Path> wanted, BiConsumer<Path, BasicFileAttributes> sink)
            throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (wanted.test(file)) {
                    sink.accept(file, attributes);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (Files.exists(file)) {
                    throw failure;
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private Path path(String name) {
        return folder.resolve(ContentName.part(name));
    }

    private FileStoreException failure(String what, IOException e) {
        return FolderFileStore.failure(folder, what, e);
    }
}
