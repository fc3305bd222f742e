package pilotcity.portal;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.read.TableReadPool;
import pilotcity.portal.kernel.table.engine.ColumnEngine;

/** Questions to the published tables of a node: the engine that answers them, and the threads that ask it. */
record NodeTables(ColumnEngine engine, TableReadPool reads) implements AutoCloseable {
    static NodeTables open(Vertx vertx, FileStore files, Config config, Path data) {
        int threads = TableReadPool.threads();
        ColumnEngine engine = new ColumnEngine(
                files.localFolder(),
                data.resolve("tables").resolve("spill"),
                files::local,
                config.zone(),
                new ColumnEngine.Limits(config.integer(Setting.TABLES_MEMORY) + "MB", threads));
        return new NodeTables(
                engine,
                new TableReadPool(
                        vertx,
                        engine,
                        threads,
                        config.integer(Setting.TABLES_QUEUE),
                        config.duration(Setting.TABLES_TIMEOUT)));
    }

    @Override
    public void close() {
        reads.close();
        engine.close();
    }
}
