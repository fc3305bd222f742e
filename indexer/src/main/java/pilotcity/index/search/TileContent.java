package pilotcity.index.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;

/**
 * What is in a map tile.
 *
 * @param points points of documents and of cells
 * @param cells how many documents each cell has, row by row from the north west
 * @param shapes documents with a line or an area that the tile may show, by the field that holds it
 */
public record TileContent(List<TilePoint> points, int[] cells, Map<String, List<Document>> shapes) {

    /**
     * One document, or several that are close together.
     *
     * @param count how many
     * @param document the document where it is one
     * @param classes how many have which value, where that was asked for and they are several
     */
    public record TilePoint(
            double lon, double lat, int count, @Nullable Document document, Map<String, Integer> classes) {}

    /** How many documents the points stand for. */
    public long total() {
        return points.stream().mapToLong(TilePoint::count).sum();
    }
}
