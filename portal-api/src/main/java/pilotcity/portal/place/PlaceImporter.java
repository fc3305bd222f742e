package pilotcity.portal.place;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import pilotcity.index.spatial.GeoJson;
import pilotcity.index.spatial.LuceneShapes;
import pilotcity.portal.kernel.datasets.DataFile;
import pilotcity.portal.kernel.datasets.DataRow;
import pilotcity.portal.kernel.datasets.ImportException;
import pilotcity.portal.kernel.datasets.ImportProblem;
import pilotcity.portal.kernel.datasets.SetImporter;
import pilotcity.portal.kernel.datasets.Tables;
import pilotcity.portal.kernel.datasets.Writes;

/** Imports {@code places.csv} and the provinces' outlines. */
final class PlaceImporter implements SetImporter {
    private static final String PUT = """
            INSERT INTO place AS old (id, level, name, name_en, parent, lon, lat, point_source, point_precision_m,
                                      population, population_source, dataset)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'places')
            ON CONFLICT (id) DO UPDATE SET
                (level, name, name_en, parent, lon, lat, point_source, point_precision_m, population,
                 population_source, dataset) =
                (excluded.level, excluded.name, excluded.name_en, excluded.parent, excluded.lon, excluded.lat,
                 excluded.point_source, excluded.point_precision_m, excluded.population,
                 excluded.population_source, excluded.dataset)
            """;

    private static final String PUT_BOUNDARY = """
            UPDATE place SET boundary = $2 WHERE id = $1
            """;

    private static final String DELETE_OTHERS = """
            DELETE FROM place WHERE dataset = $1 AND id <> ALL($2)
            """;

    @Override
    public String set() {
        return "places";
    }

    @Override
    public Future<Integer> write(SqlConnection connection, Tables tables) {
        List<DataRow> rows = tables.rows("places");
        List<Tuple> boundaries = boundaries(tables.set().file("province-boundaries"));
        return Writes.each(connection, PUT, rows, PlaceImporter::parameters)
                .compose(put -> connection.preparedQuery(PUT_BOUNDARY).executeBatch(boundaries))
                .compose(put -> Writes.deleteOthers(connection, DELETE_OTHERS, set(), rows, "code"))
                .map(rows.size());
    }

    private static Tuple parameters(DataRow row) {
        return Tuple.tuple()
                .addString(row.get("code"))
                .addString(row.get("level"))
                .addString(row.get("name"))
                .addString(row.find("name_en"))
                .addString(row.find("parent"))
                .addDouble(row.number("lon"))
                .addDouble(row.number("lat"))
                .addString(row.find("point_source"))
                .addInteger(row.integer("point_precision_m"))
                .addLong(row.whole("population"))
                .addString(row.find("population_source"));
    }

    /** Code and GeoJSON of every outline that belongs to a place; one of islands without a code stays in the file only. */
    private static List<Tuple> boundaries(DataFile file) {
        List<Tuple> boundaries = new ArrayList<>();
        try {
            JsonNode features =
                    new ObjectMapper().readTree(file.path().toFile()).path("features");
            for (JsonNode feature : features) {
                JsonNode code = feature.path("properties").path("code");
                if (code.isTextual()) {
                    String geometry = feature.path("geometry").toString();
                    LuceneShapes.requireIndexable(GeoJson.read(geometry));
                    boundaries.add(Tuple.of(code.asText(), geometry));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ImportException(
                    "places",
                    List.of(new ImportProblem("places/" + file.file(), 0, "", "is no GeoJSON: " + e.getMessage())));
        }
        return boundaries;
    }
}
