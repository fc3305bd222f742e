package pilotcity.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.TileContent;
import pilotcity.index.search.TileQuery;
import pilotcity.index.spatial.Geometries;
import pilotcity.index.tilegrid.TileAddress;

class TileShapesTest {
    private record Park(String id, Geometry area, Geometry walk) {}

    private static final Kind<Park> PARK = Kind.of("park", "parks", Park.class)
            .id(Park::id)
            .geometry("geometry", Park::area, f -> {})
            .geometry("walk", Park::walk, f -> f.detail())
            .build();

    /** The eastern half of the world, north of the equator. */
    private static final TileAddress NORTH_EAST = new TileAddress(1, 1, 0);

    private static TileContent tile(Index index, int shapes) {
        return index.tile(new TileQuery(SearchQuery.of("park"), NORTH_EAST, 16, 0, shapes, null));
    }

    @Test
    void shapesComeWhereTheyReachAndAreCountedWhereThereAreTooMany(@TempDir Path folder) {
        try (Index index = Index.open(folder, new Kinds(List.of(PARK)))) {
            Geometry walk = Geometries.readWkt("LINESTRING(100 20, 101 21)");
            index.apply(
                    List.of(
                            PARK.document(new Park("inside", Geometries.box(100, 20, 110, 30), walk)),
                            PARK.document(new Park("across", Geometries.box(-10, 20, 10, 30), null)),
                            PARK.document(new Park("elsewhere", Geometries.box(-110, -30, -100, -20), null)),
                            PARK.document(new Park("point", Geometries.point(50, 50), null))),
                    Map.of(),
                    Map.of());
            index.refresh();
            TileContent few = tile(index, 2);
            assertThat(few.shapes().get("geometry"))
                    .extracting(Document::id)
                    .containsExactlyInAnyOrder("inside", "across");
            assertThat(few.shapes().get("walk"))
                    .hasSize(1)
                    .first()
                    .satisfies(found -> assertThat(found.map()).containsKey("walk"));
            assertThat(few.total()).isEqualTo(1);
            TileContent many = tile(index, 1);
            assertThat(many.shapes()).containsOnlyKeys("walk");
            assertThat(many.total())
                    .as("the middle of the one across is on the edge, which is the tile's")
                    .isEqualTo(3);
        }
    }
}
