package pilotcity.portal.kernel.table.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.portal.kernel.table.source.detection.TableFiles;

class JsonTablesTest {
    @TempDir
    Path folder;

    @Test
    void columnsAreTheMembersOfAllObjects() throws IOException {
        TableContent table = TableContent.of(
                folder,
                "a.json",
                "[{\"id\":12345678901234567890,\"n\":1.50},{\"n\":1e2,\"more\":{\"b\":[1,2.10,null]}},{\"id\":null}]");
        assertThat(table.columns())
                .containsExactly(
                        new SourceColumn("id", "integer", null),
                        new SourceColumn("n", "number", null),
                        new SourceColumn("more", "object", null));
        assertThat(table.row(0)).isEqualTo(Arrays.asList("12345678901234567890", "1.50", null));
        assertThat(table.row(1)).isEqualTo(Arrays.asList(null, "1e2", "{\"b\":[1,2.10,null]}"));
        assertThat(table.numbers()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aTableWithinAnObjectIsCalledByItsPath() throws IOException {
        Path file = TableContent.file(
                folder,
                "a.json",
                "{\"success\":true,\"result\":{\"total\":2,\"fields\":[{\"id\":\"a\"}],\"records\":[{\"a\":\"x\"},{\"a\":\"y\"}]}}"
                        .getBytes(StandardCharsets.UTF_8));
        try (TableFile tables = TableContent.open(file)) {
            assertThat(tables.tables()).containsExactly("result.fields", "result.records");
            TableContent table = TableContent.of(tables, "result.records", ReadingOptions.NONE);
            assertThat(table.rows()).hasSize(2);
            assertThat(table.row(1)).containsExactly("y");
        }
    }

    @Test
    void linesAreToldFromOneDocument() throws IOException {
        Path file = TableContent.file(
                folder, "a.json", "{\"a\":1}\n\n{\"a\":2,\"b\":true}\n".getBytes(StandardCharsets.UTF_8));
        try (TableFile tables = TableContent.open(file)) {
            assertThat(tables.format()).isEqualTo(TableFormat.JSON_LINES);
            TableContent table = TableContent.of(tables, tables.tables().getFirst(), ReadingOptions.NONE);
            assertThat(table.names()).containsExactly("a", "b");
            assertThat(table.numbers()).containsExactly(1L, 3L);
        }
    }

    @Test
    void aBrokenLineIsNamed() throws IOException {
        Path file = TableContent.file(folder, "a.jsonl", "{\"a\":1}\n{\"a\":\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> TableContent.of(file)).hasMessageContaining("line 3");
        Path list = TableContent.file(folder, "b.jsonl", "{\"a\":1}\n[2]\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> TableContent.of(list)).hasMessageStartingWith("Line 2: there is no object");
    }

    @Test
    void whatPythonWritesForNoNumberIsRead() throws IOException {
        TableContent table = TableContent.of(folder, "a.json", "[{\"a\":NaN},{\"a\":-Infinity},{\"a\":0.5}]");
        assertThat(table.rows().stream().map(row -> row.cells().getFirst())).containsExactly("NaN", "-INF", "0.5");
    }

    @Test
    void aMemberThatIsThereTwiceIsRefused() throws IOException {
        Path file =
                TableContent.file(folder, "a.json", "[{\"a\":1},{\"a\":2,\"a\":3}]".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> TableContent.of(file)).hasMessage("Row 2: 'a' is there twice.");
    }

    /** Neither the database nor UTF-8 holds them: they would become other characters without a word. */
    @Test
    void textsThatCannotBeKeptAreNamed() throws IOException {
        assertThatThrownBy(() -> TableContent.of(folder, "a.json", "[{\"a\":\"x\"},{\"a\":\"y\\ud83d\"}]"))
                .hasMessage("Row 2, column 'a': there is half a character (a lone surrogate).");
        assertThatThrownBy(() -> TableContent.of(folder, "a.json", "[{\"\\udc00\":1}]"))
                .hasMessageStartingWith("The name of a column: there is half a character");
        assertThatThrownBy(() -> TableContent.of(folder, "a.json", "{\"\\u0000\":[{\"a\":1}]}"))
                .hasMessageStartingWith("The name of a table: there is a NUL character");
        assertThat(TableContent.of(folder, "a.json", "[{\"a\":\"\\ud83d\\ude00\"}]")
                        .row(0))
                .containsExactly("\ud83d\ude00");
    }

    @Test
    void aNulCharacterIsNamedByItsPlace() throws IOException {
        Path cell =
                TableContent.file(folder, "a.json", "[{\"a\":1,\"b\":\"x\\u0000\"}]".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> TableContent.of(cell))
                .isInstanceOf(TableSourceException.class)
                .hasMessageStartingWith("Row 1, column 2: there is a NUL character");
        Path name = TableContent.file(folder, "b.json", "[{\"b\\u0000\":1}]".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> TableContent.of(name))
                .isInstanceOf(TableSourceException.class)
                .hasMessageContaining("b␀");
    }

    @Test
    void otherJsonIsNoTable() throws IOException {
        Path file = TableContent.file(folder, "a.json", "{\"a\":1,\"b\":[1,2]}".getBytes(StandardCharsets.UTF_8));
        assertThat(TableFiles.open(file, "a.json", ReadLimits.STANDARD)).isEmpty();
    }

    @Test
    void featuresHaveTheirPropertiesAndAShape() throws IOException {
        TableContent table = TableContent.of(folder, "a.geojson", """
                {"type":"FeatureCollection","features":[
                 {"type":"Feature","id":7,"properties":{"name":"A","geometry":"x"},"geometry":{"coordinates":[121.5,31.2],"type":"Point"}},
                 {"type":"Feature","id":8,"properties":null,"geometry":null},
                 {"type":"Feature","id":9,"properties":{"tags":["a"]},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1]]]}}]}""");
        assertThat(table.names()).containsExactly("id", "name", "geometry", "tags", "geometry_2");
        assertThat(table.columns().getLast()).isEqualTo(new SourceColumn("geometry_2", "geojson", "EPSG:4326"));
        assertThat(table.row(0).getLast()).hasToString("POINT (121.5 31.2)");
        assertThat(table.row(1)).isEqualTo(Arrays.asList("8", null, null, null, null));
        assertThat(table.row(2).getLast()).asString().contains("Polygon");
        assertThat(table.row(2).getLast()).isInstanceOf(String.class);
    }

    /** Our own exports say who made them and under which licences, beside the features. */
    @Test
    void whatStandsBesideTheFeaturesIsNoTable() throws IOException {
        Path file = TableContent.file(folder, "a.geojson", """
                {"licenses":[{"name":"CC-BY-4.0"}],"type":"FeatureCollection","links":[{"href":"x","rel":"self"}],
                 "features":[{"type":"Feature","properties":{"n":1},"measured":{"x":2},"geometry":null}],
                 "contributors":[{"title":"A"}]}""".getBytes(StandardCharsets.UTF_8));
        try (TableFile tables = TableContent.open(file)) {
            assertThat(tables.tables()).containsExactly("features");
            assertThat(TableContent.of(tables, "features", ReadingOptions.NONE).names())
                    .startsWith("n");
            assertThat(tables.notes())
                    .extracting(note -> note.en())
                    .containsExactly(
                            "Members of features outside of their properties are not read: measured.",
                            "Other members of the collection of features are no data, and not read as tables: licenses,"
                                    + " links, contributors.");
        }
    }

    @Test
    void twoTablesOfOneNameAreRefused() throws IOException {
        Path file = TableContent.file(
                folder, "a.json", "{\"a\":[{\"x\":1}],\"a\":[{\"x\":2}]}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> TableContent.open(file)).hasMessage("'a' is there twice.");
    }

    @Test
    void featuresMayStandOneAfterTheOther() throws IOException {
        TableContent table = TableContent.of(
                folder,
                "a.geojsons",
                "\u001e{\"type\":\"Feature\",\"properties\":{\"n\":1},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,1]]}}\n");
        assertThat(table.row(0).getLast()).hasToString("LINESTRING (0 0, 1 1)");
    }

    @Test
    void theSystemThatOldFilesNameIsKept() throws IOException {
        TableContent table = TableContent.of(TableContent.MADE.resolve("old-crs.geojson"));
        assertThat(table.columns().getLast().crs()).isEqualTo("EPSG:25832");
        assertThat(table.row(0).subList(0, 2)).containsExactly("001", "Köln");
    }
}
