package pilotcity.portal.dataset;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.table.source.Workbooks;

/**
 * Traps of files that statistical offices, ministries and cities have published, each in a table of our own making: sent
 * over HTTP, read with the schema that is proposed, and read back. Nothing is lost, or the cell is named.
 */
class AgencyFilesTest {
    private static final String ORGANISATION = "bike-guangzhou";
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final TestPortal portal = TestPortal.shared();
    private static int made;

    private final Publisher agency = new Publisher(portal, "agency", Publisher.PREPARES, ORGANISATION);
    private final Publisher reviewer =
            new Publisher(portal, "reviewer", Set.of("read", "publish", "remark", "withdraw"), ORGANISATION);
    private final String set = "agency-file-" + ++made;
    private String file = "";
    private boolean published;

    @TempDir
    Path folder;

    /** Others count the data sets that there are. */
    @AfterEach
    void withdraw() {
        if (published) {
            shown(reviewer.does(set, "withdraw", new JsonObject().put("reason", "试验结束")));
        }
    }

    private void shown(JsonObject written) {
        portal.get("/api/datasets/" + set + "?atLeast=" + written.getString("changeToken"));
    }

    /** The table as the portal proposes to read it. */
    private JsonObject proposed(String name, byte[] bytes) {
        if (file.isEmpty()) {
            JsonObject draft = new JsonObject()
                    .put("id", set)
                    .put("organisation", ORGANISATION)
                    .put("name", "统计表")
                    .put("license", "CC-BY-4.0");
            assertThat(agency.post("/api/datasets", draft).statusCode()).isEqualTo(201);
        }
        file = name;
        agency.does(set, "attach", new JsonObject().put("upload", agency.upload(name, bytes)));
        return agency.table(set, "proposed");
    }

    /** What is wrong with it, read as proposed: a line for each cell, with its row and column. */
    private List<String> problems() {
        return problems(new JsonObject());
    }

    private List<String> problems(JsonObject define) {
        agency.does(set, "define", define.put("file", file));
        JsonObject report = agency.table(set, "checked").getJsonObject("report");
        return report.getJsonArray("first").stream()
                .map(JsonObject.class::cast)
                .map(problem -> problem.getLong("row") + " " + problem.getString("column") + " "
                        + problem.getJsonObject("message").getString("en"))
                .toList();
    }

    private void refused() {
        HttpResponse<String> answer = agency.post("/api/datasets/" + set + "/submit", new JsonObject());
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("mend the file, change the schema, or define it as lenient");
    }

    /** The rows as the portal gives them as CSV, when all cells fit. */
    private List<String> published() {
        return published(new JsonObject());
    }

    private List<String> published(JsonObject define) {
        assertThat(problems(define)).isEmpty();
        agency.does(set, "submit", new JsonObject());
        shown(reviewer.does(set, "publish", new JsonObject()));
        published = true;
        String table = new JsonObject(portal.get("/api/datasets/" + set).body())
                .getJsonArray("tables")
                .getJsonObject(0)
                .getString("name");
        return portal.get("/api/datasets/" + set + "/tables/" + TestPortal.encode(table) + "/rows.csv?raw=true")
                .body()
                .lines()
                .toList();
    }

    /** The proposed schema as a publisher's own, which answers what is asked of the columns. */
    private static JsonObject confirmed(JsonObject table) {
        return new JsonObject().put("schema", table.getJsonObject("proposal").getJsonObject("schema"));
    }

    private static List<String> types(JsonObject table) {
        return table.getJsonObject("proposal").getJsonObject("schema").getJsonArray("fields").stream()
                .map(field -> ((JsonObject) field).getString("type"))
                .toList();
    }

    private static List<String> notes(JsonObject table) {
        JsonObject proposal = table.getJsonObject("proposal");
        return Stream.concat(
                        proposal.getJsonArray("notes").stream(),
                        proposal.getJsonArray("columns").stream()
                                .flatMap(column -> ((JsonObject) column).getJsonArray("notes").stream()))
                .map(note -> ((JsonObject) note).getString("code"))
                .toList();
    }

