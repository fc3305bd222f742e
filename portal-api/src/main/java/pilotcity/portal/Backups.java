package pilotcity.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.ConfigException;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.control.DataFolder;
import pilotcity.portal.kernel.db.DatabaseAddress;
import pilotcity.portal.kernel.db.UnfinishedRestore;
import pilotcity.portal.kernel.db.backup.BackupContent;
import pilotcity.portal.kernel.db.backup.BackupLoader;
import pilotcity.portal.kernel.db.backup.BackupReader;
import pilotcity.portal.kernel.db.backup.BackupSummary;
import pilotcity.portal.kernel.db.backup.BackupWriter;
import pilotcity.portal.kernel.db.embedded.EmbeddedDatabase;
import pilotcity.portal.kernel.files.OwnerOnlyFiles;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.filestore.FileStores;
import pilotcity.portal.kernel.filestore.sweep.FileReference;
import pilotcity.portal.kernel.filestore.sweep.FileSweep;
import pilotcity.portal.kernel.problem.Problem;

/** Backups of a node: its database, its key, and the settings it ran with. */
public final class Backups {
    private static final String KEY = "keys/signing.json";
    private static final String SETTINGS = "settings/portal.properties";

    private final Supplier<DatabaseAddress> address;
    private final List<FileReference> references;
    private final FileStore store;
    private final Config config;
    private final Path data;

    /** @param address where the database is, once it has been started */
    Backups(
            Supplier<DatabaseAddress> address,
            List<FileReference> references,
            FileStore store,
            Config config,
            Path data) {
        this.address = address;
        this.references = references;
        this.store = store;
        this.config = config;
        this.data = data;
    }

    /** Backs up what a portal that is not running has in {@code folder}. */
    public static void write(
            FeatureRegistry registry, Config config, DataFolder folder, Path to, Consumer<String> print) {
        String url = config.text(Setting.DATABASE_URL);
        if (!url.isEmpty()) {
            DatabaseAddress at = DatabaseAddress.parse(url);
            UnfinishedRestore.requireNone(at);
            write(at, registry, config, folder, to, print);
            return;
        }
        Path database = folder.path().resolve(ReplacedFolders.DATABASE);
        if (!Files.exists(database.resolve("cluster"))) {
            throw new ConfigException("there is nothing to back up in " + folder.path());
        }
        try (EmbeddedDatabase embedded = EmbeddedDatabase.start(database)) {
            write(embedded.address(), registry, config, folder, to, print);
        }
    }

    private static void write(
            DatabaseAddress at,
            FeatureRegistry registry,
            Config config,
            DataFolder folder,
            Path to,
            Consumer<String> print) {
        try (FileStore store = FileStores.open(config, folder.path())) {
            new Backups(() -> at, registry.fileReferences(), store, config, folder.path()).write(to, print);
        }
    }

    /** @param to the file to write, which must not exist, or a folder, where it gets a name by the time */
    void write(Path to, Consumer<String> print) {
        Path file = Files.isDirectory(to) ? to.resolve("portal-" + ReplacedFolders.now() + ".zip") : to;
        if (Files.exists(file)) {
            throw Problem.of(Problem.Kind.CONFLICT, file + " exists already; name another file");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw Problem.of(Problem.Kind.CONFLICT, folder + " is no folder that the portal can write to");
        }
        Map<String, Path> files =
                Map.of(KEY, data.resolve(KEY), SETTINGS, config.base().resolve("portal.properties"));
        BackupSummary written = new BackupWriter(address.get(), content(), files).write(file);
        print.accept("backed up " + written);
        if (!written.missing().isEmpty()) {
            print.accept("MISSING: " + written.missing().size() + " files that the database names are not in "
                    + store.place() + ", the first " + written.missing().getFirst());
        }
        print.accept("written and read again: " + file);
    }

