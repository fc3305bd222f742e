package pilotcity.portal.face.shared.export.format;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Envelope;
import pilotcity.portal.face.shared.export.row.ExportColumn;

/**
 * The tables that make an SQLite database a GeoPackage (OGC 12-128r18, clauses 1.1 and 2.1, annex F.8 for metadata).
 */
final class GeoPackageTables {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final String[] FIXED = {
        "PRAGMA page_size = 4096",
        // Without it unused parts of pages hold what happened to be in memory.
        "PRAGMA secure_delete = ON",
        "PRAGMA journal_mode = OFF",
        "PRAGMA synchronous = OFF",
        "PRAGMA application_id = 1196444487",
        "PRAGMA user_version = 10300",
        """
        CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
          organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL,
          description TEXT)
        """,
        """
        CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,
          identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL
          DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
          srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))
        """,
        """
        CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
          geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
          CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
          CONSTRAINT uk_gc_table_name UNIQUE (table_name),
          CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
          CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))
        """,
        """
        CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
          definition TEXT NOT NULL, scope TEXT NOT NULL,
          CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))
        """,
        """
        CREATE TABLE gpkg_metadata (id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL,
          md_scope TEXT NOT NULL DEFAULT 'dataset', md_standard_uri TEXT NOT NULL,
          mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '')
        """,
        """
        CREATE TABLE gpkg_metadata_reference (reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT,
          row_id_value INTEGER, timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
          md_file_id INTEGER NOT NULL, md_parent_id INTEGER,
          CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),
          CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id))
        """,
        """
        INSERT INTO gpkg_spatial_ref_sys VALUES
          ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
          ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
          ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]',
          'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid')
        """,
        """
        INSERT INTO gpkg_extensions VALUES
          ('gpkg_metadata', NULL, 'gpkg_metadata', 'http://www.geopackage.org/spec130/#extension_metadata', 'read-write'),
          ('gpkg_metadata_reference', NULL, 'gpkg_metadata', 'http://www.geopackage.org/spec130/#extension_metadata', 'read-write')
        """
    };

    private static final Pattern RESERVED = Pattern.compile("^(gpkg|rtree|sqlite)_", Pattern.CASE_INSENSITIVE);

    private GeoPackageTables() {}

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** A name of ours as SQL names things. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static void create(Connection database, ExportTable table) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String sql : FIXED) {
                statement.execute(sql);
            }
            statement.execute(rows(table));
        }
        contents(database, table);
        metadata(database, table);
    }

    /** The name of the table of rows; some beginnings are those of tables that mean something else. */
    static String name(ExportTable table) {
        return RESERVED.matcher(table.name()).find() ? "table_" + table.name() : table.name();
    }

    /** The names of the plain columns: SQLite tells none apart by case, and two columns are of the file itself. */
    static List<String> columns(ExportTable table) {
        Set<String> taken = new HashSet<>(Set.of("fid", "geometry"));
        return table.columns().plain().stream()
                .map(column -> free(column.name(), taken))
                .toList();
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    private static String rows(ExportTable table) {
        StringBuilder sql = new StringBuilder("CREATE TABLE ")
                .append(quoted(name(table)))
                .append(" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL");
        List<String> names = columns(table);
        for (int i = 0; i < names.size(); i++) {
            ExportColumn column = table.columns().plain().get(i);
            sql.append(", ").append(quoted(names.get(i))).append(' ').append(type(column));
        }
        if (table.columns().findMain().isPresent()) {
            sql.append(", geometry ").append(geometryType(table));
        }
        return sql.append(')').toString();
    }

    private static String type(ExportColumn column) {
        return switch (column.type()) {
            case INTEGER -> "INTEGER";
            case NUMBER, LONGITUDE, LATITUDE -> "DOUBLE";
            case BOOLEAN -> "BOOLEAN";
            case DATE -> "DATE";
            case INSTANT -> "DATETIME";
            case TEXT, DECIMAL, JSON, GEOMETRY -> "TEXT";
        };
    }

    private static String geometryType(ExportTable table) {
        return table.columns().points() ? "POINT" : "GEOMETRY";
    }

    private static void contents(Connection database, ExportTable table) throws SQLException {
        boolean shapes = table.columns().findMain().isPresent();
        String name = name(table);
        run(
                database,
                "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                name,
                shapes ? "features" : "attributes",
                table.title().en(),
                table.description().en(),
                time(table.time()),
                shapes ? 4326 : 0);
        if (shapes) {
            run(
                    database,
                    "INSERT INTO gpkg_geometry_columns VALUES (?, 'geometry', ?, 4326, 0, 0)",
                    name,
                    geometryType(table));
        }
    }

    private static void metadata(Connection database, ExportTable table) throws SQLException {
        run(
                database,
                "INSERT INTO gpkg_metadata VALUES (1, 'dataset', 'https://specs.frictionlessdata.io/data-package/',"
                        + " 'application/json', ?)",
                table.provenance().encode());
        run(
                database,
                "INSERT INTO gpkg_metadata_reference VALUES ('table', ?, NULL, NULL, ?, 1, NULL)",
                name(table),
                time(table.time()));
    }

    static void extent(Connection database, Envelope box) throws SQLException {
        run(
                database,
                "UPDATE gpkg_contents SET min_x = ?, min_y = ?, max_x = ?, max_y = ?",
                box.getMinX(),
                box.getMinY(),
                box.getMaxX(),
                box.getMaxY());
    }

    private static void run(Connection database, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
