package pilotcity.portal.kernel.table.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pilotcity.portal.kernel.table.query.GroupQuery.Function.COUNT;
import static pilotcity.portal.kernel.table.query.GroupQuery.Function.DISTINCT;
import static pilotcity.portal.kernel.table.query.GroupQuery.Function.MAX;
import static pilotcity.portal.kernel.table.query.GroupQuery.Function.MEAN;
import static pilotcity.portal.kernel.table.query.GroupQuery.Function.MEDIAN;
import static pilotcity.portal.kernel.table.query.GroupQuery.Function.MIN;
import static pilotcity.portal.kernel.table.query.GroupQuery.Function.QUANTILE;
import static pilotcity.portal.kernel.table.query.GroupQuery.Function.SUM;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.index.search.SearchException;
import pilotcity.index.search.SortStep;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.query.GroupQuery;
import pilotcity.portal.kernel.table.query.GroupQuery.DatePart;
import pilotcity.portal.kernel.table.query.GroupQuery.Function;
import pilotcity.portal.kernel.table.query.GroupQuery.Grouping;
import pilotcity.portal.kernel.table.query.GroupQuery.Measure;
import pilotcity.portal.kernel.table.query.GroupedRows;

/** Groups and what is told of them, compared with what Java and pencil say. */
class GroupQueryTest {
    private static final List<ColumnStorage> TYPES = List.of(
            ColumnStorage.TEXT,
            ColumnStorage.INTEGER,
            ColumnStorage.DECIMAL,
            ColumnStorage.BOOLEAN,
            ColumnStorage.DATE,
            ColumnStorage.INSTANT,
            ColumnStorage.JSON);

    @TempDir
    Path folder;

    private static GroupQuery query(List<Grouping> by, Measure... measures) {
        return new GroupQuery(by, List.of(measures), null, null, List.of(), 10_000, 0);
    }

    private static Measure of(Function function, String column) {
        return new Measure(function, column, 0);
    }

    private static List<List<@Nullable Object>> ask(WrittenTable written, GroupQuery query) throws IOException {
        try (ColumnEngine engine = written.engine()) {
            GroupedRows groups = engine.group(written.table(), query, WrittenTable.time());
            assertThat(groups.total()).isEqualTo(groups.groups().size());
            List<List<@Nullable Object>> rows = new ArrayList<>();
            groups.groups().forEach(group -> rows.add(new ArrayList<>(group.values())));
            return rows;
        }
    }

    private WrittenTable numbers(ColumnStorage storage, Object... values) throws IOException {
        return WrittenTable.generated(folder, List.of(storage), values.length, at -> new Object[] {values[at]});
    }

