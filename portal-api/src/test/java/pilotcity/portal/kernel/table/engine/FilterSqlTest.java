package pilotcity.portal.kernel.table.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.check.FilterCheck;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.filter.evaluate.FilterEvaluator;
import pilotcity.index.filter.evaluate.PropertyValues;
import pilotcity.index.filter.evaluate.TruthValue;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.ShapeStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.column.TableKind;
import pilotcity.portal.kernel.table.query.QueryControl;
import pilotcity.portal.kernel.table.query.TablePage;
import pilotcity.portal.kernel.table.query.TableQuery;

/** A condition finds the same rows in a file as the index's own evaluator does row by row. */
class FilterSqlTest {
    private static final int ROWS = 400;
    private static final String[] PARTS = {
        "名称 = '路灯'",
        "名称 <> 'café'",
        "名称 > 'S'",
        "名称 <= '井'",
        "CASEI(名称) = CASEI('strasse')",
        "ACCENTI(名称) = 'cafe'",
        "名称 LIKE '%路%'",
        "名称 LIKE '50\\%\\_a\\\\b'",
        "名称 LIKE '_'",
        "名称 LIKE '\\路%'",
        "名称 NOT LIKE '%a%'",
        "名称 LIKE '%'",
        "名称 LIKE ''",
        "名称 LIKE '%_%_'",
        "名称 LIKE '_%路%_'",
        "名称 LIKE '路%'",
        "名称 LIKE '%灯'",
        "名称 LIKE '路%灯'",
        "名称 LIKE '%.%'",
        "名称 LIKE '5_\\%_[a-z]%'",
        "名称 LIKE '%%é'",
        "名称 IN ('路灯', 'id', '')",
        "名称 IS NULL",
        "名称 = kind",
        "id = 3",
        "id > 2.5",
        "id = 2.5",
        "id <> 2.5",
        "id <= -1.5",
        "id < 99999999999999999999",
        "id > -99999999999999999999",
        "id BETWEEN -2 AND 2",
        "id NOT BETWEEN -2 AND 2",
        "id IN (1, 2, 3.0)",
        "3 < id",
        "id < 1e300",
        "id > -1e300",
        "id >= 1e-300",
        "cost < 1e300",
        "cost > -1e-300",
        "cost >= 1e-300",
        "cost < 9999999999999999.9999",
        "cost > -9999999999999999.9999",
        "id >= -9223372036854775808",
        "id > -9223372036854775808.5",
        "huge > 0.1",
        "huge = 0.1",
        "huge <> 1e300",
        "huge <= 100000000000000000000.5",
        "huge < 1e308",
        "huge > -1e308",
        "huge IN (0.1, 1e300)",
        "huge > cost",
        "datetime >= TIMESTAMP('1960-01-01T00:00:00.0000015Z')",
        "CASEI(名称) IN (CASEI(kind), 'strasse')",
        "cost > 0.3333333333",
        "cost = 1.50",
        "cost >= -299",
        "cost <> 12345678901234567890123",
        "cost < id",
        "cost * 2 > id + 1",
        "cost / id > 0.5",
        "open = true",
        "open",
        "NOT open",
        "open <> false",
        "day = DATE('2026-01-02')",
        "day < TIMESTAMP('2026-01-02T20:00:00Z')",
        "day BETWEEN DATE('2026-01-02') AND DATE('2026-01-03')",
        "datetime > DATE('2026-01-01')",
        "datetime = DATE('2026-01-01')",
        "datetime <> DATE('2026-01-01')",
        "datetime <= DATE('2026-01-01')",
        "datetime >= TIMESTAMP('2026-01-01T00:00:00.0000001Z')",
        "datetime = TIMESTAMP('2025-12-31T20:00:01Z')",
        "T_DURING(datetime, INTERVAL('2026-01-01', '2026-01-02'))",
        "T_INTERSECTS(day, INTERVAL('2026-01-03', '..'))",
        "day < datetime",
        "kind = 'k1'",
        "_id < 17",
        "_id IN (1, 400, 401)",
        "geometry IS NULL",
        "S_INTERSECTS(geometry, BBOX(111, 21, 114, 23))",
        "S_INTERSECTS(geometry, BBOX(170, -10, -170, 80))",
        "S_WITHIN(geometry, BBOX(111, 21, 114, 23))",
        "S_INTERSECTS(geometry, POLYGON((111 21, 116 21, 111 26, 111 21)))",
        "S_DISJOINT(geometry, POLYGON((111 21, 116 21, 111 26, 111 21)))",
        "S_CONTAINS(BBOX(111, 21, 116, 26), geometry)",
        "S_TOUCHES(geometry, POLYGON((111 21, 116 21, 111 26, 111 21)))",
        "S_EQUALS(geometry, POINT(112 22))",
        "(名称 IS NULL) IS NULL",
        "true"
    };

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"NONE", "POINTS", "SHAPES"})
    void findsWhatTheEvaluatorFinds(String shapes) throws IOException {
        ShapeStorage storage = ShapeStorage.valueOf(shapes);
        SampleTable sample = SampleTable.write(folder, storage, ROWS);
        Random random = new Random(3);
        try (ColumnEngine engine = sample.engine()) {
            for (String part : PARTS) {
                if (storage != ShapeStorage.NONE || !part.contains("geometry")) {
                    compare(engine, sample, part);
                    compare(engine, sample, "NOT (" + part + ")");
                }
            }
            for (int i = 0; i < 60; i++) {
                compare(engine, sample, random(random, storage, 3));
            }
        }
    }

    private static String random(Random random, ShapeStorage storage, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            String part = PARTS[random.nextInt(PARTS.length)];
            return storage == ShapeStorage.NONE && part.contains("geometry") ? "open" : part;
        }
        String one = random(random, storage, depth - 1);
        return switch (random.nextInt(3)) {
            case 0 -> "NOT (" + one + ")";
            case 1 -> "(" + one + ") AND (" + random(random, storage, depth - 1) + ")";
            default -> "(" + one + ") OR (" + random(random, storage, depth - 1) + ")";
        };
    }

    private static void compare(ColumnEngine engine, SampleTable sample, String cql) {
        Filter filter = FilterCheck.check(
                Cql2Text.parse(cql), TableKind.kinds("rows", sample.table(), SampleTable.ZONE), Set.of("rows"));
        long[] expected = IntStream.range(0, ROWS)
                .filter(at -> FilterEvaluator.test(filter, new Values(sample, at)) == TruthValue.TRUE)
                .mapToLong(at -> at + 1)
                .toArray();
        List<TablePage.Row> found = engine.search(
                        sample.table(),
                        TableQuery.ALL.withFilter(filter).withPage(ROWS, null, null),
                        new QueryControl(Duration.ofSeconds(20)))
                .rows();
        assertThat(found.stream().mapToLong(TablePage.Row::id)).as(cql).containsExactly(box(expected));
    }

    private static Long[] box(long[] numbers) {
        return LongStream.of(numbers).boxed().toArray(Long[]::new);
    }

    private record Values(SampleTable sample, int at) implements PropertyValues {
        @Override
        public @Nullable Object get(String property) {
            if (property.equals("_id")) {
                return BigDecimal.valueOf(at + 1);
            }
            if (property.equals("geometry")) {
                return sample.rows().get(at).place();
            }
            for (int i = 0; i < SampleTable.COLUMNS.size(); i++) {
                if (SampleTable.COLUMNS.get(i).name().equals(property)) {
                    return sample.rows().get(at).values()[i];
                }
            }
            return null;
        }

        @Override
        public ZoneId zone() {
            return SampleTable.ZONE;
        }
    }

    @Test
    void longAndDeepConditionsAreAsked() throws IOException {
        SampleTable sample = SampleTable.write(folder, ShapeStorage.NONE, ROWS);
        String many = IntStream.range(0, 3000).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        try (ColumnEngine engine = sample.engine()) {
            compare(engine, sample, "id IN (" + many + ")");
            compare(engine, sample, "NOT (".repeat(45) + "id = 1" + ")".repeat(45));
        }
    }

    @Test
    void namesOfColumnsAreNoSql() throws IOException {
        SampleTable sample = SampleTable.write(folder, ShapeStorage.NONE, 3);
        try (ColumnEngine engine = sample.engine()) {
            compareNames(engine, sample);
        }
    }

    private static void compareNames(ColumnEngine engine, SampleTable sample) {
        StoredTable table = sample.table();
        StoredColumn hostile = SampleTable.column("x\"; DROP TABLE t; --", ColumnStorage.TEXT);
        StoredTable renamed =
                new StoredTable(table.sha256(), table.rows(), List.of(hostile), ShapeStorage.NONE, "geometry", null);
        Filter filter = FilterCheck.check(
                Cql2Text.parse("\"x\"\"; DROP TABLE t; --\" IS NOT NULL"),
                TableKind.kinds("rows", renamed, SampleTable.ZONE),
                Set.of("rows"));
        assertThat(engine.count(renamed, TableQuery.ALL.withFilter(filter), new QueryControl(Duration.ofSeconds(9))))
                .isBetween(0L, 3L);
    }
}
