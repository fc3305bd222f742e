package pilotcity.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.lucene.geo.GeoEncodingUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import pilotcity.index.document.Document;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.TextRole;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.index.search.TileContent;
import pilotcity.index.search.TileQuery;
import pilotcity.index.spatial.Geometries;
import pilotcity.index.tilegrid.TileAddress;
import pilotcity.index.tilegrid.WebMercator;

/** Random positions, counted by the index and one by one. */
class TileTest {
    private record Lamp(String id, String name, String colour, Boolean simulated, Geometry place) {
        Lamp moved(Geometry to) {
            return new Lamp(id, name, colour, simulated, to);
        }
    }

    private static final Kind<Lamp> LAMP = kind("lamp").simulated("simulated").build();
    private static final Kind<Lamp> MODEL = kind("model").build();
    private static final int CELLS = 16;

    private static final long SEED = new Random().nextLong();
    private static final Random RANDOM = new Random(SEED);
    private static final Map<String, Lamp> LAMPS = new HashMap<>();

    @TempDir
    static Path folder;

    private static Index index;

    private static Kind.Builder<Lamp> kind(String name) {
        return Kind.of(name, name + "s", Lamp.class)
                .id(Lamp::id)
                .text("name", Lamp::name, f -> f.searched(TextRole.NAME))
                .keyword("colour", Lamp::colour, f -> f.facet())
                .bool("simulated", Lamp::simulated, f -> f.facet())
                .geometry("geometry", Lamp::place, f -> {});
    }

