package pilotcity.portal.face.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.portal.TestPortal;

/** The data sets, by every face that lists them. */
class SameDatasetsTest {
    private static final Pattern TITLE =
            Pattern.compile("<[^>]*/dataset/([^>/#]+)> <http://purl.org/dc/terms/title> \"([^\"]*)\"@zh(-\\w+)? \\.");

    private final TestPortal portal = TestPortal.shared();

    private String body(String address) {
        var answer = portal.get(address);
        assertThat(answer.statusCode()).as(address + " " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }

    private static Map<String, String> by(
            Stream<JsonObject> sets, Function<JsonObject, String> id, Function<JsonObject, String> value) {
        return sets.collect(Collectors.toMap(id, value, (a, b) -> "twice", TreeMap::new));
    }

    private Map<String, String> searched(String filter, Function<JsonObject, String> value) {
        JsonObject found =
                new JsonObject(body("/api/search?kind=dataset&limit=1000&filter=" + TestPortal.encode(filter)));
        Map<String, String> sets = by(
                objects(found.getJsonArray("items")).map(hit -> hit.getJsonObject("document")),
                set -> set.getString("id"),
                value);
        assertThat(sets).hasSize(found.getInteger("total")).isNotEmpty();
        return sets;
    }

    private JsonObject packages(String fq) {
        return new JsonObject(body("/api/3/action/package_search?rows=1000&fq=" + TestPortal.encode(fq)))
                .getJsonObject("result");
    }

    private Map<String, String> titlesInDcat(String fq) {
        Matcher titles = TITLE.matcher(body("/catalog.nt?fq=" + TestPortal.encode(fq)));
        Map<String, String> found = new TreeMap<>();
        while (titles.find()) {
            found.put(titles.group(1), unescaped(titles.group(2)));
        }
        return found;
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\u([0-9A-F]{4})")
                .matcher(text)
                .replaceAll(code -> String.valueOf((char) Integer.parseInt(code.group(1), 16)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    id <> ''                      | *:*
                    license = 'CC-BY-4.0'         | license_id:"CC-BY-4.0"
                    NOT license = 'CC-BY-4.0'     | -license_id:"CC-BY-4.0"
                    id IN ('pilots','projects')   | name:(pilots OR projects)
                    """)
    void ckanAndDcatFindWhatASearchFinds(String filter, String fq) {
        JsonObject packages = packages(fq);
        Map<String, String> inCkan =
                by(objects(packages.getJsonArray("results")), set -> set.getString("name"), SameDatasetsTest::changed);
        assertThat(inCkan)
                .hasSize(packages.getInteger("count"))
                .isEqualTo(searched(
                        filter,
                        set -> OffsetDateTime.parse(set.getString("metadataModified"))
                                .toInstant()
                                .toString()));
        assertThat(titlesInDcat(fq)).isEqualTo(searched(filter, set -> set.getString("name")));
    }

    /** CKAN's times are UTC and do not say so. */
    private static String changed(JsonObject set) {
        return LocalDateTime.parse(set.getString("metadata_modified"))
                .toInstant(ZoneOffset.UTC)
                .toString();
    }

    @Test
    void allFacesListTheSameSets() {
        Map<String, String> titles = searched("id <> ''", set -> set.getString("name"));
        JsonObject data = new JsonObject(body("/data.json"));
        assertThat(by(
                                objects(data.getJsonArray("dataset")),
                                set -> last(set.getString("identifier")),
                                set -> set.getString("modified"))
                        .keySet())
                .isEqualTo(titles.keySet());
        JsonObject records = new JsonObject(body("/ogc/collections/catalogue/items?f=json&type=dataset&limit=1000"));
        assertThat(by(
                        objects(records.getJsonArray("features")),
                        set -> last(set.getString("id")),
                        set -> set.getJsonObject("properties").getString("title")))
                .isEqualTo(titles);
        assertThat(by(
                        body("/api/export/datasets.jsonl").lines().map(JsonObject::new),
                        set -> set.getString("id"),
                        set -> set.getString("name")))
                .isEqualTo(titles);
        JsonObject feed = new JsonObject(body("/feeds/datasets.json?limit=100"));
        assertThat(by(
                                objects(feed.getJsonArray("items")),
                                set -> last(set.getString("id")),
                                set -> set.getString("title"))
                        .keySet())
                .isEqualTo(titles.keySet());
    }

    private static String last(String address) {
        return address.substring(Math.max(address.lastIndexOf('/'), address.lastIndexOf(':')) + 1);
    }
}
