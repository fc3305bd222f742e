package pilotcity.portal.kernel.table.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import pilotcity.index.search.Coverage;
import pilotcity.index.search.TileContent;
import pilotcity.index.tilegrid.TileAddress;
import pilotcity.index.tilegrid.WebMercator;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.ShapeStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.query.QueryControl;
import pilotcity.portal.kernel.table.query.TableQuery;
import pilotcity.portal.kernel.table.query.TableTileQuery;
import pilotcity.portal.kernel.table.write.TableFileWriter;

/** Tiles of tables, held against the rows that were written. */
class TableTileReaderTest {
    private static final int CELLS = 16;

    @TempDir
    Path folder;

    private static TableTileQuery query(TileAddress tile, int individually, int shapes) {
        return new TableTileQuery("rows", TableQuery.ALL, tile, CELLS, individually, shapes);
    }

    private static long inside(SampleTable sample, TileAddress tile) {
        double most = 1 << tile.zoom();
        return sample.rows().stream()
                .map(SampleTable.Row::place)
                .filter(Objects::nonNull)
                .map(Geometry::getEnvelopeInternal)
                .filter(box -> Math.floor(WebMercator.x(box.centre().x) * most) == tile.column()
                        && Math.floor(WebMercator.y(box.centre().y) * most) == tile.row())
                .count();
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "1,1,0", "4,13,6", "5,26,13", "7,104,55", "7,0,0"})
    void everyRowIsInOneTileOfALevelAndInOneCellOfIt(int zoom, int column, int row) throws IOException {
        TileAddress tile = new TileAddress(zoom, column, row);
        for (ShapeStorage storage : List.of(ShapeStorage.POINTS, ShapeStorage.SHAPES)) {
            SampleTable sample = SampleTable.write(Path.of(folder.toString()), storage, 400);
            try (ColumnEngine engine = sample.engine()) {
                long expected = inside(sample, tile);
                TileContent counted = engine.tile(sample.table(), query(tile, 0, 0), WrittenTable.time());
                assertThat(counted.total()).as("%s %s", storage, tile).isEqualTo(expected);
                assertThat(java.util.Arrays.stream(counted.cells())
                                .asLongStream()
                                .sum())
                        .isEqualTo(expected);
                TileContent single = engine.tile(sample.table(), query(tile, 400, 0), WrittenTable.time());
                assertThat(single.points()).hasSize((int) expected).allMatch(point -> point.document() != null);
            }
        }
    }

    @Test
    void fewShapesAreShownOneByOneAndManyAreCounted() throws IOException {
        SampleTable sample = SampleTable.write(folder, ShapeStorage.SHAPES, 400);
        long places = sample.rows().stream().filter(row -> row.place() != null).count();
        TileAddress world = new TileAddress(0, 0, 0);
        try (ColumnEngine engine = sample.engine()) {
            TileContent few = engine.tile(sample.table(), query(world, 10, 400), WrittenTable.time());
            assertThat(few.shapes().get("geometry")).hasSize((int) places);
            TileContent many = engine.tile(sample.table(), query(world, 10, 100), WrittenTable.time());
            assertThat(many.shapes()).isEmpty();
            assertThat(many.total()).isEqualTo(places);
            assertThat(many.points()).hasSizeLessThanOrEqualTo(CELLS * CELLS);
        }
    }

    @Test
    void aTileOfTheWorldWithAMillionRowsIsNoLargerThanItsCells() throws IOException {
        int rows = 1_000_000;
        GeometryFactory shapes = new GeometryFactory();
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        Path file = scratch.resolve("done.parquet");
        List<StoredColumn> columns = List.of(SampleTable.column("a", ColumnStorage.INTEGER));
        try (TableFileWriter writer =
                new TableFileWriter(columns, ShapeStorage.POINTS, scratch, new TableFileWriter.Resources("256MB", 2))) {
            for (int i = 0; i < rows; i++) {
                writer.row(
                        new Object[] {(long) i},
                        shapes.createPoint(new Coordinate(-179 + i % 359, -80 + i / 359 % 160)));
            }
            List<StoredColumn> stored = writer.finish(file);
            Files.move(file, folder.resolve("million.parquet"));
            StoredTable table = new StoredTable("million", rows, stored, ShapeStorage.POINTS, "geometry", null);
            try (ColumnEngine engine = new WrittenTable(folder, table).engine()) {
                TileContent found = engine.tile(
                        table, query(new TileAddress(0, 0, 0), 200, 0), new QueryControl(Duration.ofSeconds(5)));
                assertThat(found.total()).isEqualTo(rows);
                assertThat(found.points()).hasSizeLessThanOrEqualTo(CELLS * CELLS);
            }
        }
    }

    @Test
    void coverageIsTheBoxAndTheTimesOfTheRows() throws IOException {
        SampleTable sample = SampleTable.write(folder, ShapeStorage.POINTS, 400);
        try (ColumnEngine engine = sample.engine()) {
            Coverage found = engine.coverage(sample.table(), WrittenTable.time());
            assertThat(found.box().getMinX()).isEqualTo(110);
            assertThat(found.box().getMaxY()).isEqualTo(27);
            assertThat(found.from()).isNotNull().isBefore(found.to());
        }
    }
}
