package pilotcity.portal.kernel.filestore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.ConfigException;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.files.DiskSpace;
import pilotcity.portal.kernel.files.FileStoreException;

/** Opens the store that the settings name. */
public final class FileStores {
    private static final String FOLDER = "files";
    private static final String CACHE = "files-cache";
    private static final long MEGABYTE = 1L << 20;

    private FileStores() {}

    /**
     * Opens it without writing to it.
     *
     * @param data the data folder
     * @throws ConfigException when a setting is missing, or a folder cannot be made
     */
    public static FileStore open(Config config, Path data) {
        try {
            if (isInBucket(config)) {
                long cached = config.integer(Setting.FILES_CACHE) * MEGABYTE;
                return new S3FileStore(S3Settings.of(config), data.resolve(CACHE), cached);
            }
            // A folder of one of several nodes is none of the others'; a database of its own has no other node.
            boolean named = !config.text(Setting.FILES_FOLDER).isEmpty();
            boolean alone = config.text(Setting.DATABASE_URL).isEmpty();
            return new FolderFileStore(folder(config, data), named || alone);
        } catch (IOException e) {
            throw new ConfigException("the folder for files cannot be used: " + e);
        }
    }

    /** The folder that files are kept in, where it is one. */
    public static Path folder(Config config, Path data) {
        return config.text(Setting.FILES_FOLDER).isEmpty() ? data.resolve(FOLDER) : config.path(Setting.FILES_FOLDER);
    }

    /** Whether files are kept in a bucket. */
    public static boolean isInBucket(Config config) {
        return config.text(Setting.FILES_STORE).equals("s3");
    }

    /**
     * Looks whether the store can be written to. A bucket that does not answer and a disk that is full may be better
     * later, and reads go on without them; what is wrong with settings or permissions stays wrong.
     *
     * @throws ConfigException when it cannot be written to and will not be
     */
    public static void check(FileStore store, Consumer<String> progress) {
        try {
            store.requireWritable();
        } catch (FileStoreException e) {
            boolean away = store instanceof S3FileStore && e.getCause() instanceof IOException;
            if (away || DiskSpace.isFull(e)) {
                progress.accept("FILES CANNOT BE WRITTEN NOW: " + e.getMessage());
            } else {
                throw new ConfigException("files cannot be written; " + e.getMessage());
            }
        }
    }
}
