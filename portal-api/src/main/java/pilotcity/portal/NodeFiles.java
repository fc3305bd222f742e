package pilotcity.portal;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.feature.ScheduledTask;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.filestore.FileStores;
import pilotcity.portal.kernel.filestore.sweep.FileSweep;
import pilotcity.portal.kernel.media.PhotoHashing;
import pilotcity.portal.kernel.media.PhotoMove;
import pilotcity.portal.kernel.media.PhotoStore;
import pilotcity.portal.kernel.upload.UploadStore;
import pilotcity.portal.kernel.upload.UploadSweep;

/**
 * The files of a node: where they are kept, and what is done about them at intervals.
 *
 * @param backups of the database and of these files
 * @param tasks to be run at their intervals
 */
public record NodeFiles(
        FileStore store, PhotoStore photos, UploadStore uploads, Backups backups, List<ScheduledTask> tasks)
        implements AutoCloseable {
    private static final Duration SWEEP = Duration.ofHours(1);

    /** Opens them, and says where they cannot be written. */
    static NodeFiles open(
            Vertx vertx, Database db, FeatureRegistry registry, Config config, Path data, Consumer<String> progress) {
        FileStore store = FileStores.open(config, data);
        try {
            FileStores.check(store, progress);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        FileSweep sweep = new FileSweep(vertx, db, store, registry.fileReferences());
        List<ScheduledTask> tasks = new ArrayList<>();
        tasks.add(new ScheduledTask("delete files that nothing names", SWEEP, sweep::run));
        tasks.addAll(new PhotoMove(vertx, db, store).tasks());
        tasks.add(new PhotoHashing(vertx, db, store).task());
        tasks.addAll(new UploadSweep(vertx, db, store).tasks());
        return new NodeFiles(
                store,
                new PhotoStore(vertx, db, store),
                new UploadStore(vertx, db, store, config),
                new Backups(db::address, registry.fileReferences(), store, config, data),
                List.copyOf(tasks));
    }

    @Override
    public void close() {
        store.close();
    }
}
