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

/** Which database a configuration means. */
final class DatabaseSelection {
    private DatabaseSelection() {}

    /** Of a node; not opened yet. */
    static Database of(
            Vertx vertx, FeatureRegistry featureRegistry, Config config, DataFolder folder, Consumer<String> progress) {
        DatabaseServer server = server(config, folder, progress);
        return new Database(vertx, server, config.integer(Setting.DATABASE_POOL), featureRegistry.migrations());
    }

    /** Somebody else's where one is configured, else the portal's own in its data folder; not started yet. */
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
