package pilotcity.portal.kernel.db;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/** Where a PostgreSQL database is and who asks. */
public record DatabaseAddress(String host, int port, String database, String user, String password) {

    /**
     * Reads {@code postgresql://user:password@host:port/database}.
     *
     * @throws IllegalArgumentException when {@code url} is none
     */
    public static DatabaseAddress parse(String url) {
        URI uri = URI.create(url);
        String scheme = String.valueOf(uri.getScheme());
        if (!scheme.equals("postgresql") && !scheme.equals("postgres")) {
            throw new IllegalArgumentException("database.url must start with postgresql://");
        }
        String[] login = String.valueOf(uri.getRawUserInfo()).split(":", 2);
        String path = String.valueOf(uri.getPath());
        if (uri.getHost() == null || path.length() < 2 || uri.getRawUserInfo() == null) {
            throw new IllegalArgumentException("database.url must name user, host and database");
        }
        return new DatabaseAddress(
                uri.getHost(),
                uri.getPort() < 0 ? 5432 : uri.getPort(),
                path.substring(1),
                decode(login[0]),
                login.length > 1 ? decode(login[1]) : "");
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** A connection for a single purpose, outside the pool. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbc(), user, password);
    }

    /**
     * The same, where neither that nor any answer is waited for longer: a server that hangs accepts all and says
     * nothing.
     */
    public Connection connectWithin(int seconds) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        for (String limit : List.of("connectTimeout", "loginTimeout", "socketTimeout")) {
            properties.setProperty(limit, String.valueOf(seconds));
        }
        return DriverManager.getConnection(jdbc(), properties);
    }

    String jdbc() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
    }
}
