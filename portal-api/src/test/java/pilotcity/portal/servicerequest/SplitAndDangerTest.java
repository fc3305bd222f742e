package pilotcity.portal.servicerequest;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.permission.Grant;

/** Reports that tell of danger, and those that raise several matters. */
class SplitAndDangerTest {
    private final TestPortal portal = TestPortal.shared();
    private final ApiClient resident = ApiClient.anonymous(portal);
    private final ApiClient desk =
            new ApiClient(portal, portal.bearer("desk", Grant.ALL).substring("Bearer ".length()));

    private JsonObject report(String words, Object... more) {
        JsonObject values = ApiClient.json(more)
                .put("description", words)
                .put("lon", 113.3245)
                .put("lat", 23.1291);
        return new JsonObject(resident.send("/api/records", values).body());
    }

    private JsonObject read(JsonObject written) {
        return ApiClient.read(portal, "/api/records/" + written.getString("id"), written);
    }

    private static List<JsonObject> classifications(JsonObject record, String subject) {
        return record.getJsonArray("classifications").stream()
                .map(JsonObject.class::cast)
                .filter(entry -> entry.getString("subject").equals(subject))
                .toList();
    }

    @Test
    void wordsThatTellOfDangerPutAFlagOnARecordUntilSomebodyTakesItAway() {
        JsonObject written = report("电线掉下来了，铜线裸露在外面，请联系 13800138000", "category", "exposed-wires");
        JsonObject record = read(written);
        assertThat(record.getString("danger")).isEqualTo("electricity");
        assertThat(record.getBoolean("urgent")).isTrue();
        JsonObject flag = classifications(record, "danger").getFirst();
        assertThat(flag.getString("role")).isEqualTo("model");
        assertThat(flag.encode()).doesNotContain("13800138000");

        JsonObject looked = desk.write("/api/records/" + written.getString("id") + "/classify", "danger", "none");
        JsonObject after = read(looked);
        assertThat(after.containsKey("danger")).isFalse();
        assertThat(after.getBoolean("urgent")).isFalse();
        assertThat(classifications(after, "danger").getLast().getString("supersedes"))
                .isEqualTo(flag.getString("id"));
        assertThat(after.getString("category")).isEqualTo("exposed-wires");
    }

    @Test
    void wordsThatTellOfNoDangerPutNone() {
        JsonObject record = read(report("路灯不亮，晚上很黑", "category", "street-light-out"));
        assertThat(record.containsKey("danger")).isFalse();
        assertThat(record.getBoolean("urgent")).isFalse();
    }

    @Test
    void aRecordCanBeUnsortedAgain() {
        JsonObject written = report("这里很乱", "category", "litter");
        JsonObject after = read(desk.write("/api/records/" + written.getString("id") + "/classify", "unsorted", true));
        assertThat(after.containsKey("category")).isFalse();
        JsonObject last = classifications(after, "category").getLast();
        assertThat(last.containsKey("value")).isFalse();
        assertThat(desk.send(
                                "/api/records/" + written.getString("id") + "/classify",
                                ApiClient.json("unsorted", true, "category", "litter"))
                        .body())
                .contains("unsorted");
    }