    /** Some in several segments, some moved, some deleted, models at the same places. */
    @BeforeAll
    static void fill() {
        index = Index.open(folder, new Kinds(List.of(LAMP, MODEL)));
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 3_000; i++) {
                Lamp lamp = lamp(round * 3_000 + i);
                LAMPS.put(lamp.id(), lamp);
            }
            index.apply(LAMPS.values().stream().map(LAMP::document).toList(), Map.of(), Map.of());
            index.apply(LAMPS.values().stream().limit(500).map(MODEL::document).toList(), Map.of(), Map.of());
            index.refresh();
        }
        List<String> gone =
                LAMPS.keySet().stream().filter(id -> RANDOM.nextInt(10) == 0).toList();
        gone.forEach(LAMPS::remove);
        List<Lamp> moved = LAMPS.values().stream()
                .filter(lamp -> RANDOM.nextInt(20) == 0)
                .map(lamp -> lamp.moved(place()))
                .toList();
        moved.forEach(lamp -> LAMPS.put(lamp.id(), lamp));
        index.apply(moved.stream().map(LAMP::document).toList(), Map.of("lamp", gone), Map.of());
        index.refresh();
    }

    @AfterAll
    static void close() {
        index.close();
    }

    private static Lamp lamp(int number) {
        return new Lamp(
                "L" + number,
                "lamp " + number % 7,
                List.of("red", "green", "blue").get(RANDOM.nextInt(3)),
                RANDOM.nextInt(6) == 0,
                RANDOM.nextInt(50) == 0 ? null : place());
    }

    /** Half of them in two towns, the others anywhere; the corners of the world among them. */
    private static Geometry place() {
        return switch (RANDOM.nextInt(10)) {
            case 0, 1, 2 -> Geometries.point(113.3 + RANDOM.nextGaussian() * 0.05, 23.1 + RANDOM.nextGaussian() * 0.05);
            case 3, 4 -> Geometries.point(121.5 + RANDOM.nextGaussian() * 0.02, 31.2 + RANDOM.nextGaussian() * 0.02);
            case 5 -> Geometries.point(RANDOM.nextInt(9) * 45 - 180, RANDOM.nextInt(5) * 45 - 90);
            default -> Geometries.point(RANDOM.nextDouble() * 360 - 180, RANDOM.nextDouble() * 180 - 90);
        };
    }

    /**
     * The cell of a position, which has its west and south edge, reckoned apart from the index; -1 outside the tile.
     */
    private static int cell(Geometry place, TileAddress tile) {
        Point stored = Geometries.point(
                GeoEncodingUtils.decodeLongitude(GeoEncodingUtils.encodeLongitude(((Point) place).getX())),
                GeoEncodingUtils.decodeLatitude(GeoEncodingUtils.encodeLatitude(((Point) place).getY())));
        double all = CELLS * (double) (1 << tile.zoom());
        int column = (int) Math.floor(WebMercator.x(stored.getX()) * all) - tile.column() * CELLS;
        int row = (int) Math.ceil(WebMercator.y(stored.getY()) * all) - 1 - tile.row() * CELLS;
        boolean inside = column >= 0
                && column < CELLS
                && row >= 0
                && row < CELLS
                && Math.abs(stored.getY()) < WebMercator.MOST_LATITUDE;
        return inside ? row * CELLS + column : -1;
    }

    private static int[] counted(TileAddress tile, Predicate<Lamp> wanted) {
        int[] cells = new int[CELLS * CELLS];
        LAMPS.values().stream()
                .filter(lamp -> lamp.place() != null && wanted.test(lamp))
                .mapToInt(lamp -> cell(lamp.place(), tile))
                .filter(cell -> cell >= 0)
                .forEach(cell -> cells[cell]++);
        return cells;
    }

    private static List<TileAddress> tiles() {
        List<TileAddress> tiles = new ArrayList<>();
        for (int zoom = 0; zoom <= 16; zoom++) {
            for (double[] at : new double[][] {{113.3, 23.1}, {121.5, 31.2}, {0.001, 0.001}, {-179.9, 80}}) {
                int all = 1 << zoom;
                tiles.add(
                        new TileAddress(zoom, (int) (WebMercator.x(at[0]) * all), (int) (WebMercator.y(at[1]) * all)));
            }
        }
        return tiles;
    }

    private static void compare(SearchQuery search, Predicate<Lamp> wanted) {
        for (TileAddress tile : tiles()) {
            assertThat(index.tile(TileQuery.counts(search, tile, CELLS)).cells())
                    .as("%s, seed %d", tile, SEED)
                    .isEqualTo(counted(tile, wanted));
        }
    }

    @Test
    void cellsHaveAsManyDocumentsAsThereAre() {
        compare(SearchQuery.of("lamp"), lamp -> !lamp.simulated());
    }

    @Test
    void documentsSetAsideAreCountedWhereTheyAreAskedFor() {
        compare(SearchQuery.of("lamp").withSimulated(SimulatedDocuments.INCLUDE), lamp -> true);
        compare(SearchQuery.of("lamp").withSimulated(SimulatedDocuments.ONLY), Lamp::simulated);
    }

    @Test
    void aFilterAndWordsCountWhatTheyFind() {
        compare(
                SearchQuery.of("lamp").withFilter(Cql2Text.parse("colour = 'red'")),
                lamp -> !lamp.simulated() && lamp.colour().equals("red"));
        compare(
                SearchQuery.of("lamp").withText("lamp 3").withSimulated(SimulatedDocuments.INCLUDE),
                lamp -> lamp.name().equals("lamp 3"));
    }

    @Test
    void withoutDeletionsWholePartsOfTheTreeAreCounted(@TempDir Path other) {
        try (Index clean = Index.open(other, new Kinds(List.of(LAMP, MODEL)))) {
            clean.apply(LAMPS.values().stream().map(LAMP::document).toList(), Map.of(), Map.of());
            clean.refresh();
            for (TileAddress tile : tiles()) {
                assertThat(clean.tile(TileQuery.counts(SearchQuery.of("lamp"), tile, CELLS))
                                .cells())
                        .as("%s, seed %d", tile, SEED)
                        .isEqualTo(counted(tile, lamp -> !lamp.simulated()));
            }
        }
    }

    @Test
    void fourChildrenHaveTogetherWhatTheirParentHas() {
        for (TileAddress parent : tiles()) {
            long children = IntStream.range(0, 4)
                    .mapToObj(i ->
                            new TileAddress(parent.zoom() + 1, parent.column() * 2 + i % 2, parent.row() * 2 + i / 2))
                    .mapToLong(child -> index.tile(new TileQuery(SearchQuery.of("lamp"), child, CELLS, 0, 10, null))
                            .total())
                    .sum();
            assertThat(index.tile(new TileQuery(SearchQuery.of("lamp"), parent, CELLS, 0, 10, null))
                            .total())
                    .as("%s, seed %d", parent, SEED)
                    .isEqualTo(children);
        }
    }

    @Test
    void aSpotIsInItsCellAndTheOnlyDocumentOfACellIsWhereItIs() {
        for (TileAddress tile : tiles()) {
            TileContent found = index.tile(new TileQuery(SearchQuery.of("lamp"), tile, CELLS, 0, 10, null));
            int[] counts = new int[CELLS * CELLS];
            for (TileContent.TilePoint spot : found.points()) {
                counts[cell(Geometries.point(spot.lon(), spot.lat()), tile)] += spot.count();
                Document document = spot.document();
                assertThat(document == null).isEqualTo(spot.count() > 1);
                if (document != null) {
                    Point place = (Point) LAMPS.get(document.id()).place();
                    assertThat(spot.lon()).isCloseTo(place.getX(), within(1e-6));
                    assertThat(spot.lat()).isCloseTo(place.getY(), within(1e-6));
                }
            }
            assertThat(counts).as("%s, seed %d", tile, SEED).isEqualTo(counted(tile, lamp -> !lamp.simulated()));
        }
    }

    @Test
    void fewEnoughDocumentsAreShownOneByOne() {
        TileAddress tile = tiles().get(40);
        int all = Arrays.stream(counted(tile, lamp -> !lamp.simulated())).sum();
        assertThat(all).as("seed %d", SEED).isPositive();
        TileContent shown = index.tile(new TileQuery(SearchQuery.of("lamp"), tile, CELLS, all, 10, null));
        assertThat(shown.points()).hasSize(all).allMatch(spot -> spot.document() != null);
        TileContent counted = index.tile(new TileQuery(SearchQuery.of("lamp"), tile, CELLS, all - 1, 10, null));
        assertThat(counted.total()).isEqualTo(all);
        assertThat(counted.cells()).isNotEmpty();
    }
}
