package pilotcity.portal.face.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;

/** Pages of a collection, by cursor and by offset, forwards and back. */
class OgcItemsPagingTest {
    private final TestPortal portal = TestPortal.shared();
    private final OgcClient ogcClient = new OgcClient(portal);

    private List<String> ids(JsonObject page) {
        return OgcClient.features(page).stream()
                .map(feature -> feature.getString("id"))
                .toList();
    }

    private JsonObject page(String href) {
        return new JsonObject(portal.get(ogcClient.path(href)).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=30", "limit=30&offset=0", "limit=30&offset=0&sortby=-name", "limit=30&sortby=-name"})
    void linksLeadThroughAllPagesAndBack(String query) {
        String order = query.contains("sortby") ? "&sortby=-name" : "";
        List<String> all = ids(ogcClient.json("/collections/pilots/items?limit=1000" + order));
        JsonObject page = ogcClient.json("/collections/pilots/items?" + query);
        assertThat(OgcClient.href(page, "prev")).isNull();
        List<String> forwards = new ArrayList<>(ids(page));
        while (OgcClient.href(page, "next") != null) {
            page = page(OgcClient.href(page, "next"));
            forwards.addAll(ids(page));
        }
        assertThat(forwards).isEqualTo(all);
        List<String> last = ids(page);
        List<List<String>> backwards = new ArrayList<>(List.of(last));
        while (OgcClient.href(page, "prev") != null) {
            page = page(OgcClient.href(page, "prev"));
            backwards.add(ids(page));
        }
        Collections.reverse(backwards);
        assertThat(backwards.stream().flatMap(List::stream).toList()).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({"0, 10, 0, 10", "7, 10, 7, 10", "190, 10, 190, 3", "500, 10, 193, 0", "５, １０, 5, 10"})
    void anOffsetPassesOverSoMany(String offset, String limit, int from, int count) {
        List<String> all = ids(ogcClient.json("/collections/pilots/items?limit=1000"));
        JsonObject page = ogcClient.json("/collections/pilots/items?offset=" + TestPortal.encode(offset) + "&limit="
                + limit.replace("１０", "10"));
        assertThat(ids(page)).isEqualTo(all.subList(from, from + count));
        assertThat(page.getInteger("numberMatched")).isEqualTo(193);
        assertThat(page.getInteger("numberReturned")).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({
        "offset=-1",
        "offset=x",
        "offset=100001",
        "offset=1&cursor=abc",
        "offset=1&before=abc",
        "before=a&cursor=b"
    })
    void whatIsNoPlaceIsRefused(String query) {
        assertThat(ogcClient.get("/collections/pilots/items?" + query).statusCode())
                .isEqualTo(400);
    }
}