    /** A national office in GB18030: titles above, years as names, where the figures come from below. */
    @Test
    void titlesAboveAndRemarksBelow() {
        String rows = "指标,2023年,2022年,2021年\n国内游客(百万人次),4890,2530,3246\n人均花费(元),,808.1,899.3\n";
        String titled = "数据库：年度数据\n时间：最近10年\n" + rows + "数据来源：统计局\n";
        JsonObject table = proposed("a.csv", titled.getBytes(GB18030));
        assertThat(table.getJsonObject("options").getString("encoding")).isEqualTo("GB18030");
        assertThat(table.getJsonObject("options").getInteger("headerRow")).isEqualTo(3);
        assertThat(notes(table)).contains("remark-row");
        assertThat(problems()).containsExactly("6  has 1 cell, the header has 4");
        refused();
        proposed("a.csv", titled.replace("数据来源：统计局\n", "").getBytes(GB18030));
        assertThat(published())
                .containsExactly("指标,2023年,2022年,2021年", "国内游客(百万人次),4890,2530,3246", "人均花费(元),,808.1,899.3");
    }

    /** A list of municipalities in Windows-1252: codes between spaces, and names of columns on two lines. */
    @Test
    void codesKeepTheirZerosBetweenSpaces() {
        JsonObject table = proposed(
                "b.csv", "Codice;\"Progressivo \n(fine)\";Nome\n01; 001 ;Agliè\n01; 086 ;Forlì\n".getBytes(WESTERN));
        assertThat(table.getJsonObject("options").getString("encoding")).isEqualTo("windows-1252");
        assertThat(types(table)).containsExactly("string", "string", "string");
        assertThat(published())
                .containsExactly("Codice,Progressivo (fine),Nome", "01,\" 001 \",Agliè", "01,\" 086 \",Forlì");
    }

    /**
     * A federal department: a comma behind each line, a blank line at the end, and commas that may be between thousands
     * or decimal ones, which is asked.
     */
    @Test
    void thousandsWithinQuotesAndACommaBehindEachLine() {
        JsonObject table = proposed(
                "c.csv",
                "State,Abbr,Code,GI Bill,TOTAL,\r\nALABAMA,AL,01,\"6,718\",\"12,426\",\r\nALASKA,AK,02,776,\"1,158\",\r\nTEXAS,TX,48,\"27,894\",\"40,402\",\r\n,,,,,\r\n"
                        .getBytes(UTF_8));
        assertThat(types(table)).containsOnly("string");
        assertThat(notes(table)).contains("comma", "leading-zeros");
        JsonObject schema = table.getJsonObject("proposal").getJsonObject("schema");
        for (int at = 3; at < 5; at++) {
            schema.getJsonArray("fields")
                    .getJsonObject(at)
                    .put("type", "integer")
                    .put("groupChar", ",");
        }
        assertThat(published(new JsonObject().put("schema", schema)))
                .containsExactly(
                        "State,Abbr,Code,GI Bill,TOTAL",
                        "ALABAMA,AL,01,6718,12426",
                        "ALASKA,AK,02,776,1158",
                        "TEXAS,TX,48,27894,40402");
    }

    /** A regional office: names of merged cells in each column, a dash for nothing, and a copyright below. */
    @Test
    void aHeaderOfTwoRowsWhoseUpperNamesRepeat() {
        String rows =
                "Gestorbene;;;;;\n;;Insgesamt;Insgesamt;Deutsche;Deutsche\n;;männlich;weiblich;männlich;weiblich\n"
                        + "2016;02;6;5;5;5\n2016;03;-;-;-;-\n2016;04;7;6;6;6\n2017;05;1;1;1;-\n";
        JsonObject table = proposed("d.csv", (rows + "__________\n© Ämter des Bundes\n").getBytes(WESTERN));
        assertThat(table.getJsonObject("options").getString("encoding")).isEqualTo("windows-1252");
        assertThat(table.getJsonObject("options").getInteger("headerRows")).isEqualTo(2);
        assertThat(notes(table)).contains("remark-row");
        assertThat(problems()).contains("8  has 1 cell, the header has 6", "9  has 1 cell, the header has 6");
        refused();
        assertThat(published(confirmed(proposed("d.csv", rows.getBytes(WESTERN)))))
                .containsExactly(
                        "column_1,column_2,Insgesamt / männlich,Insgesamt / weiblich,Deutsche / männlich,Deutsche / weiblich",
                        "2016,02,6,5,5,5",
                        "2016,03,,,,",
                        "2016,04,7,6,6,6",
                        "2017,05,1,1,1,");
    }

