package pilotcity.portal.kernel.table.schema.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.kernel.table.schema.MemoryTable;
import pilotcity.portal.kernel.table.schema.TableSchema;
import pilotcity.portal.kernel.table.schema.check.CellProblem;
import pilotcity.portal.kernel.table.schema.check.CheckMode;
import pilotcity.portal.kernel.table.schema.check.TableCheck;
import pilotcity.portal.kernel.table.schema.proposal.column.ColumnProposal;
import pilotcity.portal.kernel.table.schema.proposal.column.ProposalNote;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.SourceRow;
import pilotcity.portal.kernel.table.source.TableReader;

/** What is proposed for columns as agencies write them, and what is asked instead of guessed. */
class SchemaProposalTest {
    private static final ProposalOptions OPTIONS = ProposalOptions.in(ZoneId.of("Asia/Shanghai"));

    private static SchemaProposal propose(TableReader table) {
        return SchemaProposal.of(table, OPTIONS);
    }

    private static ColumnProposal column(String name, String... values) {
        return propose(MemoryTable.column(name, values)).columns().getFirst();
    }

    /** The field without its name, with plain quotes. */
    private static String field(ObjectNode field) {
        ObjectNode copy = field.deepCopy();
        copy.remove("name");
        return copy.toString().replace("\"", "");
    }

