package pilotcity.portal.place;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import pilotcity.index.spatial.GeoJson;
import pilotcity.index.spatial.LuceneShapes;
import pilotcity.portal.kernel.datasetimport.DataFile;
import pilotcity.portal.kernel.datasetimport.DatasetImporter;
import pilotcity.portal.kernel.datasetimport.DatasetTables;
import pilotcity.portal.kernel.datasetimport.ImportException;
import pilotcity.portal.kernel.datasetimport.TableImporter;
import pilotcity.portal.kernel.datasetimport.table.ImportProblem;

/** Imports {@code places.csv} and the provinces' outlines. */
final class PlaceImporter implements DatasetImporter {
    private static final TableImporter PLACES = TableImporter.of("places", "place")
            .renamed("code", "id")
            .value("aliases", row -> new JsonArray(row.texts("aliases")));

    private static final String PUT_BOUNDARY = """
            UPDATE place SET boundary = $2 WHERE id = $1
            """;

    @Override
    public String set() {
        return PLACES.set();
    }

    @Override
    public Future<Integer> write(SqlConnection connection, DatasetTables tables) {
        List<Tuple> boundaries = boundaries(tables.set().file("province-boundaries"));
        return PLACES.write(connection, tables)
                .compose(rows -> connection
                        .preparedQuery(PUT_BOUNDARY)
                        .executeBatch(boundaries)
                        .map(rows));
    }

    /**
     * Code and GeoJSON of every outline that belongs to a place; one of islands without a code stays in the file only.
     */
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
