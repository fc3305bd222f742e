package pilotcity.portal.kernel.datasetimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.datasetimport.table.DataRow;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;

/** A set whose fields are columns of a table is imported by their names. */
class TableImporterTest {
    private static final String TABLES = """
            CREATE TEMPORARY TABLE tool (id text PRIMARY KEY, name text NOT NULL, number integer, large bigint,
                                         share double precision, exact numeric, sharp boolean, day date, made timestamptz,
                                         words text[], dataset text, version integer NOT NULL DEFAULT 1) ON COMMIT DROP;
            CREATE TEMPORARY TABLE tool_part (tool text NOT NULL, position integer NOT NULL, name text) ON COMMIT DROP;
            INSERT INTO tool (id, name) VALUES ('of-another-origin', 'x');
            INSERT INTO tool (id, name, dataset) VALUES ('gone', 'x', 'tools'), ('saw', 'old', 'tools')
            """;

    private static final TableImporter TOOLS = TableImporter.of("tools", "tool")
            .renamed("code", "id")
            .value("words", row -> new JsonArray(List.of(row.get("words").split(";"))));

    private static final PartTable PARTS =
            PartTable.of("tool_part", "tool", "parts").value("position", DataRow::line);

    private static final String HEADER = "large,code,made,name,number,share,exact,sharp,day,words\n";
    private static final String SAW = "3000000000,saw,2026-05-31T08:00:00+08:00,Saw,3,0.25,1.10,true,2026-05-31,a;b\n";

    @TempDir
    Path folder;

    private final Database database = TestPortal.shared().service().node().db();

    private DatasetTables tables(String tools, JsonArray fields) throws IOException {
        Path set = Files.createDirectories(folder.resolve("tools"));
        Files.writeString(set.resolve("tools.csv"), tools);
        Files.writeString(set.resolve("parts.csv"), "tool,name\nsaw,handle\nsaw,blade\n");
        JsonObject description = new JsonObject()
                .put("id", "tools")
                .put("license", "CC0-1.0")
                .put(
                        "resources",
                        new JsonArray()
                                .add(resource("tools", fields)
                                        .put(
                                                "schema",
                                                new JsonObject()
                                                        .put("fields", fields)
                                                        .put("primaryKey", "code")))
                                .add(resource("parts", fields("tool", "string", "name", "string"))));
        for (String text : List.of("title", "description", "publisher")) {
            description.put(text, new JsonObject().put("zh", "工具").put("en", "Tools"));
        }
        Files.writeString(set.resolve("dataset.json"), description.encode());
        return DatasetTables.read(DatasetReader.read(set), Map.of());
    }

    private static JsonObject resource(String name, JsonArray fields) {
        return new JsonObject()
                .put("name", name)
                .put("path", name + ".csv")
                .put("format", "csv")
                .put("schema", new JsonObject().put("fields", fields));
    }

    private static JsonArray fields(String... namesAndTypes) {
        JsonArray fields = new JsonArray();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            fields.add(new JsonObject().put("name", namesAndTypes[i]).put("type", namesAndTypes[i + 1]));
        }
        return fields;
    }

    /** In another order than the columns of the table. */
    private static JsonArray toolFields() {
        return fields(
                "large",
                "integer",
                "code",
                "string",
                "made",
                "datetime",
                "name",
                "string",
                "number",
                "integer",
                "share",
                "number",
                "exact",
                "number",
                "sharp",
                "boolean",
                "day",
                "date",
                "words",
                "string");
    }

    private List<Row> afterwards(Function<SqlConnection, Future<?>> work, String select) {
        return Await.get(database.inTransaction(sql -> sql.query(TABLES)
                .execute()
                .compose(made -> work.apply(sql))
                .compose(done -> Database.list(sql, select, io.vertx.sqlclient.Tuple.tuple(), row -> row))));
    }

    @Test
    void eachFieldGoesIntoTheColumnOfItsNameAndIsOfItsType() throws IOException {
        DatasetTables datasetTables = tables(HEADER + SAW, toolFields());
        List<Row> rows = afterwards(sql -> TOOLS.write(sql, datasetTables), """
                SELECT id, to_jsonb(tool) - 'made' AS tool, made = '2026-05-31T00:00:00Z' AS on_time FROM tool ORDER BY id
                """);
        assertThat(rows).extracting(row -> row.getString("id")).containsExactly("of-another-origin", "saw");
        assertThat(rows.getLast().getBoolean("on_time")).isTrue();
        assertThat(rows.getLast().getJsonObject("tool")).isEqualTo(new JsonObject("""
                {"id": "saw", "name": "Saw", "number": 3, "large": 3000000000, "share": 0.25, "exact": 1.10,
                 "sharp": true, "day": "2026-05-31", "words": ["a", "b"], "dataset": "tools", "version": 2}
                """));
    }

    @Test
    void partsAreReplacedInTheOrderOfTheirFile() throws IOException {
        DatasetTables datasetTables = tables(HEADER + SAW, toolFields());
        List<Row> rows = afterwards(
                sql -> TOOLS.write(sql, datasetTables)
                        .compose(put -> TOOLS.replaceParts(sql, datasetTables, PARTS))
                        .compose(put -> TOOLS.replaceParts(sql, datasetTables, PARTS)),
                "SELECT * FROM tool_part ORDER BY position");
        assertThat(rows).extracting(row -> row.getString("name")).containsExactly("handle", "blade");
        assertThat(rows).extracting(row -> row.getInteger("position")).containsExactly(2, 3);
    }

    @Test
    void aFieldThatIsNoColumnIsNamed() throws IOException {
        DatasetTables datasetTables = tables(
                HEADER.replace("words", "words,colour") + SAW.replace("a;b", "a;b,red"),
                toolFields().addAll(fields("colour", "string")));
        assertThatThrownBy(() -> afterwards(sql -> TOOLS.write(sql, datasetTables), "SELECT"))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("tools/dataset.json, schema of tools column colour: is no column of table tool");
    }

    @Test
    void whatFitsTheSchemaAndNotTheColumnIsToldWithItsLine() throws IOException {
        DatasetTables large = tables(HEADER + SAW.replace(",3,", ",3000000000,"), toolFields());
        assertThatThrownBy(() -> afterwards(sql -> TOOLS.write(sql, large), "SELECT"))
                .hasMessageContaining("line 2 column number: '3000000000' must be a whole number from -2147483648");
        DatasetTables nameless = tables(HEADER + SAW.replace(",Saw,", ",,"), toolFields());
        assertThatThrownBy(() -> afterwards(sql -> TOOLS.write(sql, nameless), "SELECT"))
                .hasMessageContaining("line 2 column name: a value is required");
    }
}
