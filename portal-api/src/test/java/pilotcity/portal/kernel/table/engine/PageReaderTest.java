package pilotcity.portal.kernel.table.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.check.FilterCheck;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.search.FacetCount;
import pilotcity.index.search.FacetRequest;
import pilotcity.index.search.SearchException;
import pilotcity.index.search.SortStep;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.ShapeStorage;
import pilotcity.portal.kernel.table.column.TableKind;
import pilotcity.portal.kernel.table.query.TablePage;
import pilotcity.portal.kernel.table.query.TableQuery;

/** Pages of rows: every row once, whatever the order, the direction and the gaps. */
class PageReaderTest {
    private static final int ROWS = 400;
    private static final int PAGE = 37;

    @TempDir
    Path folder;

    private SampleTable sample;
    private ColumnEngine engine;

    @BeforeEach
    void open() throws IOException {
        sample = SampleTable.write(folder, ShapeStorage.NONE, ROWS);
        engine = sample.engine();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private TablePage search(TableQuery query) {
        return engine.search(sample.table(), query, WrittenTable.time());
    }

    private static List<Long> ids(TablePage page) {
        return page.rows().stream().map(TablePage.Row::id).toList();
    }

    private List<Long> forwards(TableQuery query) {
        List<Long> seen = new ArrayList<>();
        @Nullable String cursor = null;
        boolean more = true;
        while (more) {
            TablePage page = search(query.withPage(PAGE, cursor, null));
            seen.addAll(ids(page));
            more = page.more();
            cursor = page.rows().getLast().cursor();
        }
        return seen;
    }

    private List<Long> backwards(TableQuery query, String from) {
        List<Long> seen = new ArrayList<>();
        String cursor = from;
        boolean more = true;
        while (more) {
            TablePage page = search(query.withPage(PAGE, null, cursor));
            seen.addAll(0, ids(page));
            more = page.more();
            cursor = page.rows().getFirst().cursor();
        }
        return seen;
    }

    @Test
    void everyOrderGivesEachRowOnceInEitherDirection() {
        List<List<SortStep>> orders = new ArrayList<>(List.of(List.of()));
        for (String name : List.of("名称", "id", "cost", "open", "day", "datetime", "kind", "_id")) {
            orders.add(List.of(new SortStep(name, false)));
            orders.add(List.of(new SortStep(name, true)));
        }
        orders.add(List.of(new SortStep("open", true), new SortStep("day", false), new SortStep("kind", true)));
        for (List<SortStep> order : orders) {
            TableQuery query = TableQuery.ALL.withSort(order).withTotal(false);
            List<Long> whole = ids(search(query.withPage(ROWS, null, null)));
            assertThat(whole).as("%s", order).hasSize(ROWS).doesNotHaveDuplicates();
            assertThat(forwards(query)).as("%s", order).isEqualTo(whole);
            String last =
                    search(query.withPage(ROWS, null, null)).rows().getLast().cursor();
            assertThat(backwards(query, last)).as("%s", order).isEqualTo(whole.subList(0, ROWS - 1));
        }
    }

    @Test
    void rowsWithoutAValueStandLastInEitherDirection() {
        for (boolean descending : new boolean[] {false, true}) {
            List<Long> order = ids(search(TableQuery.ALL
                    .withSort(List.of(new SortStep("day", descending)))
                    .withPage(ROWS, null, null)));
            boolean missing = false;
            for (long id : order) {
                boolean without = sample.rows().get((int) id - 1).values()[4] == null;
                assertThat(missing && !without).isFalse();
                missing = without;
            }
            assertThat(missing).isTrue();
        }
    }

    @Test
    void aPageOfAConditionGoesOnWithinIt() {
        Filter filter = FilterCheck.check(
                Cql2Text.parse("kind = 'k1' AND cost > 0"),
                TableKind.kinds("rows", sample.table(), SampleTable.ZONE),
                Set.of("rows"));
        TableQuery query = TableQuery.ALL.withFilter(filter).withSort(List.of(new SortStep("名称", true)));
        List<Long> whole = ids(search(query.withPage(ROWS, null, null)));
        assertThat(whole).hasSizeBetween(PAGE + 1, ROWS - 1);
        assertThat(forwards(query)).isEqualTo(whole);
    }

    @Test
    void offsetsLimitsAndTotalsAreThoseAskedFor() {
        TableQuery sorted = TableQuery.ALL.withSort(List.of(new SortStep("cost", false)));
        for (TableQuery query : List.of(TableQuery.ALL, sorted)) {
            List<Long> whole = ids(search(query.withPage(ROWS, null, null)));
            TablePage page = search(query.withPage(10, null, null).withOffset(395));
            assertThat(ids(page)).isEqualTo(whole.subList(395, ROWS));
            assertThat(page.more()).isFalse();
            assertThat(search(query.withPage(5, null, null).withOffset(395)).more())
                    .isFalse();
            assertThat(search(query.withPage(4, null, null).withOffset(395)).more())
                    .isTrue();
            assertThat(search(query.withOffset(ROWS)).rows()).isEmpty();
        }
        TablePage none = search(TableQuery.ALL.withPage(0, null, null));
        assertThat(none.rows()).isEmpty();
        assertThat(none.total()).isEqualTo(ROWS);
        assertThat(search(TableQuery.ALL.withTotal(false)).total()).isEqualTo(-1);
    }

    @Test
    void foreignCursorsAreRefused() throws IOException {
        SortStep cost = new SortStep("cost", false);
        TableQuery query = TableQuery.ALL.withSort(List.of(cost));
        String cursor = search(query).rows().getFirst().cursor();
        String mark = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(",", -1)[0];
        refuse(query.withSort(List.of(new SortStep("cost", true))), cursor);
        refuse(query.withSort(List.of(cost, cost)), cursor);
        for (String place : List.of(",401]", ",0]", ",-1]", ",1.5]", ",null]", ",\"x\"]", ",1,2]", "]", ",1e30]")) {
            refuse(
                    query,
                    Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString((mark + place).getBytes(StandardCharsets.UTF_8)));
        }
        for (String garbage : List.of("", "x", "?", "bnVsbA", "W10", "e30", cursor + "A", "A".repeat(100_000))) {
            refuse(query, garbage);
        }
        SampleTable other =
                SampleTable.write(Files.createDirectory(folder.resolve("other")), ShapeStorage.POINTS, ROWS);
        try (ColumnEngine others = other.engine()) {
            assertThatThrownBy(() -> others.search(other.table(), query.withPage(9, cursor, null), WrittenTable.time()))
                    .isInstanceOf(SearchException.class);
        }
    }

    private void refuse(TableQuery query, String cursor) {
        for (TableQuery each : List.of(query.withPage(9, cursor, null), query.withPage(9, null, cursor))) {
            assertThatThrownBy(() -> search(each))
                    .as(cursor)
                    .isInstanceOfSatisfying(
                            SearchException.class,
                            e -> assertThat(e.parameter()).isEqualTo("cursor"));
        }
    }

    @Test
    void whatTheTableDoesNotHaveIsNamed() {
        assertWrong("sort", TableQuery.ALL.withSort(List.of(new SortStep("none", false))));
        assertWrong(
                "sort",
                TableQuery.ALL.withSort(List.of(new SortStep("c0", false))).withPage(0, null, null));
        assertWrong("select", TableQuery.ALL.withSelect(List.of("kind", "none")));
        assertWrong("facets", TableQuery.ALL.withFacets(List.of(new FacetRequest("none", 3))));
    }

    private void assertWrong(String parameter, TableQuery query) {
        assertThatThrownBy(() -> search(query))
                .isInstanceOfSatisfying(
                        SearchException.class, e -> assertThat(e.parameter()).isEqualTo(parameter));
    }

    @Test
    void selectedColumnsAloneAreInTheRows() {
        assertThat(search(TableQuery.ALL.withSelect(List.of("kind", "_id"))).rows())
                .allSatisfy(row -> assertThat(new String(row.json(), StandardCharsets.UTF_8))
                        .matches("\\{\"_id\":[0-9]+(,\"kind\":\"k[012]\")?\\}"));
    }

    @Test
    void facetsCountValuesOfEveryType() throws IOException {
        Path own = Files.createDirectory(folder.resolve("facets"));
        Object[] row = {
            "路灯", 7L, new BigDecimal("1.50"), new BigDecimal("1E300"), true, LocalDate.of(-5, 1, 2), Instant.EPOCH
        };
        WrittenTable written = WrittenTable.of(
                own,
                List.of(
                        ColumnStorage.TEXT,
                        ColumnStorage.INTEGER,
                        ColumnStorage.DECIMAL,
                        ColumnStorage.DECIMAL,
                        ColumnStorage.BOOLEAN,
                        ColumnStorage.DATE,
                        ColumnStorage.INSTANT),
                row,
                row,
                new Object[7],
                new Object[] {
                    "a",
                    8L,
                    new BigDecimal("2"),
                    BigDecimal.ONE,
                    false,
                    LocalDate.of(2026, 1, 1),
                    Instant.ofEpochMilli(5)
                });
        List<FacetRequest> all = LongStream.range(0, 7)
                .mapToObj(at -> new FacetRequest(String.valueOf((char) ('a' + at)), 1))
                .toList();
        try (ColumnEngine facets = written.engine()) {
            TablePage page = facets.search(written.table(), TableQuery.ALL.withFacets(all), WrittenTable.time());
            assertThat(page.facets().values())
                    .containsExactly(
                            List.of(new FacetCount("路灯", 2)),
                            List.of(new FacetCount("7", 2)),
                            List.of(new FacetCount("1.5", 2)),
                            List.of(new FacetCount("1.0E300", 2)),
                            List.of(new FacetCount("true", 2)),
                            List.of(new FacetCount("-0005-01-02", 2)),
                            List.of(new FacetCount("1970-01-01T00:00:00Z", 2)));
        }
    }

    @Test
    void wordsAreFoundWhateverTheirCase() throws IOException {
        Path own = Files.createDirectory(folder.resolve("words"));
        WrittenTable written = WrittenTable.of(
                own,
                List.of(ColumnStorage.TEXT, ColumnStorage.INTEGER, ColumnStorage.DECIMAL),
                new Object[] {"天河区路灯 ΟΔΟΣ", 12L, new BigDecimal("1.50")},
                new Object[] {"STRASSE İzmir 50%_a\\b", 123L, new BigDecimal("-7")},
                new Object[] {null, 5L, null});
        try (ColumnEngine words = written.engine()) {
            assertThat(found(words, written, "路灯")).containsExactly(1L);
            assertThat(found(words, written, " 天河 \t ΟΔΟΣ ")).containsExactly(1L);
            assertThat(found(words, written, "strasse")).containsExactly(2L);
            assertThat(found(words, written, "İZMIR")).containsExactly(2L);
            assertThat(found(words, written, "%_a\\B")).containsExactly(2L);
            assertThat(found(words, written, "12")).containsExactly(1L);
            assertThat(found(words, written, "1.5")).containsExactly(1L);
            assertThat(found(words, written, "-7.0")).containsExactly(2L);
            assertThat(found(words, written, "5")).containsExactly(2L, 3L);
            assertThat(found(words, written, "路灯 strasse")).isEmpty();
            assertThat(found(words, written, "1e9999999999")).isEmpty();
            assertThat(found(words, written, "';DROP")).isEmpty();
            assertThat(found(words, written, "  ")).hasSize(3);
        }
    }

    private static List<Long> found(ColumnEngine engine, WrittenTable written, String text) {
        return ids(engine.search(written.table(), TableQuery.ALL.withText(text), WrittenTable.time()));
    }
}