    private BackupContent content() {
        boolean bucket = FileStores.isInBucket(config);
        return new BackupContent(
                references.stream().map(FileReference::select).toList(),
                FileSweep.LOCK,
                bucket ? store.place() : "",
                sha256 -> bucket
                        ? Optional.of(InputStream.nullInputStream()).filter(any -> store.has(sha256))
                        : Optional.of(sha256).filter(store::has).map(store::open));
    }

    /**
     * Restores a backup into {@code folder}, and into its database.
     *
     * @param replace whether existing data may be replaced; they are kept under another name
     */
    public static void restore(
            FeatureRegistry registry,
            Config config,
            DataFolder folder,
            Path from,
            boolean replace,
            Consumer<String> print) {
        try (BackupReader backup = BackupReader.open(from)) {
            print.accept("the backup is whole: " + backup.verify());
            String url = config.text(Setting.DATABASE_URL);
            Optional<Path> aside = ReplacedFolders.begin(folder.path(), replace);
            try {
                if (url.isEmpty()) {
                    embedded(registry, folder.path(), backup, print);
                } else {
                    load(DatabaseAddress.parse(url), registry, backup, replace, print);
                }
                content(config, folder.path(), backup, print);
                files(folder.path(), backup, print);
                ReplacedFolders.end(folder.path());
            } catch (IOException | RuntimeException e) {
                ReplacedFolders.undo(folder.path());
                throw e;
            }
            aside.ifPresent(
                    old -> print.accept("what was there before is in " + old + "; delete it when it is not needed"));
            print.accept("restored; ./portal run builds the index and goes on");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void embedded(FeatureRegistry registry, Path data, BackupReader backup, Consumer<String> print) {
        try (EmbeddedDatabase embedded = EmbeddedDatabase.start(data.resolve(ReplacedFolders.DATABASE))) {
            load(embedded.address(), registry, backup, false, print);
        }
    }

    private static void load(
            DatabaseAddress to,
            FeatureRegistry registry,
            BackupReader backup,
            boolean replace,
            Consumer<String> print) {
        BackupLoader loader = new BackupLoader(to, registry.migrations(), print);
        if (!loader.isEmpty() && !replace) {
            throw new ConfigException(
                    "the database " + to + " is not empty; with --replace what it holds is set aside");
        }
        loader.load(backup);
    }

    /** Files that are there already stay: their names say what is in them. */
    private static void content(Config config, Path data, BackupReader backup, Consumer<String> print)
            throws IOException {
        if (backup.content().isEmpty()) {
            return;
        }
        List<String> missing = new ArrayList<>();
        try (FileStore store = FileStores.open(config, data)) {
            for (String sha256 : backup.content()) {
                Optional<InputStream> inside = backup.content(sha256);
                if (inside.isPresent()) {
                    try (InputStream in = inside.get()) {
                        store.put(in);
                    }
                } else if (!store.has(sha256)) {
                    missing.add(sha256);
                }
            }
            print.accept(backup.content().size() - missing.size() + " files are in " + store.place());
            if (!missing.isEmpty()) {
                print.accept("MISSING: " + missing.size() + " files that the database names are not there, the first "
                        + missing.getFirst() + "; bring back the bucket they were in");
            }
        }
    }

    private static void files(Path data, BackupReader backup, Consumer<String> print) throws IOException {
        Optional<String> key = backup.text(KEY);
        if (key.isPresent()) {
            OwnerOnlyFiles.folder(data.resolve("keys"));
            OwnerOnlyFiles.write(data.resolve(KEY), key.get());
        }
        Optional<String> settings = backup.text(SETTINGS);
        if (settings.isPresent()) {
            Path kept = OwnerOnlyFiles.write(data.resolve("portal.properties.restored"), settings.get());
            print.accept("the settings of the backup are in " + kept + "; compare them with yours");
        }
    }

    /** Puts a data folder back as it was before a restore that was cut off, and says so. */
    public static void undoUnfinishedRestore(DataFolder folder, Consumer<String> print) {
        try {
            if (ReplacedFolders.undo(folder.path())) {
                print.accept("a restore was cut off in " + folder.path()
                        + "; what was there before it has been put back. ./portal restore begins again");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