    @Test
    void everyFunctionTellsWhatItSays() throws IOException {
        WrittenTable written = WrittenTable.of(
                folder,
                TYPES,
                new Object[] {"b", 1L, new BigDecimal("0.10"), true, day(1), moment(1), "{}"},
                new Object[] {"a", 4L, new BigDecimal("0.20"), false, day(3), moment(3), "[]"},
                new Object[] {"a", 2L, new BigDecimal("0.40"), true, day(2), moment(2), "{}"},
                new Object[7]);
        Measure[] measures = {
            new Measure(COUNT, null, 0),
            of(COUNT, "a"),
            of(DISTINCT, "a"),
            of(MIN, "a"),
            of(MAX, "a"),
            of(SUM, "b"),
            of(MEAN, "b"),
            of(MEDIAN, "b"),
            new Measure(QUANTILE, "b", 0.25),
            of(MAX, "b"),
            of(SUM, "c"),
            of(MEAN, "c"),
            of(MIN, "c"),
            of(DISTINCT, "c"),
            of(COUNT, "d"),
            of(DISTINCT, "d"),
            of(MIN, "e"),
            of(MAX, "e"),
            of(DISTINCT, "e"),
            of(MIN, "f"),
            of(MAX, "f"),
            of(COUNT, "f"),
            of(DISTINCT, "g"),
            of(SUM, "_id")
        };
        assertThat(ask(written, query(List.of(), measures)))
                .containsExactly(Arrays.asList(
                        4L,
                        3L,
                        2L,
                        "a",
                        "b",
                        new BigDecimal(7),
                        7.0 / 3,
                        2.0,
                        1.5,
                        4L,
                        new BigDecimal("0.7"),
                        0.23333333333333334,
                        new BigDecimal("0.1"),
                        3L,
                        3L,
                        2L,
                        day(1),
                        day(3),
                        3L,
                        moment(1),
                        moment(3),
                        3L,
                        2L,
                        new BigDecimal(10)));
        assertThat(ask(written, query(List.of(new Grouping("a", null)), of(SUM, "c"), of(MEDIAN, "b"))))
                .containsExactly(
                        Arrays.asList("a", new BigDecimal("0.6"), 3.0),
                        Arrays.asList("b", new BigDecimal("0.1"), 1.0),
                        Arrays.asList(null, null, null));
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 1, day);
    }

    private static Instant moment(int day) {
        return Instant.parse("2026-01-0" + day + "T01:02:03.000004Z");
    }

    @Test
    void sumsAreExactHoweverLong() throws IOException {
        WrittenTable tenths =
                WrittenTable.generated(folder, List.of(ColumnStorage.DECIMAL, ColumnStorage.INTEGER), 30, at ->
                        new Object[] {new BigDecimal(at % 2 == 0 ? "0.1" : "0.2"), Long.MAX_VALUE - at});
        BigDecimal longs = BigDecimal.valueOf(Long.MAX_VALUE)
                .multiply(BigDecimal.valueOf(30))
                .subtract(BigDecimal.valueOf(435));
        assertThat(ask(tenths, query(List.of(), of(SUM, "a"), of(SUM, "b"))))
                .containsExactly(List.of(new BigDecimal("4.5"), longs));
    }

    @Test
    void sumsOf38DigitsAreExactAndOrdered() throws IOException {
        Random random = new Random(11);
        List<BigDecimal> values = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            values.add(new BigDecimal(new BigInteger(123, random), 7)
                    .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1)));
        }
        WrittenTable written =
                WrittenTable.generated(folder, List.of(ColumnStorage.DECIMAL, ColumnStorage.INTEGER), 400, at ->
                        new Object[] {values.get(at), (long) (at % 9)});
        Map<Long, BigDecimal> expected = new TreeMap<>();
        for (int i = 0; i < 400; i++) {
            expected.merge((long) (i % 9), values.get(i), BigDecimal::add);
        }
        GroupQuery sorted = new GroupQuery(
                List.of(new Grouping("b", null)),
                List.of(of(SUM, "a"), of(MEAN, "a")),
                null,
                null,
                List.of(new SortStep("sum(a)", true)),
                100,
                0);
        List<List<@Nullable Object>> found = ask(written, sorted);
        assertThat(found).extracting(row -> (BigDecimal) row.get(1)).isSortedAccordingTo((a, b) -> b.compareTo(a));
        for (List<@Nullable Object> row : found) {
            assertThat((BigDecimal) row.get(1)).isEqualByComparingTo(expected.get((Long) row.get(0)));
        }
    }

    @Test
    void quantilesAreOfType7() throws IOException {
        WrittenTable written = numbers(ColumnStorage.INTEGER, 15L, 20L, 35L, 40L, 50L, 100L);
        Measure[] measures = {
            new Measure(QUANTILE, "a", 0),
            new Measure(QUANTILE, "a", 0.05),
            new Measure(QUANTILE, "a", 0.3),
            of(MEDIAN, "a"),
            new Measure(QUANTILE, "a", 0.9),
            new Measure(QUANTILE, "a", 1)
        };
        assertThat(ask(written, query(List.of(), measures)))
                .containsExactly(List.of(15.0, 16.25, 27.5, 37.5, 75.0, 100.0));
    }

    @Test
    void datesBelongToTheCalendarOfThePortal() throws IOException {
        List<Instant> moments = new ArrayList<>();
        for (int year :
                new int[] {1890, 1901, 1940, 1941, 1949, 1970, 1985, 1986, 1987, 1988, 1989, 1990, 1991, 1992, 2026}) {
            for (int hour = 0; hour < 366 * 24; hour += 5) {
                moments.add(Instant.parse(year + "-01-01T00:00:00Z").plusSeconds(hour * 3600L - 61));
            }
        }
        WrittenTable written =
                WrittenTable.generated(folder, List.of(ColumnStorage.INSTANT, ColumnStorage.DATE), moments.size(), at ->
                        new Object[] {moments.get(at), LocalDate.ofInstant(moments.get(at), SampleTable.ZONE)});
        Map<DatePart, UnaryOperator<LocalDate>> parts = Map.of(
                DatePart.YEAR, day -> day.withDayOfYear(1),
                DatePart.QUARTER, day -> day.with(IsoFields.DAY_OF_QUARTER, 1),
                DatePart.MONTH, day -> day.withDayOfMonth(1),
                DatePart.WEEK, day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                DatePart.DAY, day -> day);
        for (Map.Entry<DatePart, UnaryOperator<LocalDate>> part : parts.entrySet()) {
            Map<LocalDate, Long> expected = new TreeMap<>();
            moments.forEach(moment -> expected.merge(
                    part.getValue().apply(LocalDate.ofInstant(moment, SampleTable.ZONE)), 1L, Long::sum));
            List<List<@Nullable Object>> rows = new ArrayList<>();
            expected.forEach((day, count) -> rows.add(List.of(day, count)));
            for (String column : List.of("a", "b")) {
                Grouping by = new Grouping(column, part.getKey());
                assertThat(ask(written, query(List.of(by), new Measure(COUNT, null, 0))))
                        .as(by.name())
                        .isEqualTo(rows);
            }
        }
    }

    @Test
    void pagesOfGroupsKnowHowManyThereAre() throws IOException {
        WrittenTable written = WrittenTable.generated(folder, List.of(ColumnStorage.INTEGER), 1000, at ->
                new Object[] {at % 7 == 0 ? null : (Long) (at % 10L)});
        List<SortStep> most = List.of(new SortStep("count", true), new SortStep("a", false));
        try (ColumnEngine engine = written.engine()) {
            for (int[] page : new int[][] {{3, 0, 3}, {100, 8, 3}, {0, 0, 0}, {5, 11, 0}, {5, 500, 0}}) {
                GroupQuery query = new GroupQuery(
                        List.of(new Grouping("a", null)),
                        List.of(new Measure(COUNT, null, 0)),
                        null,
                        null,
                        most,
                        page[0],
                        page[1]);
                GroupedRows groups = engine.group(written.table(), query, WrittenTable.time());
                assertThat(groups.total()).isEqualTo(11);
                assertThat(groups.groups()).hasSize(page[2]);
            }
        }
    }

    @Test
    void wrongNamesSayWhichParameterHoldsThem() throws IOException {
        WrittenTable written = WrittenTable.of(folder, TYPES, new Object[7]);
        List<Grouping> none = List.of();
        assertWrong(written, "group", query(List.of(new Grouping("none", null))));
        assertWrong(written, "group", query(List.of(new Grouping("g", null))));
        assertWrong(written, "group", query(List.of(new Grouping("a", DatePart.DAY))));
        assertWrong(written, "aggregate", query(none, of(SUM, "none")));
        assertWrong(written, "aggregate", query(none, of(SUM, "a")));
        assertWrong(written, "aggregate", query(none, of(MEDIAN, "e")));
        assertWrong(written, "aggregate", query(none, of(MIN, "g")));
        assertWrong(written, "aggregate", query(none, of(MAX, "d")));
        assertWrong(written, "aggregate", query(none, new Measure(SUM, null, 0)));
        assertWrong(written, "aggregate", query(none, new Measure(QUANTILE, "b", 1.1)));
        assertWrong(written, "aggregate", query(none, new Measure(QUANTILE, "b", Double.NaN)));
        assertWrong(written, "aggregate", query(none, of(SUM, "b"), of(SUM, "b")));
        List<SortStep> unknown = List.of(new SortStep("b", false));
        assertWrong(written, "sort", new GroupQuery(none, List.of(of(SUM, "b")), null, null, unknown, 10, 0));
    }

    private static void assertWrong(WrittenTable written, String parameter, GroupQuery query) {
        assertThatThrownBy(() -> ask(written, query))
                .as("%s", query)
                .isInstanceOfSatisfying(
                        SearchException.class, e -> assertThat(e.parameter()).isEqualTo(parameter));
    }

    @Test
    void aSumBeyondAllNumbersIsSaid() throws IOException {
        WrittenTable written = numbers(ColumnStorage.DECIMAL, new BigDecimal("1.7E308"), new BigDecimal("1.7E308"));
        assertThatThrownBy(() -> ask(written, query(List.of(), of(SUM, "a"))))
                .isInstanceOf(SearchException.class)
                .hasMessage("sum(a) is beyond 1.8e308");
    }
}
