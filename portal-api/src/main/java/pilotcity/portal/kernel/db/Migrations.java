package pilotcity.portal.kernel.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import pilotcity.portal.kernel.files.FolderTree;

/** Brings a database to the current schema, or to one that it had earlier; forward only. */
public final class Migrations {
    private static final String CLASS_PATH = "classpath:";

    /**
     * For a connection: a server that hangs takes one and says nothing. What a migration does takes as long as it
     * takes.
     */
    private static final String PATIENCE = "?connectTimeout=5&loginTimeout=10&tcpKeepAlive=true";

    private Migrations() {}

    /** @param locations class path folders with {@code V<number>__<name>.sql} files */
    public static void run(DatabaseAddress address, List<String> locations) {
        flyway(address, locations).migrate();
    }

    /** Runs only those with these versions: the schema as it was when it had no others. */
    public static void run(DatabaseAddress address, List<String> locations, Set<String> versions) throws IOException {
        Path chosen = Files.createTempDirectory("migrations");
        try {
            for (MigrationInfo migration : flyway(address, locations).info().all()) {
                if (versions.contains(version(migration))) {
                    copy(migration.getScript(), locations, chosen);
                }
            }
            flyway(address, List.of("filesystem:" + chosen)).migrate();
        } finally {
            FolderTree.delete(chosen);
        }
    }

    /** The versions there are. */
    public static Set<String> versions(DatabaseAddress address, List<String> locations) {
        return Arrays.stream(flyway(address, locations).info().all())
                .filter(migration ->
                        migration.getVersion() != null && !migration.getScript().isEmpty())
                .map(Migrations::version)
                .collect(Collectors.toSet());
    }

    private static String version(MigrationInfo migration) {
        return String.valueOf(migration.getVersion());
    }

    private static void copy(String script, List<String> locations, Path to) throws IOException {
        String name = script.substring(script.lastIndexOf('/') + 1);
        for (String location : locations) {
            String path = location.substring(CLASS_PATH.length()) + "/" + name;
            try (InputStream in = Migrations.class.getClassLoader().getResourceAsStream(path)) {
                if (in != null) {
                    Files.copy(in, to.resolve(name));
                    return;
                }
            }
        }
        throw new UncheckedIOException(new IOException("there is no migration " + script));
    }

    private static Flyway flyway(DatabaseAddress address, List<String> locations) {
        return Flyway.configure()
                .dataSource(address.jdbc() + PATIENCE, address.user(), address.password())
                .locations(locations.toArray(String[]::new))
                .table("schema_history")
                .outOfOrder(true)
                .load();
    }
}
