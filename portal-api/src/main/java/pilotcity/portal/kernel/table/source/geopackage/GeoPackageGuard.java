package pilotcity.portal.kernel.table.source.geopackage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.TableSourceException;

/**
 * Opens a GeoPackage that nobody vouches for, as SQLite's notes on untrusted files advise: nothing is written, nothing
 * that the schema brings is run, and triggers and views other than those that the standard has are refused.
 */
final class GeoPackageGuard {
    private static final int HEADER_BYTES = 100;
    private static final int APPLICATION_ID = 68;
    private static final List<Integer> APPLICATIONS = List.of(0x47504B47, 0x47503130, 0x47503131);
    private static final long LARGEST_VALUE = 64L << 20;
    /** Of the spatial index (clause 3.1.3 of its extension), of the standard's own tables, and GDAL's counter of rows. */
    private static final Pattern TRIGGER = Pattern.compile(
            "(?i)rtree_.+_(?:insert|update[1-9]|delete)|gpkg_.+|trigger_(?:insert|delete)_feature_count_.+");

    private static final Pattern CHANGED = Pattern.compile(
            "(?i)\\b(?:insert\\s+(?:or\\s+\\w+\\s+)?into|update(?:\\s+or\\s+\\w+)?|delete\\s+from|replace\\s+into)\\s+"
                    + "(?!of\\b|on\\b)[\"'`\\[]?(\\w+)");
    private static final Pattern VIRTUAL = Pattern.compile(
            "(?is)create\\s+virtual\\s+table\\s+[\"'`\\[]?(?:rtree_.+?)[\"'`\\]]?\\s+using\\s+rtree\\s*\\(.*");

    private GeoPackageGuard() {}

    /** Whether the header says that it is one (clause 1.1.1.1.1). */
    static boolean isGeoPackage(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] header = in.readNBytes(HEADER_BYTES);
            return header.length == HEADER_BYTES
                    && APPLICATIONS.contains(ByteBuffer.wrap(header).getInt(APPLICATION_ID));
        }
    }

    /** @throws TableSourceException when it is no GeoPackage, is damaged, or brings what it may not */
    static Connection open(Path file, ReadLimits limits) throws SQLException {
        Connection database = new JDBC()
                .connect(
                        "jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath() + "?mode=ro&immutable=1",
                        properties(limits));
        try {
            guard(database);
            return database;
        } catch (SQLException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Properties properties(ReadLimits limits) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.enableLoadExtension(false);
        config.setPragma(SQLiteConfig.Pragma.LIMIT_LENGTH, String.valueOf(LARGEST_VALUE));
        config.setPragma(SQLiteConfig.Pragma.LIMIT_COLUMN, String.valueOf(Math.max(100, limits.columns())));
        config.setPragma(SQLiteConfig.Pragma.LIMIT_ATTACHED, "0");
        config.setPragma(SQLiteConfig.Pragma.LIMIT_TRIGGER_DEPTH, "1");
        return config.toProperties();
    }

    private static void guard(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("PRAGMA trusted_schema = OFF");
            statement.execute("PRAGMA cell_size_check = ON");
            statement.execute("PRAGMA mmap_size = 0");
            statement.execute("PRAGMA query_only = ON");
            try (ResultSet schema = statement.executeQuery("SELECT type, name, sql FROM sqlite_master")) {
                while (schema.next()) {
                    require(schema.getString(1), schema.getString(2), String.valueOf(schema.getString(3)));
                }
            }
        }
    }

    private static void require(String type, String name, String sql) {
        boolean refused = switch (type.toLowerCase(Locale.ROOT)) {
            case "view" -> true;
            case "trigger" -> !isOrdinary(name, sql);
            case "table" ->
                sql.strip().toLowerCase(Locale.ROOT).startsWith("create virtual")
                        && !VIRTUAL.matcher(sql.strip()).matches();
            default -> false;
        };
        if (refused) {
            throw new TableSourceException(
                    0,
                    "GeoPackage 含有标准之外的 %s“%s”；数据集只能带表。".formatted(type.equals("table") ? "virtual table" : type, name),
                    "The GeoPackage holds a %s '%s', which is none of the standard's; a data set may bring tables only."
                            .formatted(type.equals("table") ? "virtual table" : type, name));
        }
    }

    /** Whether a trigger keeps up the index or the counters, and nothing else. */
    private static boolean isOrdinary(String name, String sql) {
        if (!TRIGGER.matcher(name).matches()) {
            return false;
        }
        int begin = sql.toLowerCase(Locale.ROOT).indexOf("begin");
        Matcher changed = CHANGED.matcher(begin < 0 ? sql : sql.substring(begin));
        while (changed.find()) {
            String table = changed.group(1).toLowerCase(Locale.ROOT);
            if (!table.startsWith("rtree_") && !table.startsWith("gpkg_")) {
                return false;
            }
        }
        return begin >= 0;
    }
}
