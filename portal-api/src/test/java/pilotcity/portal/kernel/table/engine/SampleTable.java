package pilotcity.portal.kernel.table.engine;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import pilotcity.index.kind.Label;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.kernel.filestore.LocalFile;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.ShapeStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.write.TableFileWriter;

/** A table of some hundred rows with every type, and gaps in each column, written by the portal's own writer. */
record SampleTable(Path folder, StoredTable table, List<Row> rows) {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final String[] WORDS = {"路灯", "Straße", "STRASSE", "café", "50%_a\\b", "", "𠮷野", "井盖 坏了", "id"};

    private static final BigDecimal[] HUGE = {
        new BigDecimal("0.1"), new BigDecimal("1E300"), new BigDecimal("-1E-300"), BigDecimal.valueOf(-7)
    };

    record Row(@Nullable Object[] values, @Nullable Geometry place) {}

    static final List<StoredColumn> COLUMNS = List.of(
            column("名称", ColumnStorage.TEXT),
            column("id", ColumnStorage.INTEGER),
            column("cost", ColumnStorage.DECIMAL),
            column("open", ColumnStorage.BOOLEAN),
            column("day", ColumnStorage.DATE),
            column("datetime", ColumnStorage.INSTANT),
            column("kind", ColumnStorage.TEXT),
            column("huge", ColumnStorage.DECIMAL));

    static StoredColumn column(String name, ColumnStorage storage) {
        return new StoredColumn(
                name, storage, 0, 0, "any", new Label(name, name), new Label("", ""), false, null, Map.of());
    }

    static SampleTable write(Path folder, ShapeStorage shapes, int rows) throws IOException {
        Random random = new Random(7);
        List<Row> made = new ArrayList<>();
        Path scratch = Files.createDirectory(folder.resolve("scratch-" + shapes));
        Path file = scratch.resolve("done.parquet");
        try (TableFileWriter writer =
                new TableFileWriter(COLUMNS, shapes, scratch, new TableFileWriter.Resources("256MB", 2))) {
            for (int i = 0; i < rows; i++) {
                Row row = new Row(values(random), place(random, shapes));
                made.add(row);
                writer.row(row.values(), row.place());
            }
            List<StoredColumn> stored = writer.finish(file);
            Files.move(file, folder.resolve(shapes + ".parquet"));
            return new SampleTable(
                    folder, new StoredTable(shapes.toString(), rows, stored, shapes, "geometry", "datetime"), made);
        }
    }

    private static @Nullable Object[] values(Random random) {
        Object[] values = {
            WORDS[random.nextInt(WORDS.length)],
            random.nextLong(-5, 6) * (random.nextInt(9) == 0 ? 1_000_000_000_000L : 1),
            BigDecimal.valueOf(random.nextLong(-300, 300), random.nextInt(4)),
            random.nextBoolean(),
            LocalDate.of(2026, 1, 1).plusDays(random.nextInt(5)),
            moment(random),
            "k" + random.nextInt(3),
            HUGE[random.nextInt(HUGE.length)]
        };
        for (int i = 0; i < values.length; i++) {
            if (random.nextInt(6) == 0) {
                values[i] = null;
            }
        }
        return values;
    }

    private static Instant moment(Random random) {
        return random.nextInt(20) == 0
                ? Instant.parse("1960-01-01T00:00:00Z").plusNanos(random.nextInt(4) * 1000L)
                : Instant.parse("2025-12-31T14:00:00Z").plusSeconds(random.nextInt(40) * 3600L + random.nextInt(2));
    }

    private static @Nullable Geometry place(Random random, ShapeStorage shapes) {
        if (shapes == ShapeStorage.NONE || random.nextInt(6) == 0) {
            return null;
        }
        double x = 110 + random.nextInt(8);
        double y = 20 + random.nextInt(8);
        return shapes == ShapeStorage.POINTS
                ? SHAPES.createPoint(new Coordinate(x, y))
                : Geometries.box(x, y, x + 1 + random.nextInt(3), y + 1);
    }

    ColumnEngine engine() {
        return new ColumnEngine(
                folder,
                folder,
                sha -> LocalFile.of(folder.resolve(sha + ".parquet")),
                ZONE,
                new ColumnEngine.Limits("256MB", 2));
    }
}
