package pilotcity.portal.face.desk.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.dataset.Publisher;
import pilotcity.portal.kernel.encoding.UrlEncoding;

/** Forms of data sets that cannot be done: nothing typed is lost, and the reason is said where and as people read it. */
class RefusedFormTest {
    private static final String NGO = "bike-guangzhou";
    private static final String CSV = "编号,街道,经度,纬度\n1,天河路,113.3245,23.1291\n2,体育东路,113.3301,23.1312\n";

    private static Path data;
    private static TestPortal portal;
    private static Publisher agency;
    private static Publisher reviewer;

    @BeforeAll
    static void start() {
        data = TestPortal.temporaryFolder();
        portal = TestPortal.start(data);
        agency = new Publisher(portal, "agency", Publisher.PREPARES, NGO);
        reviewer =
                new Publisher(portal, "reviewer", Set.of("remark", "publish", "reschedule", "withdraw", "read"), NGO);
    }

    @AfterAll
    static void stop() {
        portal.close();
        TestPortal.delete(data);
    }

    /** A draft with one table, whose columns have been proposed. */
    private static void drafted(String id) {
        HttpResponse<String> begun = agency.post(
                "/api/datasets",
                new JsonObject()
                        .put("id", id)
                        .put("organisation", NGO)
                        .put("name", "道路工程")
                        .put("license", "CC0-1.0"));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        String upload = agency.upload("works.csv", CSV.getBytes(StandardCharsets.UTF_8));
        agency.does(id, "attach", new JsonObject().put("upload", upload));
        agency.table(id, "proposed");
    }

    private static void inReview(String id) {
        drafted(id);
        JsonArray answers = new JsonArray();
        agency.table(id, "proposed")
                .getJsonArray("questions")
                .forEach(question -> answers.add(((JsonObject) question).getString("id")));
        agency.does(id, "define", new JsonObject().put("file", "works.csv").put("answers", answers));
        agency.table(id, "checked");
        agency.does(id, "submit", new JsonObject());
    }

    private static HttpResponse<String> send(String verb, String id, Map<String, String> values, String... headers) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.putIfAbsent("document", id);
        all.put("next", "/desk/datasets/" + id);
        String body = all.entrySet().stream()
                .map(entry -> UrlEncoding.query(entry.getKey()) + "=" + UrlEncoding.query(entry.getValue()))
                .collect(Collectors.joining("&"));
        return portal.send(portal.request("/desk/dataset/" + verb, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static HttpResponse<String> refused(
            int status, Publisher who, String verb, String id, Map<String, String> values) {
        HttpResponse<String> answer = send(verb, id, values, "Authorization", "Bearer " + who.token());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    @Test
    void oneColumnOfTwoIsRefusedAtTheOtherAndTheFormIsAsItWas() {
        drafted("half-placed");
        String base = agency.table("half-placed", "proposed")
                .getJsonObject("proposal")
                .getJsonObject("schema")
                .encode();
        String page = refused(
                        400,
                        agency,
                        "define",
                        "half-placed",
                        Map.of(
                                "file", "works.csv",
                                "table", "works",
                                "base", base,
                                "spatialAsked", "true",
                                "spatialLon", "经度",
                                "rename", "roads"))
                .body();
        assertThat(page)
                .contains("<option value=\"经度\" selected>", "纬度列：经度列和纬度列要么都选，要么都不选", "value=\"roads\"")
                .contains("href=\"/en/desk/datasets/half-placed\"")
                .doesNotContain("<option value=\"纬度\" selected>", "choose both columns");
    }

    @Test
    void aSchemaThatIsNoJsonComesBackAsItWasTyped() {
        drafted("no-json");
        Map<String, String> sent = Map.of("file", "works.csv", "table", "works", "schema", "{\"fields\": [我的");
        assertThat(refused(400, agency, "define", "no-json", sent).body())
                .contains("{&quot;fields&quot;: [我的", "须为 JSON 对象", "data-columns");
    }

    @Test
    void whatAReviewerTypedIsKept() {
        inReview("reviewed");
        String typed = "请看第二页";
        assertThat(refused(400, reviewer, "publish", "reviewed", Map.of("fromLocal", "明天", "notes", typed))
                        .body())
                .contains(typed, "公开时间：不是日期和时间：“明天”", "name=\"fromLocal\" value=\"明天\"");
        assertThat(refused(400, reviewer, "publish", "reviewed", Map.of("fromLocal", "2020-01-01T08:00"))
                        .body())
                .contains("公开时间：已经过去", "value=\"2020-01-01T08:00\"");
        assertThat(refused(412, reviewer, "remark", "reviewed", Map.of("document", "reviewed@1", "remark", typed))
                        .body())
                .contains(">" + typed + "</textarea>", "在此期间已被他人改动");
        assertThat(refused(400, reviewer, "remark", "reviewed", Map.of()).body())
                .contains("意见：必填")
                .doesNotContain("remark: ");
        assertThat(refused(409, agency, "describe", "reviewed", Map.of("name", "改不了的名字"))
                        .body())
                .contains("草稿正在审核，退回后才能修改")
                .doesNotContain("改不了的名字");
    }

    @Test
    void aDescriptionThatOthersChangedTooKeepsTheirChangesAndMine() {
        drafted("two-hands");
        JsonObject before = agency.draft("two-hands", draft -> true).getJsonObject("fields");
        agency.does(
                "two-hands",
                "describe",
                new JsonObject()
                        .put("license", "CC-BY-4.0")
                        .put("name", "他人的名称")
                        .put("attribution", "他人"));
        String page = refused(
                        412,
                        agency,
                        "describe",
                        "two-hands",
                        Map.of(
                                "document", "two-hands@1",
                                "whole", "true",
                                "original", before.encode(),
                                "name", "我的名称",
                                "license", "CC0-1.0"))
                .body();
        assertThat(page)
                .contains("name=\"name\" value=\"我的名称\"", "他人已改为：他人的名称")
                .contains("name=\"license\" value=\"CC-BY-4.0\"", "name=\"attribution\" value=\"他人\"");
    }

    @Test
    void whatWasEmptiedStaysEmpty() {
        drafted("emptied");
        JsonObject before = agency.draft("emptied", draft -> true).getJsonObject("fields");
        Map<String, String> sent = Map.of(
                "whole", "true",
                "original", before.encode(),
                "license", "CC0-1.0",
                "temporalStart", "2026-02-01",
                "temporalEnd", "2026-01-01");
        assertThat(refused(400, agency, "describe", "emptied", sent).body())
                .contains("早于时段的第一天", "name=\"name\" value=\"\"", "所述时段的最后一天：早于");
    }

    @Test
    void whoIsNotSignedInIsToldSoAndComesBack() {
        HttpResponse<String> answer = send("describe", "signed-out", Map.of("name", "名称"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body())
                .contains("您没有登录", "name=\"next\" value=\"/desk/datasets/signed-out\"", "action=\"/sign-in\"");
    }

    @Test
    void whatWasDoneIsCalledAsTheButtonThatWasPressed() {
        String done = portal.get(
                        "/desk/datasets?done=dataset.withdraw&button=takeBack&ids=a",
                        "Authorization",
                        "Bearer " + agency.token())
                .body();
        assertThat(done).contains("已完成：收回").doesNotContain("已完成：撤回");
    }
}