    /** A copyright sign alone tells nothing of an encoding, and is no capital of another. */
    @Test
    void aSignIsNoLetter() {
        byte[] bytes = "a;b\nx;1\ny;2\n© Office;3\n".getBytes(WESTERN);
        assertThat(proposed("e.csv", bytes).getJsonObject("options").getString("encoding"))
                .isEqualTo("windows-1252");
        assertThat(published()).contains("© Office,3");
    }

    /** The European office: a colon for what is not known, and letters behind figures that are provisional. */
    @Test
    void colonsAreMissingAndFlagsKeepAColumnText() {
        JsonObject table = proposed(
                "f.tsv",
                "geo\\time\t2017 \t2018 \t2019 \nAD\t: \t74794\t76177 \nAL\t2876591 \t2870324 \t2862427 \nEA\t337693238 \t338336820 \t339108003p\n"
                        .getBytes(UTF_8));
        assertThat(types(table)).containsExactly("string", "integer", "integer", "string");
        assertThat(notes(table)).contains("missing-words");
        assertThat(published())
                .containsExactly(
                        "geo\\time,2017,2018,2019",
                        "AD,,74794,\"76177 \"",
                        "AL,2876591,2870324,\"2862427 \"",
                        "EA,337693238,338336820,339108003p");
    }

    /** What Excel saves as Unicode text. */
    @Test
    void tabsInUtf16() {
        byte[] bytes = "\ufeff编号\t名称\t人口\r\n00042\t越秀\t1038643\r\n00043\t海珠\t1819037\r\n".getBytes(UTF_16LE);
        JsonObject table = proposed("g.txt", bytes);
        assertThat(table.getJsonObject("options").getString("encoding")).isEqualTo("UTF-16LE");
        assertThat(published()).containsExactly("编号,名称,人口", "00042,越秀,1038643", "00043,海珠,1819037");
    }

    /** The same amount as three countries write it. */
    @Test
    void pointsCommasSpacesAndApostrophesBetweenThousands() {
        JsonObject table = proposed(
                "h.csv",
                "id;de;fr;ch\na;1.234,56;1 234,56;1'234\nb;12.345.678,90;12 345 678,90;12'345'678\nc;-7,5;-7,5;7\n"
                        .getBytes(UTF_8));
        assertThat(types(table)).containsExactly("string", "number", "number", "number");
        assertThat(published())
                .containsExactly(
                        "id,de,fr,ch", "a,1234.56,1234.56,1234", "b,12345678.9,12345678.9,12345678", "c,-7.5,-7.5,7");
    }

    /** Chinese digits of full width, with their zeros, and multipliers: codes stay, amounts are asked about. */
    @Test
    void digitsOfFullWidthAndMultipliers() {
        JsonObject table = proposed("i.csv", "编号,街道,人口\n００１,北京街,3.5万\n００２,流花街,1.2亿\n０１０,六榕街,8000\n".getBytes(GB18030));
        assertThat(types(table).getFirst()).isEqualTo("string");
        assertThat(notes(table)).contains("leading-zeros");
        assertThat(published()).contains("００１,北京街,35000", "００２,流花街,120000000", "０１０,六榕街,8000");
    }

    /** Days as a spreadsheet counts them are whole numbers until somebody says otherwise; two columns of one name are two. */
    @Test
    void daysAsNumbersAndNamesThatAreThereTwice() {
        JsonObject table = proposed("j.csv", "日期,备注,数量,数量\n45000,,1,2\n45001,,3,4\n45002,,5,6\n".getBytes(UTF_8));
        assertThat(notes(table)).contains("spreadsheet-days", "empty-column");
        assertThat(published(confirmed(table)))
                .containsExactly("日期,备注,数量,数量_2", "45000,,1,2", "45001,,3,4", "45002,,5,6");
    }