    @Test
    void nobodyCanTakeASuggestionThatDoesNotStand() {
        JsonObject written = report("垃圾成堆", "category", "litter");
        assertThat(desk.send("/api/records/" + written.getString("id") + "/classify", ApiClient.json("suggested", true))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void aReportWithSeveralMattersIsSplitIntoRecordsThatNameIt() {
        JsonObject written =
                report("路灯不亮，井盖也不见了", "category", "street-light-out", "address", "体育东路138号，电话 13800138000");
        String id = written.getString("id");
        JsonObject split = desk.write(
                "/api/records/" + id + "/split",
                "parts",
                List.of(
                        ApiClient.json("description", "井盖不见了，留下一个大洞，我的电话 13800138000", "category", "manhole-cover"),
                        ApiClient.json("description", "还有别的")));
        List<String> ids = List.of(split.getString("records").split(","));
        assertThat(ids).hasSize(2);
        JsonObject part = ApiClient.read(portal, "/api/records/" + ids.getFirst(), split);
        assertThat(part.getString("category")).isEqualTo("manhole-cover");
        assertThat(part.getString("splitFrom")).isEqualTo(id);
        assertThat(part.getString("danger")).isEqualTo("hole");
        assertThat(part.getString("description")).startsWith("井盖不见了").doesNotContain("13800138000");
        assertThat(part.getString("address")).startsWith("体育东路138号").doesNotContain("13800138000");
        assertThatJson(part.getJsonObject("geometry").encode())
                .isEqualTo("{type:'Point',coordinates:[113.3245,23.1291]}");
        JsonObject unsorted = ApiClient.read(portal, "/api/records/" + ids.getLast(), split);
        assertThat(unsorted.getInteger("pointPrecision")).isEqualTo(800);
        assertThat(unsorted.containsKey("address")).isFalse();
        JsonObject original = read(split);
        assertThat(original.getJsonArray("timeline").encode()).contains(ids.getFirst(), ids.getLast());
        assertThat(original.getString("category")).isEqualTo("street-light-out");
    }

    @Test
    void aNameThatAReportGivesOnceIsMaskedWhereverItStands() {
        String words = "我叫王小明，路灯不亮";
        String address = "天河路 228 号，王小明家楼下";
        String masked = "天河路 228 号，［姓名］家楼下";
        JsonObject sorted = report(words, "category", "street-light-out", "address", address);
        assertThat(read(sorted).getString("address")).isEqualTo(masked);

        String unsorted = "/api/records/" + report(words, "address", address).getString("id");
        assertThat(read(desk.write(unsorted + "/classify", "category", "street-light-out"))
                        .getString("address"))
                .isEqualTo(masked);

        JsonObject split = desk.write(
                "/api/records/" + sorted.getString("id") + "/split",
                "parts",
                List.of(ApiClient.json("description", "王小明家的井盖也没了", "category", "manhole-cover")));
        JsonObject part = ApiClient.read(portal, "/api/records/" + split.getString("records"), split);
        assertThat(part.getString("description")).isEqualTo("［姓名］家的井盖也没了");
        assertThat(part.getString("address")).isEqualTo(masked);
    }

    @Test
    void whatCannotBeSplitSaysWhyAndChangesNothing() {
        JsonObject written = report("两件事", "category", "litter");
        String split = "/api/records/" + written.getString("id") + "/split";
        assertThat(resident.send(split, parts("别的", "litter")).statusCode()).isEqualTo(403);
        assertThat(desk.send(split, parts("别的", "no-such")).body()).contains("parts[0].category");
        assertThat(desk.send(split, parts("别的", "roads")).body()).contains("takes no reports");
        assertThat(desk.send(split, new JsonObject().put("parts", new JsonArray()))
                        .statusCode())
                .isEqualTo(400);
        desk.write("/api/records/" + written.getString("id") + "/decline", "note", "不属实");
        assertThat(desk.send(split, parts("别的", "litter")).statusCode()).isEqualTo(409);
    }

    @Test
    void furtherMattersOfAReportBecomeRecordsOfTheirOwnAtOnce() {
        JsonObject written = report(
                "路灯不亮。另外井盖也不见了，电话 13800138000",
                "category",
                "street-light-out",
                "parts",
                List.of(
                        ApiClient.json("description", "另外井盖也不见了，电话 13800138000", "category", "manhole-cover"),
                        ApiClient.json("description", "还有别的")));
        List<String> ids = List.of(written.getString("records").split(","));
        assertThat(ids).hasSize(2);
        JsonObject part = ApiClient.read(portal, "/api/records/" + ids.getFirst(), written);
        assertThat(part.getString("category")).isEqualTo("manhole-cover");
        assertThat(part.getString("splitFrom")).isEqualTo(written.getString("id"));
        assertThat(part.getString("description")).doesNotContain("13800138000");
        assertThat(classifications(part, "category").getLast().getString("role"))
                .isEqualTo("reporter");
        assertThat(part.getString("organisation"))
                .as("whoever answers for its own category has it in hand")
                .isEqualTo("guangzhou-transport");
        JsonObject record = read(written);
        assertThat(record.getString("description")).contains("路灯不亮", "井盖");
        assertThat(record.getJsonArray("timeline").encode()).contains(ids.getFirst(), ids.getLast());
        assertThat(record.getInteger("version")).isEqualTo(written.getInteger("version"));
    }

    @Test
    void nothingIsWrittenOfAReportOneOfWhosePartsIsWrong() {
        long before = records();
        JsonObject values = parts("别的", "no-such").put("description", "两件事").put("address", "体育东路");
        assertThat(resident.send("/api/records", values).body()).contains("parts[0].category");
        assertThat(records()).isEqualTo(before);
    }

    private long records() {
        return new JsonObject(portal.get("/api/search?kind=record&limit=0").body()).getLong("total");
    }

    @Test
    void whoCannotSayWhereCanSaySo() {
        JsonObject nowhere = ApiClient.json("description", "网上办事打不开", "unplaced", true);
        JsonObject record =
                read(new JsonObject(resident.send("/api/records", nowhere).body()));
        assertThat(record.fieldNames()).doesNotContain("geometry", "place", "address");
        assertThat(resident.send("/api/records", ApiClient.json("description", "网上办事打不开"))
                        .body())
                .contains("say where it is");
    }

    private static JsonObject parts(String words, String category) {
        return new JsonObject()
                .put("parts", new JsonArray().add(ApiClient.json("description", words, "category", category)));
    }
}
