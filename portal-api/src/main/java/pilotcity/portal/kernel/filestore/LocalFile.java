package pilotcity.portal.kernel.filestore;

import java.nio.file.Path;

/** A file of the store on this machine, as long as it is not closed. */
public final class LocalFile implements AutoCloseable {
    private final Path path;
    private final Runnable release;

    LocalFile(Path path, Runnable release) {
        this.path = path;
        this.release = release;
    }

    /** One that stays where it is. */
    public static LocalFile of(Path path) {
        return new LocalFile(path, () -> {});
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        release.run();
    }
}
