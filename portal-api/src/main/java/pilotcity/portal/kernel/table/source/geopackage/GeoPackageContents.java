package pilotcity.portal.kernel.table.source.geopackage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.TableSourceException;

/** What the tables of the standard say about those of the user (clauses 1.1.3, 2.1.5). */
final class GeoPackageContents {
    private static final String CONTENTS = """
            SELECT c.table_name, c.data_type FROM gpkg_contents c
            JOIN sqlite_master m ON m.type = 'table' AND m.name = c.table_name COLLATE NOCASE
            ORDER BY c.rowid""";
    private static final String SHAPES = """
            SELECT g.table_name, g.column_name, g.srs_id, s.organization, s.organization_coordsys_id, s.definition
            FROM gpkg_geometry_columns g LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id""";
    private static final String COLUMNS = "SELECT name, type FROM pragma_table_info(?)";

    private final Connection database;
    private final ReadLimits limits;
    private final Map<String, Shape> shapes = new HashMap<>();

    private record Shape(String column, @Nullable String crs) {}

    private GeoPackageContents(Connection database, ReadLimits limits) {
        this.database = database;
        this.limits = limits;
    }

    /**
     * The tables by their names.
     *
     * @param notes gets a sentence for each that is not read
     */
    static Map<String, GeoPackageLayer> read(Connection database, ReadLimits limits, List<Label> notes)
            throws SQLException {
        return new GeoPackageContents(database, limits).layers(notes);
    }

    private Map<String, GeoPackageLayer> layers(List<Label> notes) throws SQLException {
        Map<String, GeoPackageLayer> layers = new LinkedHashMap<>();
        Map<String, String> types = new LinkedHashMap<>();
        try (Statement statement = database.createStatement();
                ResultSet contents = statement.executeQuery(CONTENTS)) {
            while (contents.next() && types.size() < limits.archiveEntries()) {
                types.put(contents.getString(1), String.valueOf(contents.getString(2)));
            }
        }
        if (types.containsValue("features")) {
            readShapes();
        }
        for (Map.Entry<String, String> entry : types.entrySet()) {
            if (List.of("features", "attributes", "aspatial").contains(entry.getValue())) {
                layers.put(entry.getKey(), layer(entry.getKey()));
            } else {
                notes.add(new Label(
                        "“" + entry.getKey() + "”是 " + entry.getValue() + "，未读取。",
                        "'" + entry.getKey() + "' holds " + entry.getValue() + ", and is not read."));
            }
        }
        return layers;
    }

    private void readShapes() throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(SHAPES)) {
            while (found.next()) {
                String table = String.valueOf(found.getString(1)).toLowerCase(Locale.ROOT);
                shapes.put(table, new Shape(found.getString(2), crs(found)));
            }
        }
    }

    /** Systems -1 and 0 stand for none that is known (clause 1.1.2.1.2). */
    private static @Nullable String crs(ResultSet found) throws SQLException {
        int id = found.getInt(3);
        if (id <= 0) {
            return null;
        }
        String organisation = found.getString(4);
        if (organisation != null && organisation.equalsIgnoreCase("EPSG")) {
            return "EPSG:" + found.getInt(5);
        }
        String definition = found.getString(6);
        return definition == null || !definition.contains("[") ? "srs_id " + id : definition;
    }

    private GeoPackageLayer layer(String table) throws SQLException {
        Shape shape = shapes.get(table.toLowerCase(Locale.ROOT));
        List<SourceColumn> columns = new ArrayList<>();
        List<Boolean> logical = new ArrayList<>();
        int geometry = -1;
        try (PreparedStatement statement = database.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    String name = found.getString(1);
                    String type = String.valueOf(found.getString(2)).toUpperCase(Locale.ROOT);
                    if (shape != null && name.equalsIgnoreCase(shape.column())) {
                        geometry = columns.size();
                        columns.add(new SourceColumn(name, "geojson", shape.crs()));
                    } else {
                        columns.add(new SourceColumn(name, frictionless(type), null));
                    }
                    logical.add(type.startsWith("BOOL"));
                }
            }
        }
        limits.requireColumns(0, columns.size());
        if (columns.isEmpty()) {
            throw new TableSourceException(
                    0,
                    "GeoPackage 的表“" + table + "”没有列。",
                    "The table '" + table + "' of the GeoPackage has no columns.");
        }
        return new GeoPackageLayer(table, List.copyOf(columns), geometry, logical);
    }

    /** Clause 1.1.1.1.3, table 1. */
    private static @Nullable String frictionless(String type) {
        String name = type.contains("(") ? type.substring(0, type.indexOf('(')).strip() : type;
        return switch (name) {
            case "BOOLEAN", "BOOL" -> "boolean";
            case "TINYINT", "SMALLINT", "MEDIUMINT", "INT", "INTEGER" -> "integer";
            case "FLOAT", "DOUBLE", "REAL" -> "number";
            case "TEXT" -> "string";
            case "DATE" -> "date";
            case "DATETIME" -> "datetime";
            default -> null;
        };
    }
}
