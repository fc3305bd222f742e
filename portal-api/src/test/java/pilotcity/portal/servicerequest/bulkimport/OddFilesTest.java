package pilotcity.portal.servicerequest.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.portal.TestPortal;

/** Files with points in one column, columns of one name, and times that mean never; mappings with slips of the pen. */
class OddFilesTest {
    private static final String MAPPING = """
        {"source": "odd", "organisation": {"id": "odd", "name": "Odd"}, "timezone": "America/Los_Angeles",
         "columns": {"id": "id", "reported": "opened", "closed": "ended", "due": "due", "status": "state",
                     "point": "where"}, "closed": ["done"], "unknownPoints": [[-71.0587, 42.3594]]}
        """;

    @TempDir
    private Path folder;

    private String check(String mapping, String csv) throws IOException {
        Path file = Files.writeString(folder.resolve("odd.csv"), csv);
        Path described = Files.writeString(folder.resolve("odd.json"), mapping);
        JsonObject order = new JsonObject()
                .put("kind", "records")
                .put("file", file.toString())
                .put("mapping", described.toString())
                .put("check", true);
        List<String> lines = new ArrayList<>();
        TestPortal.shared().service().node().commands().importFile(order.encode(), lines::add);
        return String.join("\n", lines);
    }

    @Test
    void aPointMayStandInOneColumn() throws IOException {
        String told = check(MAPPING, """
                id,opened,ended,due,state,where
                1,2024-05-01,,,new,POINT (-122.39 37.79)
                2,2024-05-01,,,new,"(37.7749, -122.4194)"
                3,2024-05-01,,,new,"42.3594, -71.0587"
                4,2024-05-01,,,new,
                5,2024-05-01,,,new,somewhere
                6,2024-05-01,,,new,"(-122.4194, 37.7749)"
                """);
        assertThat(told)
                .contains("6 rows: 4 new", "2 rejected")
                .contains("  point: -122.39, 37.79", "  point: -122.4194, 37.7749")
                .contains("line 6, where: 'somewhere' is no point such as 'POINT (8.5417 47.3769)'")
                .contains("line 7, where: '(-122.4194, 37.7749)' has no longitude")
                .contains("are longitude and latitude exchanged?")
                .contains("1 rows have no point", "1 rows have coordinates that stand for no point");
        assertThatThrownBy(() -> check(MAPPING.replace("\"point\"", "\"lat\": \"y\", \"point\""), ""))
                .hasMessageContaining("columns must be either point or lon and lat, not both");
    }

    @Test
    void anEpochOfZeroIsNeverButForTheReport() throws IOException {
        String told = check(MAPPING, """
                id,opened,ended,due,state,where
                1,1714521600,0,0,new,
                2,1714521600,1970-01-01T00:00:00Z,,done,
                3,1714521600,1969-12-31 16:00:00,,new,
                4,1714521600,1970-01-01,1714600000,new,
                5,1714521600,1714600000,1970-01-01 00:00:00.000,done,
                6,0,,,new,
                """);
        assertThat(told)
                .contains("6 rows: 5 new", "1 rejected", "line 7, opened: '0' is no time")
                .contains("5 rows have a time of change, of closing or until when that is 1970-01-01, an epoch of 0")
                .contains("1 rows are closed, and nobody says when")
                .doesNotContain("before they were reported")
                .doesNotContain("status that is not closed");
    }

    @Test
    void ofTwoColumnsOfOneNameTheMappingCanMeanNone() throws IOException {
        assertThatThrownBy(() -> check(MAPPING, "id,opened,state,state\n1,2024-05-01,new,old\n"))
                .hasMessageContaining("the file has 2 columns 'state', and the mapping uses that name");
        assertThatThrownBy(() -> check(MAPPING, "id,opened,State,STATE\n1,2024-05-01,new,old\n"))
                .hasMessageContaining("the file has 2 columns 'state'");
        assertThatThrownBy(() -> check(
                        MAPPING.replace("\"opened\"", "\"day + hour\""),
                        "id,day,hour,hour\n1,2024-05-01,10:00,11:00\n"))
                .hasMessageContaining("the file has 2 columns 'hour'");
        assertThat(check(MAPPING, "id,opened,state,State,more,more\n1,2024-05-01,new,old,a,b\n"))
                .contains("1 new");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        "closed": [          | "closd": [          | there is no member 'closd'; there are attribution, categories, closed
        "name":              | "nam":              | there is no member 'organisation.nam'; there are id, name, nameEn
        ["done"]             | {"done": true}      | closed[0] must be a text
        "America/Los_Angeles" | ["UTC"]            | timezone must be a text
        [-71.0587, 42.3594]  | [-71.0587, "north"] | unknownPoints[0][1] must be a number
        {"id": "odd", "name": "Odd"} | "odd"       | organisation must be a JSON object
        "status": "state"    | "state": "state"    | columns.state must be one of address
        "closed": [          | closed: [           | is no JSON: line
        """)
    void aSlipInAMappingIsToldByItsName(String right, String wrong, String told) {
        assertThatThrownBy(() -> check(MAPPING.replace(right, wrong), "id\n"))
                .message()
                .contains("mapping ", told)
                .doesNotContain("pilotcity.", "java.");
    }
}
