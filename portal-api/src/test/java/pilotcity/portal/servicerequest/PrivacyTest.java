package pilotcity.portal.servicerequest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.permission.Grant;
import pilotcity.portal.kernel.token.TestTokens;

/** What is private is planted with marked values, and looked for in everything the portal says. */
class PrivacyTest {
    private static final String PHONE = "13826471905";
    private static final String IDENTITY = "440106199003078214";
    private static final String EMAIL = "zhouxiaomai@planted.example";
    private static final String PLATE = "粤A·7Q5K2";
    private static final String NAME = "周小麦的私人姓名";
    private static final String CONTACT_PHONE = "02087654321";
    private static final String HIDDEN_ADDRESS = "秘密花园路九十九号之一";
    private static final String LON = "113.337791";
    private static final String LAT = "23.141579";
    private static final List<String> PLANTED = List.of(
            PHONE,
            "138 2647 1905",
            IDENTITY,
            EMAIL,
            "planted.example",
            PLATE,
            "7Q5K2",
            NAME,
            CONTACT_PHONE,
            HIDDEN_ADDRESS,
            LON,
            LAT,
            "113.33779",
            "23.14157");

    private static final String ALL_FIELDS = """
            { records(first: 100, orderBy: [{field: REPORTED, direction: DESC}]) { nodes { key version status
              description address mediaUrl placeName agencyName serviceName geometry pointPrecision source sourceId
              timeline { at step status role note reference photos } classifications { subject value confidence }
              hops { holder from until seconds } answers { question values } photos { url thumbnail } } } }
            """;

    private final TestPortal portal = TestPortal.shared();
    private final ApiClient operator = new ApiClient(portal, TestTokens.root(portal, "operator", Grant.ALL));

    private JsonObject planted(String category, String mark) {
        String words = mark + "：我的电话 138 2647 1905（" + PHONE + "），身份证 " + IDENTITY + "，邮箱 " + EMAIL + "，车牌 " + PLATE;
        return ApiClient.anonymous(portal)
                .write(
                        "/api/records",
                        "description",
                        words,
                        "category",
                        category,
                        "lon",
                        Double.valueOf(LON),
                        "lat",
                        Double.valueOf(LAT),
                        "address",
                        HIDDEN_ADDRESS,
                        "contact",
                        ApiClient.json("name", NAME, "email", EMAIL, "phone", CONTACT_PHONE));
    }

    @Test
    void nothingThatIsPrivateIsSaidAnywhere() throws IOException {
        JsonObject sensitive = planted("domestic-violence", "甲");
        String id = sensitive.getString("id");
        assertThat(operator.get("/api/records/" + id + "/private").body())
                .contains(PHONE, IDENTITY, EMAIL, PLATE, NAME, CONTACT_PHONE, HIDDEN_ADDRESS, LON, LAT);
        JsonObject last = operator.write("/api/records/" + id + "/accept", "note", "已联系 " + PHONE + " 的 " + PLATE);
        JsonObject record = ApiClient.read(portal, "/api/records/" + id, last);
        assertThat(record.getString("description")).contains("甲", "［电话］", "［证件号］", "［邮箱］", "［车牌］");
        assertThat(record.getInteger("pointPrecision")).isGreaterThan(500);
        refused();
        for (String said : everything(id)) {
            assertThat(PLANTED).as(said).noneMatch(said::contains);
        }
    }

    @Test
    void somebodyWhoLooksAtTheExactPointFindsNothing() {
        JsonObject written = planted("domestic-violence", "乙");
        String near = "/api/search?kind=record&near=" + LON + "," + LAT + "&radius=30&atLeast="
                + written.getString("changeToken");
        assertThat(new JsonObject(portal.get(near).body()).getInteger("total")).isZero();
    }

    /** A mistake must not lead to the words being logged or sent back. */
    private void refused() {
        ApiClient anonymous = ApiClient.anonymous(portal);
        String body = ApiClient.json("description", PHONE + EMAIL + NAME, "lon", "x" + LON, "unknown", PLATE)
                .encode();
        String answer = portal.send(portal.request(
                                "/api/records",
                                "Authorization",
                                "Bearer " + anonymous.token(),
                                "Content-Type",
                                "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build())
                .body();
        assertThat(answer).doesNotContain(PHONE, EMAIL, NAME, PLATE);
    }

    private List<String> everything(String id) throws IOException {
        List<String> said = new ArrayList<>();
        Stream.of(
                        "/api/records/" + id,
                        "/api/search?kind=record&limit=100&sort=-reported&facets=category,place,status,source",
                        "/api/search?q=" + TestPortal.encode("私人姓名"),
                        "/api/search?q=" + PHONE,
                        "/api/search?kind=record&q=" + TestPortal.encode("甲") + "&highlight=true",
                        "/api/suggest?q=" + TestPortal.encode("周小麦"),
                        "/api/kinds",
                        "/metrics",
                        "/health/ready",
                        "/records/" + id,
                        "/en/records/" + id,
                        "/search?kind=record",
                        "/en/search?kind=record",
                        "/",
                        "/open311/v2/requests.json",
                        "/open311/v2/requests.xml?extensions=true",
                        "/open311/v2/requests/" + id + ".json?extensions=true",
                        "/open311/v2/servicerequestupdates.json")
                .forEach(path -> said.add(withoutQuestion(portal.get(path).body(), path)));
        said.add(portal.send(portal.request("/graphql", "Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                ApiClient.json("query", ALL_FIELDS).encode()))
                        .build())
                .body());
        try (Stream<Path> logs = Files.walk(portal.data().resolve("logs"))) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                said.add(Files.readString(log).replaceAll("\"uri\":\"[^\"]*\"", ""));
            }
        } catch (java.nio.file.NoSuchFileException e) {
            // this portal logs elsewhere; the access log of a served one is looked at by ConfidentialTest
        }
        said.add(String.join("\n", auditOfOthers()));
        return said;
    }

    /** The words that were looked for stand in the page that says what was looked for. */
    private static String withoutQuestion(String body, String path) {
        return path.contains("q=" + PHONE) ? body.replace(PHONE, "") : body;
    }

    private List<String> auditOfOthers() {
        return portal.service()
                .node()
                .db()
                .client()
                .query("SELECT content::text AS content FROM audit_entry")
                .execute()
                .map(rows -> {
                    List<String> entries = new ArrayList<>();
                    rows.forEach(row -> entries.add(row.getString("content").toLowerCase(Locale.ROOT)));
                    return entries;
                })
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @Test
    void aPhotoLosesWhatElseWasInItsFile() throws IOException {
        byte[] photo = TestPhotos.withGps("GPSMARKER4711");
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).contains("GPSMARKER4711");
        JsonObject written = ApiClient.anonymous(portal)
                .write(
                        "/api/records",
                        "description",
                        "照片",
                        "category",
                        "pothole",
                        "lon",
                        113.3,
                        "lat",
                        23.1,
                        "photos",
                        List.of(java.util.Base64.getEncoder().encodeToString(photo)));
        JsonObject record = ApiClient.read(portal, "/api/records/" + written.getString("id"), written);
        JsonObject shown = record.getJsonArray("photos").getJsonObject(0);
        for (String url : List.of(shown.getString("url"), shown.getString("thumbnail"))) {
            assertThat(new String(portal.bytes(url), StandardCharsets.ISO_8859_1))
                    .doesNotContain("GPSMARKER4711")
                    .doesNotContain("Exif");
        }
    }
}
