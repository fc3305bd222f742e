package pilotcity.portal.kernel.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import pilotcity.portal.kernel.db.DatabaseAddress;
import pilotcity.portal.kernel.files.OwnerOnlyFiles;

/**
 * The password of the embedded database. A new cluster lets every local user in; this one lets in who can read the
 * data folder.
 */
record EmbeddedLogin(String password) {
    private static final String RULES = """
            # Everybody needs the password, which only the owner of the data folder can read.
            local all all scram-sha-256
            host  all all 127.0.0.1/32 scram-sha-256
            """;

    static EmbeddedLogin of(Path folder) throws IOException {
        Path file = folder.resolve("password");
        if (!Files.exists(file)) {
            byte[] secret = new byte[24];
            new SecureRandom().nextBytes(secret);
            OwnerOnlyFiles.write(file, HexFormat.of().formatHex(secret));
        }
        return new EmbeddedLogin(Files.readString(file).strip());
    }

    /** Sets the password in a cluster that still lets everybody in. */
    void enforce(DatabaseAddress address, Path cluster) throws IOException {
        Path rules = cluster.resolve("pg_hba.conf");
        if (Files.readString(rules).equals(RULES)) {
            return;
        }
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            // Nobody guesses 24 random bytes: hashing them slowly would only hold up each connection.
            statement.execute("SET scram_iterations = 1");
            statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
            Files.writeString(rules, RULES);
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException("the embedded database takes no password", e);
        }
    }
}
