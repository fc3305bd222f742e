package pilotcity.portal.kernel.table.schema.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.kind.Label;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.kernel.table.schema.CheckRule;
import pilotcity.portal.kernel.table.schema.MemoryTable;
import pilotcity.portal.kernel.table.schema.TableSchema;
import pilotcity.portal.kernel.table.schema.personal.PersonalDataColumn;
import pilotcity.portal.kernel.table.schema.value.place.CoordinateSystems;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.SourceRow;
import pilotcity.portal.kernel.table.source.TableSourceException;

/** Every bad cell is named with its row, column, value and rule; good cells come out as values. */
class TableCheckTest {
    private final List<String> problems = new ArrayList<>();
    private final List<List<Object>> rows = new ArrayList<>();

    private CheckReport check(TableCheck check, MemoryTable table) {
        return check.run(
                table,
                (number, values) -> rows.add(new ArrayList<>(Arrays.asList(values))),
                problem -> problems.add(problem.row() + " " + problem.column() + " "
                        + problem.rule().code() + " [" + problem.value() + "] "
                        + problem.message().en()));
    }

    private CheckReport check(CheckMode mode, String schema, String csv) throws Exception {
        return check(TableCheck.of(MemoryTable.schema(schema), mode), MemoryTable.csv(csv));
    }

    private static final String SCHEMA = """
            {`fields`: [{`name`: `id`, `type`: `integer`},
                        {`name`: `day`, `type`: `date`, `constraints`: {`required`: true}},
                        {`name`: `amount`, `type`: `number`, `constraints`: {`minimum`: 0}}],
             `primaryKey`: `id`, `missingValues`: [``, `-`]}
            """;

    private static final String BAD = """
            id,day,amount
            1,2024-05-01,12.50
            2,2024-02-30,5
            x,,-1
            1,2024-05-02,-
            """;

    @Test
    void lenientKeepsRowsWithBadCellsAsNullAndCountsThem() throws Exception {
        CheckReport report = check(CheckMode.LENIENT, SCHEMA, BAD);
        assertThat(problems)
                .containsExactly(
                        "3 day type [2024-02-30] '2024-02-30' is no date of the form YYYY-MM-DD",
                        "4 id type [x] 'x' is no integer",
                        "4 day required [] a value is required",
                        "4 amount minimum [-1] -1 is less than 0",
                        "5 id primary-key [1] '1' is in an earlier row, too");
        assertThat(rows)
                .containsExactly(
                        Arrays.asList(1L, LocalDate.of(2024, 5, 1), new BigDecimal("12.50")),
                        Arrays.asList(2L, null, new BigDecimal("5")),
                        Arrays.asList(null, null, null),
                        Arrays.asList(1L, LocalDate.of(2024, 5, 2), null));
        assertThat(report.rows()).isEqualTo(4);
        assertThat(report.goodRows()).isEqualTo(1);
        assertThat(report.problems()).isEqualTo(5);
        assertThat(report.counts().get("day")).containsEntry(CheckRule.TYPE, 1L).containsEntry(CheckRule.REQUIRED, 1L);
        assertThat(report.isGood()).isFalse();
    }

    @Test
    void strictGivesNoRowAfterTheFirstProblemAndStillNamesAll() throws Exception {
        CheckReport report = check(CheckMode.STRICT, SCHEMA, BAD);
        assertThat(rows).hasSize(1);
        assertThat(report.problems()).isEqualTo(5);
        assertThat(report.first()).hasSize(5);
    }

    @Test
    void aReportIsJson() throws Exception {
        assertThat(check(CheckMode.STRICT, SCHEMA, "id,day,amount\n1,yesterday,1\n")
                        .toJson())
                .hasToString("""
                {"rows":1,"goodRows":0,"problems":1,"counts":[{"column":"day","rule":"type","count":1}],\
                "first":[{"row":2,"column":"day","value":"yesterday","rule":"type","message":\
                {"zh":"“yesterday”不是日期（格式 YYYY-MM-DD）","en":"'yesterday' is no date of the form YYYY-MM-DD"}}],\
                "personalData":[]}""");
    }