    private static List<String> codes(List<ProposalNote> notes) {
        return notes.stream()
                .map(note -> note.code().code() + (note.question() ? "?" : ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            count     | 1 2 -3                        | {type:integer}                                        | -
            value     | 1 2.5 -3                      | {type:number}                                         | -
            code      | 1101 1102 3203                | {type:string}                                         | code-by-name
            postcode  | 75001 75002                   | {type:string}                                         | code-by-name
            联系电话  | 83001234 83001235             | {type:string}                                         | code-by-name
            n         | 01001 97415                   | {type:string}                                         | leading-zeros
            icd       | 007.1 38.11                   | {type:string}                                         | leading-zeros
            n         | 0 0.5 -0.25                   | {type:number}                                         | -
            n         | 4400123412341234              | {type:string}                                         | long-numbers
            n         | 110101199003078515 2          | {type:string}                                         | long-numbers
            证号码    | 1.10105E+17 4.40106E+17       | {type:string}                                         | scientific?
            登记日期  | 45412 45413                   | {type:integer}                                        | spreadsheet-days?
            day       | 2024-05-01 2024-02-29         | {type:date}                                           | -
            day       | 2024/5/1 2024/12/31           | {type:date,format:%Y/%m/%d}                           | -
            day       | 2024年5月1日 2024年12月31日    | {type:date,format:%Y年%m月%d日}                        | -
            day       | 二〇二四年五月一日 二〇二四年十月一日 | {type:date,format:%Y年%m月%d日,numerals:zh}        | -
            day       | 13/01/2024 05/06/2024         | {type:date,format:%d/%m/%Y}                           | -
            day       | 01/13/2024 05/06/2024         | {type:date,format:%m/%d/%Y}                           | -
            day       | 01/02/2024 05/06/2024         | {type:string}                                         | day-or-month?
            day       | 13/01/2024 01/13/2024 02/03/2024 02/04/2024 02/05/2024 | {type:string}                | day-or-month?
            day       | 01.02.2024 05.06.2024         | {type:date,format:%d.%m.%Y}                           | -
            日期      | 20240501 20241231             | {type:date,format:%Y%m%d}                             | -
            n         | 20240501 20241231             | {type:string}                                         | eight-digits?
            n         | 20240501 20241331             | {type:integer}                                        | -
            at        | 2024-05-01T08:00:00Z 2024-05-01T08:00:00+08:00 | {type:datetime}                      | -
            at        | 2024-05-01T08:00:00 2024-05-02T08:00:00 | {type:datetime,timezone:Asia/Shanghai}      | timezone?
            month     | 2024-05 2024-12               | {type:yearmonth}                                      | -
            at        | 08:30:00 10:15:00             | {type:time}                                           | -
            open      | 10:00-12:00 14:00-18:00       | {type:string}                                         | -
            weekday   | Wednesday Monday              | {type:string}                                         | -
            room      | A8301 A8302                   | {type:string}                                         | -
            plan      | 2755/1 0/0                    | {type:string}                                         | -
            year      | 2020 2021                     | {type:year}                                           | -
            n         | 2020 2021                     | {type:integer}                                        | year?
            len       | P1D PT2H                      | {type:duration}                                       | -
            m         | 1,234,567 12                  | {type:integer,groupChar:,}                            | -
            m         | 1,234.50 12                   | {type:number,groupChar:,}                             | -
            m         | 12,5 3,75                     | {type:number,decimalChar:,}                           | -
            m         | 1.234,50 3,75                 | {type:number,decimalChar:,,groupChar:.}               | -
            m         | 1,234 5,678                   | {type:string}                                         | comma?
            share     | 95% 3.5%                      | {type:number,bareNumber:false,affixes:[%],unit:%}     | unit
            price     | ￥12 ￥3.5                    | {type:number,bareNumber:false,affixes:[￥],unit:￥}   | unit
            size      | 12km² 3km²                    | {type:number,bareNumber:false,affixes:[km²],unit:km²} | unit
            size      | 12km² 3ha                     | {type:string}                                         | unit?
            size      | 12km² 3                       | {type:number,bareNumber:false,affixes:[km²],unit:km²} | unit?
            sum       | 3.5万元 12万元                | {type:number,numerals:zh,bareNumber:false,affixes:[元],unit:元} | unit numerals
            sum       | 1.2万 3亿                     | {type:number,numerals:zh}                             | numerals
            grade     | 一 二 三                      | {type:string}                                         | numerals?
            school    | 第一小学 第二小学             | {type:string}                                         | -
            bus       | 5路 12路                      | {type:string}                                         | -
            mail      | a@example.org b@example.org   | {type:string,format:email}                            | -
            link      | https://example.org/a http://b.example | {type:string,format:uri}                     | -
            是否开放  | 1 0 1                         | {type:boolean,trueValues:[1],falseValues:[0]}         | boolean?
            n         | 1 0 1                         | {type:integer}                                        | boolean?
            open      | 是 否                         | {type:boolean,trueValues:[是],falseValues:[否]} | -
            lift      | 有 无 有                      | {type:boolean,trueValues:[有],falseValues:[无],missingValues:[]} | -
            code      | 2A004 2B033 01001             | {type:string}                                         | -
            n         | +8613800138000 +8613900139000 | {type:string}                                         | leading-plus
            n         | +8613800138000 +5 12          | {type:string}                                         | leading-plus
            n         | +86-13800138000 +8613900139000 | {type:string}                                        | -
            n         | +49 301 234 567 +49 301 234 568 | {type:string}        | leading-plus
            delta     | +12345678 -2345678            | {type:integer}                                        | -
            delta     | +5 +12                        | {type:integer}                                        | -
            联系方式  | 83001234 83001235             | {type:string}                                         | code-by-name
            客服      | 95588 12345                   | {type:string}                                         | code-by-name
            contact   | 83001234 83001235             | {type:string}                                         | code-by-name
            phone2    | 83001234 83001235             | {type:string}                                         | code-by-name
            gratuit   | false FALSE False true TRUE True | {type:boolean,trueValues:[TRUE,True,true],falseValues:[FALSE,False,false]} | -
            open      | yes No NO Yes                 | {type:boolean,trueValues:[Yes,yes],falseValues:[NO,No]} | -
            n         | 12345678901234567890123.5 0.12345678901234567891 | {type:number}                      | rounded
            n         | 12345678901234567.89 0.1 1e-25 | {type:number}                                        | rounded
            n         | 1.23e-40 0.1                  | {type:number}                                         | rounded
            n         | 1.5e-3 2.5E3                  | {type:number}                                         | -
            n         | 12345678901234567890.5 0.1234567890123456        | {type:number}                      | -
            """)
    void aColumnIsProposedAsWhatItSurelyIs(String name, String values, String field, String notes) {
        ColumnProposal column = column(name, values.split(" "));
        assertThat(field(column.field())).isEqualTo(field);
        assertThat(String.join(" ", codes(column.notes()))).isEqualTo(notes == null ? "" : notes);
    }

    @Test
    void whatIsRoundedMayStayText() {
        assertThat(column("n", "12345678901234567890123.5", "0.12345678901234567891").alternatives().stream()
                        .map(each -> field(each.field())))
                .contains("{type:string}");
    }

    @Test
    void eightDigitsMayBeThreeThings() {
        assertThat(column("n", "20240501", "20241231").alternatives().stream().map(each -> field(each.field())))
                .containsExactly("{type:date,format:%Y%m%d}", "{type:string}", "{type:integer}");
    }

    @Test
    void aTimeWithASpaceHasItsZoneSaid() {
        ColumnProposal column = column("at", "2024-05-01 08:00", "2024-05-02 18:30");
        assertThat(field(column.field())).isEqualTo("{type:datetime,format:%Y-%m-%d %H:%M,timezone:Asia/Shanghai}");
        assertThat(codes(column.notes())).containsExactly("timezone?");
    }

    @Test
    void spacesBetweenThousandsAreOfAnyWidth() {
        ColumnProposal column = column("n", "1 234,5", "12\u202f345,25", "1\u00a0000,1");
        assertThat(field(column.field())).isEqualTo("{type:number,decimalChar:,,groupChar: }");
    }

    @Test
    void aSampleOfChineseNumeralsIsShown() {
        assertThat(column("n", "1.2万", "3亿").notes().getFirst().message().en())
                .isEqualTo("万 and the like count as part of the number: '1.2万' is read as 12000");
    }

    @Test
    void oneBadDateIsNamedAndLeavesTheColumnOne() {
        ColumnProposal column = column("day", "2024-05-01", "2024-02-30", "2024-05-02", "2024-05-03");
        assertThat(field(column.field())).isEqualTo("{type:date}");
        assertThat(column.evidence())
                .isEqualTo(
                        new ColumnProposal.Evidence(4, 0, 3, 1, List.of(new ColumnProposal.Misfit(3, "2024-02-30"))));
        assertThat(codes(column.notes())).containsExactly("misfits?");
        assertThat(column.alternatives().stream().map(each -> field(each.field())))
                .contains("{type:string}");
    }

    @Test
    void oneCodeAmongManyNumbersIsNotOutvoted() {
        String[] values = IntStream.range(0, 900)
                .mapToObj(at -> at == 850 ? "0164A" : Integer.toString(1000 + at))
                .toArray(String[]::new);
        ColumnProposal column = column("lot", values);
        assertThat(field(column.field())).isEqualTo("{type:string}");
        assertThat(codes(column.notes())).containsExactly("misfits?");
        assertThat(column.alternatives().getFirst().misses()).isEqualTo(1);
    }

    @Test
    void aFractionInTheLastRowIsSeen() {
        String[] values = IntStream.range(0, 20_000)
                .mapToObj(at -> at == 19_999 ? "0.5" : Integer.toString(at % 7))
                .toArray(String[]::new);
        assertThat(field(column("score", values).field())).isEqualTo("{type:number}");
    }

    @Test
    void wordsForNoValueAreTakenInNumbersAndAskedInTexts() {
        ColumnProposal number = column("n", "1", "N/A", "2", "-", "N/A");
        assertThat(field(number.field())).isEqualTo("{type:integer,missingValues:[,N/A,-]}");
        assertThat(number.missing()).containsEntry("N/A", 2L).containsEntry("-", 1L);
        ColumnProposal text = column("id", "A1", "NA", "B2");
        assertThat(field(text.field())).isEqualTo("{type:string}");
        assertThat(codes(text.notes())).containsExactly("missing-words?");
        assertThat(text.alternatives().stream().map(each -> field(each.field())))
                .containsExactly("{type:string,missingValues:[,NA]}");
    }

    @Test
    void emptyAndConstantColumnsAreTold() {
        assertThat(codes(column("a", "", " ").notes())).containsExactly("empty-column");
        SchemaProposal empty = propose(MemoryTable.csv("a,b,c\n1,,x\n2, ,x\n"));
        assertThat(codes(empty.columns().get(1).notes())).containsExactly("empty-column");
        assertThat(codes(empty.columns().get(2).notes())).containsExactly("constant-column");
        assertThat(codes(column("n", "-", "-").notes())).containsExactly("empty-column");
    }

    @Test
    void fewValuesInManyRowsAreAListOfCodes() {
        String[] values =
                IntStream.range(0, 100).mapToObj(at -> at % 4 == 0 ? "B" : "A").toArray(String[]::new);
        ColumnProposal column = column("kind", values);
        assertThat(field(column.field())).isEqualTo("{type:string,constraints:{enum:[A,B]}}");
        assertThat(column.samples().rarest()).containsExactly("B", "A");
    }

    @Test
    void totalsRemarksAndHeadersAmongTheRowsAreSetApart() {
        SchemaProposal proposal = propose(MemoryTable.csv("""
                区县,数量
                东城,10
                西城,20
                小计,30
                区县,数量
                海淀,"1,000"
                合计,"1,030"
                注：数据截至5月,
                """));
        assertThat(codes(proposal.notes())).containsExactly("totals-row?", "repeated-header?", "remark-row?");
        assertThat(proposal.notes().getFirst().rows()).containsExactly(4L, 7L);
        assertThat(proposal.notes().getFirst().message().en()).contains("2 of them the sum of the rows before");
        assertThat(proposal.schema().has("primaryKey")).isFalse();
        assertThat(proposal.rows()).isEqualTo(7);
    }

    @Test
    void theKeyIsTheColumnCalledSo() {
        SchemaProposal proposal = propose(MemoryTable.csv("name,编号,n\na,1,1\nb,2,1\nc,3,\n"));
        assertThat(proposal.keys()).containsExactly("name", "编号");
        assertThat(proposal.schema().path("primaryKey").asText()).isEqualTo("编号");
    }

    @Test
    void withoutRoomForKeysNoneIsClaimed() {
        SourceColumn column = new SourceColumn("id", null, null);
        List<SourceRow> rows = IntStream.range(0, 70_000)
                .mapToObj(at -> new SourceRow(at + 2L, List.of(Integer.toString(at))))
                .toList();
        SchemaProposal proposal = SchemaProposal.of(
                new MemoryTable(List.of(column), rows), new ProposalOptions(ZoneId.of("UTC"), 1000, 38));
        assertThat(proposal.keys()).isEmpty();
        assertThat(codes(proposal.notes())).containsExactly("key");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lon,lat    | 2.35,48.85     | {lon:lon,lat:lat,crs:EPSG:4326}   | coordinates
            经度,纬度  | 116.4,39.9     | {lon:经度,lat:纬度,crs:EPSG:4326} | coordinates china-coordinates?
            lon,lat    | 39.9,116.4     | -                                 | swapped-coordinates?
            x,y        | 500123,4412345 | -                                 | projected-coordinates?
            a,b        | 2.35,48.85     | -                                 | -
            lon,name   | 2.35,x         | -                                 | -
            """)
    void coordinatesAreFoundByNameAndRange(String header, String row, String spatial, String notes) {
        SchemaProposal proposal = propose(MemoryTable.csv(header + "\n" + row + "\n"));
        assertThat(proposal.schema().path("spatial").toString().replace("\"", ""))
                .isEqualTo(spatial.equals("-") ? "" : spatial);
        assertThat(String.join(" ", codes(proposal.notes()))).isEqualTo(notes.equals("-") ? "" : notes);
    }

    @Test
    void shapesAreFoundAndTheirSystemIsAsked() {
        SchemaProposal wkt =
                propose(MemoryTable.column("geom", "POINT (500123 4412345)", "POLYGON ((0 0, 1 0, 1 1, 0 0))"));
        assertThat(codes(wkt.notes())).contains("projected-coordinates?");
        assertThat(wkt.schema().has("spatial")).isFalse();
        assertThat(field(wkt.columns().getFirst().field())).isEqualTo("{type:string}");
        SchemaProposal ewkt = propose(MemoryTable.column("geom", "SRID=4547;POINT (1 2)", "SRID=4547;POINT (3 4)"));
        assertThat(ewkt.schema().path("spatial").toString())
                .isEqualTo("{\"geometry\":\"geom\",\"encoding\":\"wkt\",\"crs\":\"EPSG:4547\"}");
        SchemaProposal own = propose(new MemoryTable(
                List.of(new SourceColumn("g", null, "EPSG:4490")),
                List.of(new SourceRow(1, List.of(Geometries.point(1, 2))))));
        assertThat(own.schema().path("spatial").toString()).isEqualTo("{\"geometry\":\"g\",\"encoding\":\"native\"}");
        SchemaProposal json = propose(MemoryTable.column("g", "{\"type\":\"Point\",\"coordinates\":[1,2]}"));
        assertThat(json.schema().path("spatial").path("encoding").asText()).isEqualTo("geojson");
    }

    @Test
    void aTableMayHaveTwoThousandColumnsOfLongTexts() {
        List<SourceColumn> columns = IntStream.range(0, 2000)
                .mapToObj(at -> new SourceColumn("c" + at, null, null))
                .toList();
        TableReader rows = new TableReader() {
            private int next;

            @Override
            public List<SourceColumn> columns() {
                return columns;
            }

            @Override
            public SourceRow next() {
                int row = next++;
                return row == 60
                        ? null
                        : new SourceRow(
                                row,
                                IntStream.range(0, 2000)
                                        .<Object>mapToObj(at -> row + "-" + at + "x".repeat(150))
                                        .toList());
            }

            @Override
            public void close() {}
        };
        SchemaProposal proposal = propose(rows);
        assertThat(proposal.columns()).hasSize(2000);
        assertThat(proposal.keys()).hasSize(0);
        assertThat(proposal.columns().getLast().samples().distinct()).isEqualTo(60);
    }

    @Test
    void aTypeOfTheFileIsKept() {
        SourceColumn column = new SourceColumn("n", "string", null);
        SchemaProposal proposal = propose(new MemoryTable(
                List.of(column), List.of(new SourceRow(1, List.of("1")), new SourceRow(2, List.of("2")))));
        assertThat(field(proposal.columns().getFirst().field())).isEqualTo("{type:string}");
        assertThat(codes(proposal.columns().getFirst().notes())).containsExactly("type-of-file");
    }

    @Test
    void personalDataArePointedOut() {
        SchemaProposal proposal = propose(MemoryTable.csv("姓名,手机\n张三,13800138000\n李四,13900139000\n"));
        assertThat(proposal.personalData().stream()
                        .map(each -> each.column() + " " + each.sort() + " " + each.count() + " " + each.sample()))
                .containsExactly("姓名 NAME 2 张＊＊", "手机 PHONE 2 ［电话］");
    }

    @Test
    void spacesInAColumnOfCodesFitTheProposedSchema() throws Exception {
        String csv = "类别,编号\nA,1\n ,2\nB,3\n　,4\n" + "A,5\nB,6\n".repeat(20);
        assertThat(problems(propose(MemoryTable.csv(csv)), csv)).isEmpty();
    }

    @Test
    void theProposedSchemaIsReadWithoutFaultAndFitsItsTable() throws Exception {
        String csv = """
                id,日期,金额,占比,经度,纬度,类别,说明
                1,2024年5月1日,"1,234.50",95%,116.4,39.9,A,好
                2,2024年5月2日,12,-,116.5,39.8,B,"差, 很"
                3,2024年12月31日,"12,000",3%,116.6,39.7,A,无
                """;
        SchemaProposal proposal = propose(MemoryTable.csv(csv));
        assertThat(problems(proposal, csv)).isEmpty();
        assertThat(proposal.toJson()).isEqualTo(propose(MemoryTable.csv(csv)).toJson());
        assertThat(proposal.toJson().path("columns").path(3).path("missing").toString())
                .isEqualTo("[{\"word\":\"-\",\"count\":1}]");
    }

    /** What the proposed schema does not find right in the table it was proposed for. */
    private static List<CellProblem> problems(SchemaProposal proposal, String csv) throws Exception {
        List<String> faults = new ArrayList<>();
        TableSchema schema = TableSchema.read(proposal.schema(), (field, fault) -> faults.add(field + fault));
        assertThat(faults).isEmpty();
        List<CellProblem> problems = new ArrayList<>();
        TableCheck.of(schema, CheckMode.STRICT).run(MemoryTable.csv(csv), (row, values) -> {}, problems::add);
        return problems;
    }
}
