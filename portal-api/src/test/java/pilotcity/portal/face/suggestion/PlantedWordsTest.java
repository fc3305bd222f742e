package pilotcity.portal.face.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;

/** What is private is planted in words that suggestions are asked for, and looked for wherever the portal speaks. */
class PlantedWordsTest {
    private static final Path LOGS = Path.of(System.getProperty("portal.logs", "target/logs"));
    private static final String PHONE = "13791852604";
    private static final String IDENTITY = "440106199003078214";
    private static final String EMAIL = "songdamai@planted-words.example";
    private static final String PLATE = "粤A·9K7Q3";
    private static final String NAME = "宋大麦";
    private static final List<String> PLANTED =
            List.of(PHONE, "137 9185 2604", "Song Damai", IDENTITY, "planted-words", "9K7Q3", NAME, "44010619900307");

    /** Several matters, so that parts are told as well. */
    private static final String WORDS = "我叫" + NAME + "，电话137 9185 2604（" + PHONE + "），身份证号" + IDENTITY + "，邮箱" + EMAIL
            + "。路灯坏了一个星期，晚上一片漆黑，车牌" + PLATE + "撞坏了灯杆，请打" + PHONE
            + "联系我。另外，小区门口的垃圾桶好几天没有人清运，臭气熏天，联系人：" + NAME + "。";

    private static final String DANGER = "电线" + PHONE + "掉下来裸露着，孩子在旁边玩，联系人：" + NAME + "，车牌" + PLATE;

    private final TestPortal portal = TestPortal.shared().awaitModel();
    private final SuggestionClient client = new SuggestionClient(portal);

    @Test
    void noAnswerHasIt() {
        JsonObject answer = client.ask(WORDS);
        assertThat(answer.getJsonArray("parts")).isNotEmpty();
        JsonObject dangerous = client.ask(DANGER);
        assertThat(dangerous.getJsonObject("danger").getString("code")).isEqualTo("electricity");
        String english = client.ask("My name is Song Damai, call me on " + PHONE
                        + ". The street light has been out for a week, it is pitch dark. Also, the bins were not"
                        + " emptied for days, mail " + EMAIL + ".")
                .encode();
        List<String> answers = new ArrayList<>(List.of(
                answer.encode(),
                english,
                client.askAll(SuggestionClient.body(WORDS)).encode(),
                graphql(),
                tool()));
        assertThat(answers).allMatch(each -> each.contains("street-light-out"));
        answers.add(dangerous.encode());
        for (String planted : PLANTED) {
            assertThat(answers).as(planted).noneMatch(each -> each.contains(planted));
        }
    }

    private String graphql() {
        String query = "query($words: String!) { suggestions(words: $words) { categories { category { key } }"
                + " danger { sign advice } parts { words } } }";
        return post(
                "/graphql",
                new JsonObject().put("query", query).put("variables", new JsonObject().put("words", WORDS)),
                "application/json");
    }

    private String tool() {
        JsonObject call =
                new JsonObject().put("name", "suggest").put("arguments", new JsonObject().put("words", WORDS));
        return post(
                "/mcp",
                new JsonObject()
                        .put("jsonrpc", "2.0")
                        .put("id", 1)
                        .put("method", "tools/call")
                        .put("params", call),
                "application/json, text/event-stream");
    }

    private String post(String path, JsonObject body, String accept) {
        var answer = portal.send(portal.request(path, "Content-Type", "application/json", "Accept", accept)
                .POST(BodyPublishers.ofString(body.encode()))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void noLogAndNoMetricHasIt() throws IOException {
        client.ask(WORDS);
        client.post(SuggestionClient.body(WORDS, "place", "999999").encode());
        client.post("{\"words\": \"" + WORDS + "\"");
        graphql();
        tool();
        String last = UUID.randomUUID().toString();
        portal.get("/nothing/" + last);
        String access = readUntil(last);
        assertThat(access).contains("/api/suggestions");
        List<String> told = List.of(
                access,
                Files.readString(LOGS.resolve("portal.log")),
                portal.get("/metrics").body(),
                portal.get("/api/models/current").body(),
                portal.get("/models/"
                                + new JsonObject(portal.get("/api/models/current")
                                                .body())
                                        .getString("id"))
                        .body());
        for (String planted : PLANTED) {
            assertThat(told).as(planted).noneMatch(each -> each.contains(planted));
        }
    }

    /** The access log is written by a thread of its own. */
    private static String readUntil(String last) throws IOException {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        String log = Files.readString(LOGS.resolve("access.log"));
        while (!log.contains(last)) {
            assertThat(Instant.now()).isBefore(end);
            log = Files.readString(LOGS.resolve("access.log"));
        }
        return log;
    }
}