    @Test
    void raggedAndBlankRowsAreProblemsOfTheirOwn() throws Exception {
        check(CheckMode.LENIENT, "{`fields`: [{`name`: `a`}, {`name`: `b`, `constraints`: {`required`: true}}]}", """
                a,b
                1
                1,2,3
                ,
                """);
        assertThat(problems)
                .containsExactly(
                        "2  missing-cell [] has 1 cell, the header has 2",
                        "3  extra-cell [3] has 3 cells, the header has 2",
                        "4  blank-row [] the row is blank");
        assertThat(rows).containsExactly(Arrays.asList("1", null), List.of("1", "2"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            exact    | b,a        | 0 b header-order [] is not where the schema has it
            exact    | a,b,c      | 0 c header-extra [c] is not in the schema
            exact    | a          | 0 b header-missing [] is not in the file
            exact    | a,Ｂ       | 0 b header-renamed [Ｂ] is called 'Ｂ' in the file
            equal    | b,a        |
            equal    | b          | 0 a header-missing [] is not in the file
            subset   | b,c,a      |
            subset   | b          | 0 a header-missing [] is not in the file
            superset | b          |
            superset | a,b,c      | 0 c header-extra [c] is not in the schema
            partial  | c,b        |
            partial  | c          | 0  header-missing [] the file has no column of the schema
            """)
    void theHeaderIsMatchedByName(String match, String header, String problem) throws Exception {
        check(
                CheckMode.LENIENT,
                "{`fields`: [{`name`: `a`}, {`name`: `b`}], `fieldsMatch`: `" + match + "`}",
                header + "\n" + header.toLowerCase(java.util.Locale.ROOT).replace('ｂ', 'b') + "\n");
        assertThat(problems).isEqualTo(problem == null ? List.of() : List.of(problem));
        assertThat(rows.getFirst().get(1)).isEqualTo(header.matches(".*[bＢ].*") ? "b" : null);
    }

    @Test
    void keysAreComparedByValueAndAMissingPartIsTold() throws Exception {
        check(CheckMode.LENIENT, """
                {`fields`: [{`name`: `a`, `type`: `number`}, {`name`: `b`}, {`name`: `c`, `constraints`: {`unique`: true}}],
                 `primaryKey`: [`a`, `b`], `uniqueKeys`: [[`b`, `c`]]}
                """, """
                a,b,c
                1.50,x,
                1.5,x,
                1.5,,1
                ,y,1
                0,y,2
                0.00,y,3
                """);
        assertThat(problems)
                .containsExactly(
                        "3 a+b primary-key [1.5, x] '1.5, x' is in an earlier row, too",
                        "4 a+b primary-key-missing [] a part of the key is missing",
                        "5 a+b primary-key-missing [] a part of the key is missing",
                        "5 c unique [1] '1' is in an earlier row, too",
                        "7 a+b primary-key [0.00, y] '0.00, y' is in an earlier row, too");
        assertThat(rows).hasSize(6);
        assertThat(rows.get(1).getFirst()).isEqualTo(new BigDecimal("1.5"));
    }

    @Test
    void whatIsReferredToHasToBeThere() throws Exception {
        String csv = "id,parent\n1,\n2,3\n3,1\n4,9\n";
        TableSchema schema = MemoryTable.schema("""
                {`fields`: [{`name`: `id`, `type`: `integer`}, {`name`: `parent`, `type`: `integer`}],
                 `foreignKeys`: [{`fields`: `parent`, `reference`: {`resource`: ``, `fields`: `id`}},
                                 {`fields`: `id`, `reference`: {`resource`: `other`, `fields`: `code`}}]}
                """);
        KeySet ids = KeySet.read(MemoryTable.csv(csv), schema, List.of("id"));
        assertThat(ids.size()).isEqualTo(4);
        TableCheck check = TableCheck.of(schema, CheckMode.LENIENT)
                .withReferences(key -> key.table().isEmpty() ? Optional.of(ids) : Optional.empty());
        check(check, MemoryTable.csv(csv));
        assertThat(problems)
                .containsExactly(
                        "0 id foreign-key [other] refers to unknown table 'other'",
                        "5 parent foreign-key [9] '9' is not in the table");
        assertThatThrownBy(() -> KeySet.read(MemoryTable.csv(csv), schema, List.of("code")))
                .hasMessage("the table has no column code");
    }

    @Test
    void keysBeyondTheBoundEndTheCheckAloud() {
        KeySet keys = new KeySet(3);
        for (String key : List.of("a", "b", "c")) {
            assertThat(keys.add(key, 1)).isTrue();
            assertThat(keys.add(key, 1)).isFalse();
        }
        assertThatThrownBy(() -> keys.add("d", 7))
                .isInstanceOf(TableSourceException.class)
                .hasMessageStartingWith("the table has more than 3 keys");
    }

    @Test
    void aMillionKeysAreToldApart() {
        KeySet keys = new KeySet();
        for (int round = 0; round < 2; round++) {
            for (int at = 0; at < 500_000; at++) {
                assertThat(keys.add("k" + at, at)).isEqualTo(round == 0);
            }
        }
        assertThat(keys.size()).isEqualTo(500_000);
    }

    @Test
    void twoColumnsAreThePointOfTheRow() throws Exception {
        check(CheckMode.LENIENT, """
                {`fields`: [{`name`: `x`, `type`: `number`}, {`name`: `y`, `type`: `number`}],
                 `spatial`: {`lon`: `x`, `lat`: `y`, `crs`: `EPSG:4326`}}
                """, """
                x,y
                116.4,39.9
                39.9,116.4
                116.4,-
                116.4,
                """);
        assertThat(problems)
                .containsExactly(
                        "3 x+y spatial [39.9 116.4] 39.9 116.4 is outside the earth in EPSG:4326: they seem to be swapped",
                        "4 y type [-] '-' is no number",
                        "5 y spatial [] one of the two coordinates is missing");
        assertThat(rows.getFirst().getLast())
                .isInstanceOfSatisfying(
                        Geometry.class, at -> assertThat(at.toText()).isEqualTo("POINT (116.4 39.9)"));
        assertThat(rows.get(1).getLast()).isNull();
    }

    @Test
    void shiftedAndProjectedCoordinatesBecomeWgs84() throws Exception {
        String schema = """
                {`fields`: [{`name`: `x`, `type`: `number`}, {`name`: `y`, `type`: `number`}],
                 `spatial`: {`lon`: `x`, `lat`: `y`, `crs`: `%s`}}
                """;
        check(CheckMode.STRICT, schema.formatted("GCJ-02"), "x,y\n116.404,39.915\n");
        assertThat(((Geometry) rows.getFirst().getLast()).getCoordinate().distance(new Coordinate(116.3978, 39.9136)))
                .isLessThan(0.0005);
        CoordinateSystems metres = name ->
                name.equals("LOCAL") ? Optional.of(at -> new Coordinate(at.x / 1000, at.y / 1000)) : Optional.empty();
        TableCheck local = TableCheck.of(MemoryTable.schema(schema.formatted("LOCAL")), CheckMode.STRICT)
                .withSystems(CoordinateSystems.DEGREES.or(metres));
        check(local, MemoryTable.csv("x,y\n116404,39915\n"));
        assertThat(((Geometry) rows.getLast().getLast()).getCoordinate()).isEqualTo(new Coordinate(116.404, 39.915));
        assertThatThrownBy(() -> check(CheckMode.STRICT, schema.formatted("EPSG:1"), "x,y\n1,1\n"))
                .hasMessage("the reference system 'EPSG:1' of x is not known here");
        assertThat(problems).isEmpty();
    }

    @Test
    void aColumnOfShapesIsReadInItsSystem() throws Exception {
        check(
                CheckMode.LENIENT,
                """
                {`fields`: [{`name`: `g`}], `spatial`: {`geometry`: `g`, `encoding`: `wkt`, `crs`: `EPSG:4326`}}
                """,
                "g\n\"SRID=4326;POLYGON ((0 0, 1 0, 1 1, 0 0))\"\n\"POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0))\"\nhere\n");
        assertThat(problems)
                .containsExactly(
                        "3 g type [POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0))] 'POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0))' is no WKT geometry",
                        "4 g type [here] 'here' is no WKT geometry");
        assertThat(rows.getFirst().getFirst()).isInstanceOf(Geometry.class);
    }

    @Test
    void theShapesOfTheFileHaveTheSystemOfTheFile() throws Exception {
        TableSchema schema = MemoryTable.schema("""
                {`fields`: [{`name`: `g`, `type`: `geojson`}], `spatial`: {`geometry`: `g`, `encoding`: `native`}}
                """);
        List<SourceRow> points = List.of(new SourceRow(1, List.of(Geometries.point(116.4, 39.9))));
        check(
                TableCheck.of(schema, CheckMode.STRICT),
                new MemoryTable(List.of(new SourceColumn("g", null, "EPSG:4490")), points));
        assertThat(problems).isEmpty();
        assertThat(rows.getFirst().getFirst()).isEqualTo(Geometries.point(116.4, 39.9));
        assertThatThrownBy(() -> check(
                        TableCheck.of(schema, CheckMode.STRICT),
                        new MemoryTable(List.of(new SourceColumn("g", null, null)), points)))
                .hasMessage("the file names no reference system of g: spatial.crs has to say it");
    }

    @Test
    void personalDataArePointedOutWithoutBeingProblems() throws Exception {
        CheckReport report =
                check(CheckMode.STRICT, "{`fields`: [{`name`: `note`}]}", "note\n打13800138000找我\nnothing\n");
        assertThat(report.isGood()).isTrue();
        assertThat(report.personalData())
                .containsExactly(new PersonalDataColumn("note", PersonalDataColumn.Sort.PHONE, 1, "打［电话］找我"));
    }

    @Test
    void problemsAreWrittenAsLinesAndAsCsvThatNoSpreadsheetRuns() throws Exception {
        CellProblem problem =
                new CellProblem(7, "@a", "=1+1", CheckRule.TYPE, new Label("“=1+1”不是数值", "'=1+1' is no \"number\""));
        StringWriter lines = new StringWriter();
        new ProblemJsonLines(lines).accept(problem);
        assertThat(lines).hasToString("""
                {"row":7,"column":"@a","value":"=1+1","rule":"type","message":\
                {"zh":"“=1+1”不是数值","en":"'=1+1' is no \\"number\\""}}
                """);
        StringWriter csv = new StringWriter();
        new ProblemCsv(csv, false).accept(problem);
        assertThat(csv.toString().replace("\r\n", "\n")).isEqualTo("""
                row,column,value,rule,message_zh,message_en
                7,'@a,'=1+1,type,“=1+1”不是数值,"'=1+1' is no ""number""\\"
                """.replace("\\", ""));
    }

    @Test
    void aLongCellIsShownByItsBeginning() throws Exception {
        check(CheckMode.LENIENT, "{`fields`: [{`name`: `n`, `type`: `number`}]}", "n\n" + "😀".repeat(1000) + "\n");
        assertThat(problems.getFirst()).hasSizeLessThan(300).doesNotContain("\ud83d…");
    }
}
