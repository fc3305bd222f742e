package pilotcity.portal.face.ogc;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotcity.portal.TestPortal.encode;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.portal.TestPortal;

/** OGC API Records 1.0, Part 1: the searchable catalogue. */
class OgcRecordsTest {
    private final OgcClient ogcClient = new OgcClient(TestPortal.shared());

    private List<String> find(String query) {
        return ogcClient.ids("catalogue", "limit=4&" + query);
    }

    @Test
    void dataSetsAndCollectionsAreRecords() {
        List<String> all = find("");
        assertThat(all).contains("collection-places", "collection-records").doesNotHaveDuplicates();
        List<String> sets = ogcClient.ids("datasets", "limit=100");
        assertThat(sets).isNotEmpty();
        assertThat(all).containsAll(sets);
        assertThat(find("type=dataset")).containsExactlyInAnyOrderElementsOf(sets);
        assertThat(find("type=dataset,collection")).hasSameSizeAs(all);
        JsonObject collection = ogcClient.json("/collections/catalogue");
        assertThat(collection.getString("itemType")).isEqualTo("record");
        assertThat(collection.getString("type")).isEqualTo("Collection");
    }

    /** After recordGeoJSON.yaml and time.yaml. */
    @Test
    void everyRecordHasTheShapeOfTheStandard() {
        for (JsonObject listed : OgcClient.features(ogcClient.json("/collections/catalogue/items?limit=100"))) {
            JsonObject alone = ogcClient.json("/collections/catalogue/items/" + encode(listed.getString("id")));
            for (JsonObject record : List.of(listed, alone)) {
                assertThat(record.fieldNames())
                        .contains("id", "type", "geometry", "time", "properties", "links", "conformsTo");
                assertThat(record.getString("type")).isEqualTo("Feature");
                JsonObject properties = record.getJsonObject("properties");
                assertThat(properties.getString("type")).isIn("dataset", "collection");
                assertThat(properties.getString("title")).isNotBlank();
                for (String rel : List.of("collection", "self", "alternate")) {
                    assertThat(OgcClient.links(record, rel)).as(rel).hasSize(1);
                }
                OgcClient.objects(record.getJsonArray("links"))
                        .forEach(link -> assertThat(link.getString("href")).startsWith("http"));
                JsonObject time = record.getJsonObject("time");
                if (time != null) {
                    JsonArray interval = time.getJsonArray("interval");
                    assertThat(interval)
                            .hasSize(2)
                            .allMatch(end -> String.valueOf(end).matches("\\.\\.|\\d{4}-\\d\\d-\\d\\d"));
                }
                for (String moment : List.of("created", "updated")) {
                    assertThat(properties.getString(moment, "2020-01-01T00:00:00Z"))
                            .matches("\\d{4}-\\d\\d-\\d\\dT00:00:00Z");
                }
            }
            assertThat(alone.getJsonObject("properties")).isEqualTo(listed.getJsonObject("properties"));
        }
    }

    @Test
    void whatARecordLinksToIsThere() {
        String set = ogcClient.ids("datasets", "limit=1&sortby=id").getFirst();
        JsonObject record = ogcClient.json("/collections/catalogue/items/" + set);
        for (String rel : List.of("about", "describes", "item")) {
            String href = OgcClient.href(record, rel);
            assertThat(ogcClient.portal().get(ogcClient.path(href)).statusCode())
                    .as(rel)
                    .isEqualTo(200);
        }
    }

    @Test
    void aCommaIsOrAndWhiteSpaceMakesAPhrase() {
        List<String> pilots = find("q=" + encode("试点"));
        List<String> places = find("q=" + encode("区划"));
        assertThat(pilots).isNotEmpty();
        assertThat(places).isNotEmpty();
        assertThat(find("q=" + encode("试点,区划")))
                .containsExactlyInAnyOrderElementsOf(java.util.stream.Stream.concat(pilots.stream(), places.stream())
                        .collect(java.util.stream.Collectors.toSet()));
        assertThat(find("type=collection&q=" + encode("DATA   sets")))
                .contains("collection-datasets")
                .containsExactlyElementsOf(find("type=collection&q=" + encode("data sets")));
        assertThat(find("q=" + encode("sets data"))).isEmpty();
        assertThat(find("q=" + encode("100%_"))).isEmpty();
    }

    @Test
    void idsAndOutsideIdsFind() {
        List<String> two = ogcClient.ids("datasets", "limit=2&sortby=id").subList(0, 2);
        assertThat(find("ids=" + String.join(",", two))).containsExactlyInAnyOrderElementsOf(two);
        assertThat(find("externalIds=portal:" + two.getFirst())).containsExactly(two.getFirst());
        assertThat(find("externalIds=" + two.getFirst() + ",nothing")).containsExactly(two.getFirst());
        assertThat(Set.copyOf(find("externalIds=portal:"))).isEqualTo(Set.copyOf(find("type=dataset")));
        assertThat(find("externalIds=other:" + two.getFirst())).isEmpty();
    }

    @Test
    void recordsAreOrderedFilteredAndCounted() {
        List<String> up = find("sortby=title,id");
        assertThat(up).hasSizeGreaterThan(4);
        assertThat(find("sortby=-title,-id")).containsExactlyElementsOf(up.reversed());
        assertThat(find("filter=" + encode("type = 'collection' AND title LIKE '%'")))
                .containsExactlyInAnyOrderElementsOf(find("type=collection"));
        JsonObject page = ogcClient.json("/collections/catalogue/items?limit=1&aggregations=type,license,keywords:5");
        JsonArray types = page.getJsonObject("aggregations").getJsonArray("type");
        assertThat(OgcClient.objects(types)).allMatch(count -> count.getInteger("count") > 0);
        assertThat(OgcClient.objects(types).stream()
                        .mapToInt(count -> count.getInteger("count"))
                        .sum())
                .isEqualTo(page.getInteger("numberMatched"));
        assertThat(ogcClient
                        .json("/collections/catalogue/sortables")
                        .getJsonObject("properties")
                        .fieldNames())
                .contains("title", "updated");
    }

    @ParameterizedTest
    @CsvSource({"2013-03-01, true", "1900-01-01/1900-12-31, false"})
    void timesFindWhatIsAboutThem(String time, boolean pilots) {
        assertThat(find("type=collection&datetime=" + time).contains("collection-pilots"))
                .isEqualTo(pilots);
        assertThat(find("type=collection&datetime=" + time)).contains("collection-places");
    }

    @Test
    void theLanguageIsTheOneAskedFor() {
        JsonObject english = ogcClient.json("/collections/catalogue/items/collection-places", "Accept-Language", "en");
        assertThat(english.getJsonObject("properties").getString("title")).isEqualTo("Places");
        JsonObject chinese = ogcClient.json("/collections/catalogue/items/collection-places");
        assertThat(chinese.getJsonObject("properties").getString("title")).matches("\\p{IsHan}+");
    }

    @Test
    void everyPageOfThePortalLeadsToTheCatalogue() {
        String page = ogcClient.portal().get("/en/about").body();
        assertThat(page)
                .contains("<link rel=\"http://www.opengis.net/def/rel/ogc/1.0/ogc-catalog\" type=\"application/json\""
                        + " href=\"/ogc/collections/catalogue\">");
    }

    @Test
    void aRecordIsAPageToo() {
        String page = ogcClient
                .get("/collections/catalogue/items/collection-places?f=html")
                .body();
        assertThat(page).contains("<h1>");
        ogcClient.refused("/collections/catalogue/items?nothing=1", 400, "nothing");
    }
}
