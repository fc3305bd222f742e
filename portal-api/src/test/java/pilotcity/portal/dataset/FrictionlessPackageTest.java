package pilotcity.portal.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;

class FrictionlessPackageTest {
    private final TestPortal portal = TestPortal.shared();

    private JsonObject json(String path) {
        HttpResponse<String> answer = portal.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private static List<JsonObject> objects(JsonObject in, String name) {
        return in.getJsonArray(name).stream().map(JsonObject.class::cast).toList();
    }

    @Test
    void everyDataSetIsAPackageWhoseFilesAreAsItSays() throws Exception {
        for (JsonObject set : objects(json("/api/search?kind=dataset&limit=100"), "items")) {
            String id = set.getString("id");
            JsonObject described = json("/api/datasets/" + id + "/datapackage.json");
            assertThat(described.getString("name")).isEqualTo(id).matches("[-a-z0-9._]+");
            assertThat(described.getString("title"))
                    .isEqualTo(json("/api/datasets/" + id).getString("nameEn"));
            assertThat(objects(described, "licenses").getFirst().getString("name"))
                    .isEqualTo(json("/api/datasets/" + id).getString("license"));
            assertThat(described.containsKey("sources") ? objects(described, "sources") : List.<JsonObject>of())
                    .allMatch(source -> source.getString("title") != null);
            assertThat(described.getJsonArray("resources")).isNotEmpty();
            for (JsonObject resource : objects(described, "resources")) {
                byte[] file = portal.bytes(
                        resource.getString("path").substring(portal.url().length()));
                assertThat(file).hasSize(resource.getInteger("bytes"));
                assertThat(resource.getString("hash"))
                        .isEqualTo("sha256:"
                                + HexFormat.of()
                                        .formatHex(MessageDigest.getInstance("SHA-256")
                                                .digest(file)));
                if (resource.containsKey("schema")) {
                    String header = new String(file, java.nio.charset.StandardCharsets.UTF_8)
                            .lines()
                            .findFirst()
                            .orElseThrow();
                    assertThat(objects(resource.getJsonObject("schema"), "fields").stream()
                                    .map(field -> field.getString("name"))
                                    .toList())
                            .containsExactly(header.replace("\ufeff", "").split(","));
                }
            }
        }
    }

    @Test
    void pagesAndCataloguesLeadToIt() {
        String address = "/api/datasets/places/datapackage.json";
        assertThat(portal.get("/datasets/places").body()).contains("href=\"" + address + "\"");
        assertThat(portal.get("/dataset/places.ttl").body()).contains(portal.url() + address);
        assertThat(portal.get("/data.json").body()).contains(portal.url() + address);
        assertThat(portal.get("/api/3/action/package_show?id=places").body()).contains(portal.url() + address);
        assertThat(portal.get("/api/datasets/nothing/datapackage.json").statusCode())
                .isEqualTo(404);
    }
}
