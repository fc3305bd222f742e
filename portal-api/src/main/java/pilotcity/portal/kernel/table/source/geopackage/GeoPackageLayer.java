package pilotcity.portal.kernel.table.source.geopackage;

import java.util.List;
import java.util.stream.Collectors;
import pilotcity.portal.kernel.table.source.SourceColumn;

/**
 * A table of features or attributes.
 *
 * @param geometry the place of the shapes among the columns, -1 for none
 * @param logical which columns hold truth values, which SQLite writes as numbers
 */
record GeoPackageLayer(String name, List<SourceColumn> columns, int geometry, List<Boolean> logical) {
    String query() {
        return columns.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", ", "SELECT ", ""))
                + " FROM " + quoted(name);
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