    /** A quote that nobody closed takes in whole rows: strictly read the file still fits, and so it is asked about. */
    @Test
    void aQuoteThatNobodyClosedIsAskedAbout() {
        JsonObject table = proposed(
                "k.csv",
                "id,name,title,sum\n1,A,\"x, y\",10\n2,B,\"WEB,20\n3,C,x,30\n4,D,y\",40\n5,E,\"z, w\",50\n"
                        .getBytes(UTF_8));
        JsonObject note = table.getJsonObject("proposal").getJsonArray("notes").stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getString("code").equals("swallowed-lines"))
                .findFirst()
                .orElseThrow();
        assertThat(note.getBoolean("question")).isTrue();
        assertThat(note.getJsonArray("rows")).containsExactly(3);
        assertThat(problems(confirmed(table))).isEmpty();
        assertThat(agency.post("/api/datasets/" + set + "/submit", new JsonObject())
                        .body())
                .contains("a question that is not answered", "swallowed-lines");
    }

    /** A workbook: a title over all columns, a district merged over its rows, days as numbers with a format. */
    @Test
    void aWorkbookWithMergedCells() throws IOException {
        JsonObject table = proposed("l.xlsx", Files.readAllBytes(workbook()));
        assertThat(table.getJsonObject("options").getInteger("headerRow")).isEqualTo(2);
        JsonObject sent = agency.draft(set, draft -> true).getJsonArray("files").getJsonObject(0);
        assertThat(sent.getJsonArray("notes").encode()).contains("merged over several rows, such as A3:A4");
        assertThat(published()).containsExactly("区,街道,户数", "越秀,北京,12", ",流花,7", "海珠,滨江,5");
    }

    private Path workbook() throws IOException {
        String text = "<c t=\"inlineStr\"><is><t>%s</t></is></c>";
        String rows = "<row r=\"1\">" + text.formatted("各区户数") + "</row><row r=\"2\">" + text.formatted("区")
                + text.formatted("街道") + text.formatted("户数") + "</row><row r=\"3\">" + text.formatted("越秀")
                + text.formatted("北京") + "<c><v>12</v></c></row><row r=\"4\"><c r=\"A4\"/>" + text.formatted("流花")
                + "<c><v>7</v></c></row><row r=\"5\">" + text.formatted("海珠") + text.formatted("滨江")
                + "<c><v>5</v></c></row>";
        return Workbooks.zip(
                folder.resolve("l.xlsx"),
                Workbooks.parts("<worksheet><sheetData>" + rows
                        + "</sheetData><mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A3:A4\"/></mergeCells>"
                        + "</worksheet>"));
    }

    /** Houses whose coordinates are those of a map, in a file that says degrees. */
    @Test
    void coordinatesThatAreNoDegreesAreNamed() {
        proposed("m.geojson", """
                {"type": "FeatureCollection", "features": [
                  {"type": "Feature", "properties": {"n": 1}, "geometry": {"type": "Point", "coordinates": [907, 534]}},
                  {"type": "Feature", "properties": {"n": 2}, "geometry": {"type": "Point", "coordinates": [113, 23]}}]}
                """.getBytes(UTF_8));
        assertThat(problems())
                .containsExactly("1 geometry the coordinates 907.0, 534.0 are nowhere on the earth: is the coordinate"
                        + " system that the file names the right one?");
        refused();
    }

    /** Measures of a laboratory with more places between them than any format of numbers has. */
    @Test
    void numbersOfManyPlacesAreSaidToBeRounded() {
        String rows = "probe,value\n1,12345678901234567890123.5\n2,0.12345678901234567891\n";
        assertThat(notes(proposed("rounded.csv", rows.getBytes(UTF_8)))).contains("rounded");
        assertThat(problems()).isEmpty();
        JsonObject report = agency.table(set, "checked").getJsonObject("report");
        assertThat(report.getJsonArray("rounded")).containsExactly("value");
    }
}
