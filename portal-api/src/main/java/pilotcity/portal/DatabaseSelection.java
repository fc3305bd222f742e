package pilotcity.portal;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.function.Consumer;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.control.DataFolder;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.db.DatabaseAddress;
import pilotcity.portal.kernel.db.DatabaseServer;
import pilotcity.portal.kernel.db.embedded.EmbeddedDatabase;

/** Chooses the database server that the configuration names. */
final class DatabaseSelection {
    private DatabaseSelection() {}

    /** The database server of a node, not opened yet. */
    static Database of(
            Vertx vertx, FeatureRegistry registry, Config config, DataFolder folder, Consumer<String> progress) {
        DatabaseServer server = server(config, folder, progress);
        return new Database(vertx, server, config.integer(Setting.DATABASE_POOL), registry.migrations());
    }

    /** An external server if one is configured, otherwise the embedded one in the data folder; not started yet. */
    private static DatabaseServer server(Config config, DataFolder folder, Consumer<String> progress) {
        String url = config.text(Setting.DATABASE_URL);
        if (!url.isEmpty()) {
            return DatabaseServer.at(DatabaseAddress.parse(url));
        }
        Path place = folder.path().resolve("postgresql");
        progress.accept("starting PostgreSQL in " + place);
        return new EmbeddedDatabase(place);
    }
}
