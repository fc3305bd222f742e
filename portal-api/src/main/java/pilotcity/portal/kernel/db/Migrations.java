package pilotcity.portal.kernel.db;

import java.util.List;
import org.flywaydb.core.Flyway;

/** Brings a database to the current schema; forward only. */
final class Migrations {
    private Migrations() {}

    /** @param locations class path folders with {@code V<number>__<name>.sql} files */
    static void run(DatabaseAddress address, List<String> locations) {
        Flyway.configure()
                .dataSource(address.jdbc() + "?connectTimeout=5&loginTimeout=10&tcpKeepAlive=true", address.user(), address.password())
                .locations(locations.toArray(String[]::new))
                .table("schema_history")
                .outOfOrder(true)
                .load()
                .migrate();
    }
}
