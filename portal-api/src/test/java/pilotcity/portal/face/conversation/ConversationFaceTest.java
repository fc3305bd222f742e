package pilotcity.portal.face.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;

/** A chat client that sends all turns again each time, and at last the report. */
class ConversationFaceTest {
    private static final TestPortal portal = TestPortal.shared();

    @BeforeAll
    static void waitForTheModel() {
        portal.awaitModel();
    }

    private static HttpResponse<String> send(String body, String... headers) {
        return portal.send(portal.request("/api/conversations", headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static JsonObject ask(JsonObject... turns) {
        HttpResponse<String> answer = send(
                new JsonObject().put("turns", new JsonArray(List.of(turns))).encode());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private static JsonObject said(String text) {
        return new JsonObject().put("text", text);
    }

    private static JsonObject answered(String question, Object answer) {
        return new JsonObject().put("question", question).put("answer", answer);
    }

    private static JsonObject report(JsonObject values) {
        HttpResponse<String> token = portal.send(portal.request("/api/tokens/anonymous")
                .POST(BodyPublishers.noBody())
                .build());
        String bearer = "Bearer " + new JsonObject(token.body()).getString("access_token");
        HttpResponse<String> sent = portal.send(portal.request("/api/records", "Authorization", bearer)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(values.encode()))
                .build());
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        JsonObject written = new JsonObject(sent.body());
        return new JsonObject(
                portal.get("/api/records/" + written.getString("id") + "?atLeast=" + written.getString("changeToken"))
                        .body());
    }

    private static long records() {
        return new JsonObject(portal.get("/api/search?kind=record&limit=0").body()).getLong("total");
    }

    @Test
    void aChatInChineseEndsInAReportThatIsTaken() {
        JsonObject report = said("家门口的路灯坏了一个星期，晚上黑漆漆的，老人不敢出门");
        JsonObject first = ask(report);
        assertThat(first.getString("state")).isEqualTo("question");
        assertThat(first.getJsonObject("question").getString("code")).isEqualTo("place");
        assertThat(first.getString("say")).startsWith("在什么地方？").contains("跳过");
        JsonObject second = ask(report, said("天河区体育东路 138 号门口"));
        assertThat(second.getJsonObject("question").getString("code")).isEqualTo("answers.pole-number");
        JsonObject ready = ask(report, said("天河区体育东路 138 号门口"), said("T-0417"));
        assertThat(ready.getString("state")).isEqualTo("ready");
        assertThat(ready.getString("say")).contains("路灯不亮（", "T-0417");
        JsonObject record = report(ready.getJsonObject("report"));
        assertThat(record.getString("category")).isEqualTo("street-light-out");
        assertThat(record.getString("address")).contains("体育东路 138 号");
        assertThat(record.getJsonArray("answers").encode()).contains("T-0417");
    }

    @Test
    void aChatInEnglishByButtonsEndsInAReportThatIsTaken() {
        JsonObject report = said("The lift in our building is stuck on the twelfth floor again");
        JsonObject here =
                answered("place", new JsonObject().put("lon", 113.3245).put("lat", 23.1291));
        JsonObject asked = ask(report, here).getJsonObject("question");
        assertThat(asked.getString("code")).isEqualTo("answers.trapped");
        assertThat(asked.getString("kind")).isEqualTo("choice");
        String no = asked.getJsonArray("choices").stream()
                .map(JsonObject.class::cast)
                .filter(choice -> choice.getString("label").startsWith("No"))
                .map(choice -> choice.getString("value"))
                .findFirst()
                .orElseThrow();
        JsonObject ready = ask(report, here, answered("answers.trapped", no));
        assertThat(ready.getString("language")).isEqualTo("en");
        JsonObject record = report(ready.getJsonObject("report"));
        assertThat(record.getString("category")).isEqualTo("lift-fault");
        assertThat(record.getJsonObject("geometry").getJsonArray("coordinates").getDouble(0))
                .isEqualTo(113.3245);
    }

    @Test
    void whoSaysNothingButWordsCanSendThem() {
        JsonObject skipped = answered("place", null);
        JsonObject first = ask(said("这里很乱"), skipped);
        JsonObject ready = "ready".equals(first.getString("state")) ? first : ask(said("这里很乱"), skipped, said("跳过"));
        assertThat(ready.getString("state")).isEqualTo("ready");
        assertThat(report(ready.getJsonObject("report")).fieldNames()).doesNotContain("geometry", "place");
    }

    @Test
    void severalMattersGoAsRecordsOfTheirOwnWhereThatIsWanted() {
        JsonObject turn = said("路灯不亮，晚上很黑。另外小区门口的垃圾桶天天满出来没人清");
        JsonObject placed = answered("place", new JsonObject().put("address", "体育东路"));
        JsonObject ready = ask(turn, placed, said("跳过"));
        assertThat(ready.getString("say")).contains("2 件事");
        assertThat(ready.getJsonObject("report").containsKey("parts")).isFalse();
        JsonObject split = new JsonObject(send(new JsonObject()
                        .put("turns", new JsonArray().add(turn).add(placed).add(said("跳过")))
                        .put("split", true)
                        .encode())
                .body());
        JsonArray parts = split.getJsonObject("report").getJsonArray("parts");
        assertThat(parts).hasSize(1);
        assertThat(parts.getJsonObject(0).getString("category")).isEqualTo("bin-overflow");
        assertThat(report(split.getJsonObject("report")).getString("category")).isEqualTo("street-light-out");
    }

    private static JsonObject split(Object... turns) {
        return new JsonObject(send(new JsonObject()
                        .put("turns", new JsonArray(List.of(turns)))
                        .put("split", true)
                        .encode())
                .body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "street-light-out", "bin-overflow", "noise-square-dance"})
    void noMatterIsLostWhateverIsSaidOfTheCategory(String category) {
        JsonObject turn = said("路灯不亮，晚上很黑。另外小区门口的垃圾桶天天满出来没人清");
        JsonObject place = answered("place", new JsonObject().put("address", "体育东路"));
        assertThat(split(turn, place).getJsonObject("question").getString("code"))
                .isNotEqualTo("category");
        JsonObject ready = split(turn, place, answered("category", category), said("跳过"));
        JsonObject report = ready.getJsonObject("report");
        List<String> categories = new ArrayList<>(List.of(report.getString("category")));
        report.getJsonArray("parts").forEach(part -> categories.add(((JsonObject) part).getString("category")));
        assertThat(categories).contains("street-light-out", "bin-overflow").doesNotHaveDuplicates();
        assertThat(ready.getJsonObject("understood").getJsonObject("category").getString("id"))
                .isEqualTo(report.getString("category"));
        assertThat(ready.getString("say")).doesNotContain("还不确定");
        assertThat(report(report).getString("category")).isEqualTo(report.getString("category"));
    }

    @Test
    void whoDeniesTheDangerIsNotFlagged() {
        JsonObject turn = said("电梯坏了，停在 12 楼不动了，不知道有没有人被困");
        JsonObject asked = ask(turn, said("体育东路 138 号"));
        assertThat(asked.getString("say")).contains("有人被困");
        assertThat(asked.getBoolean("confirmed")).isFalse();
        JsonObject ready = ask(turn, said("体育东路 138 号"), said("没有"), said("没有问题"));
        assertThat(ready.getString("say")).doesNotContain("注意安全");
        assertThat(ready.getBoolean("confirmed")).isTrue();
        assertThat(report(ready.getJsonObject("report")).getString("danger")).isNull();
        JsonObject silent = ask(turn, said("体育东路 138 号"), said("跳过"));
        assertThat(report(silent.getJsonObject("report")).getString("danger")).isEqualTo("trapped");
    }

    @Test
    void anUnknownMemberOfATurnIsToldAllThatAreKnown() {
        assertThat(send("{\"turns\": [{\"text\": \"a\", \"more\": 1}]}").body())
                .contains("text, photos, question, answer");
    }

    @Test
    void dangerIsAnsweredByAdviceFirst() {
        JsonObject answer = ask(said("The pole leaks electricity, bare wires hang out"));
        assertThat(answer.getString("say")).startsWith("Stay safe. There may be danger: Live wires. Keep away");
        assertThat(answer.getJsonObject("understood")
                        .getJsonObject("suggestions")
                        .getJsonObject("danger")
                        .getString("code"))
                .isEqualTo("electricity");
    }

    @Test
    void nothingIsWrittenUntilTheReportIsSent() {
        long before = records();
        ask(said("垃圾没人清"), said("体育东路"), said("跳过"));
        assertThat(records()).isEqualTo(before);
    }

    @Test
    void whatIsPrivateIsInTheReportAlone() {
        JsonObject ready = ask(said("路灯不亮，找我电话 13800138000，身份证 110101199003071938"), said("体育东路"), said("跳过"));
        JsonObject report = (JsonObject) ready.remove("report");
        assertThat(report.getString("description")).contains("13800138000");
        assertThat(ready.encode()).doesNotContain("13800138000", "110101199003071938");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "跳过", "随便", "none", "😀", "<script>alert(1)</script>", "answers.x"})
    void neverMoreThanTwoQuestionsWhateverIsReplied(String reply) {
        for (String words : List.of("车停在那里", "There is rubbish and a broken light", "好吵", "?")) {
            List<JsonObject> turns = new ArrayList<>(List.of(said(words)));
            List<String> asked = new ArrayList<>();
            for (JsonObject answer = ask(said(words));
                    turns.size() < 8;
                    answer = ask(turns.toArray(JsonObject[]::new))) {
                JsonObject question = answer.getJsonObject("question");
                if (question != null) {
                    asked.add(question.getString("code"));
                }
                turns.add(said(reply));
            }
            assertThat(asked).hasSizeLessThanOrEqualTo(2).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                          | turns
            {"turns": 1}                                                                | turns
            {"turns": []}                                                               | turns
            {"turns": [1]}                                                              | turns[0]
            {"turns": [{}]}                                                             | turns[0].text
            {"turns": [{"text": "a", "answer": "b"}]}                                   | turns[0].text
            {"turns": [{"text": " "}]}                                                  | turns[0].text
            {"turns": [{"answer": null}]}                                               | turns[0].text
            {"turns": [{"photos": 6}]}                                                  | turns[0].photos
            {"turns": [{"photos": 1.5}]}                                                | turns[0].photos
            {"turns": [{"text": "a", "more": 1}]}                                       | turns[0].more
            {"turns": [{"text": 1}]}                                                    | turns[0].text
            {"turns": [{"text": "a"}, {"answer": true}]}                                | turns[1].answer
            {"turns": [{"text": "a"}, {"answer": []}]}                                  | turns[1].answer
            {"turns": [{"text": "a"}, {"answer": [1]}]}                                 | turns[1].answer
            {"turns": [{"text": "a"}, {"question": "place", "answer": {"lon": 1}}]}     | turns[1].answer.lat
            {"turns": [{"text": "a"}, {"question": "place", "answer": {}}]}             | turns[1].answer.lon
            {"turns": [{"text": "a"}, {"question": "place", "answer": {"lon": 999, "lat": 1}}]} | turns[1].answer.lon
            {"turns": [{"text": "a"}, {"question": "place", "answer": {"place": "0"}}]} | turns[1].answer.place
            {"turns": [{"text": "a"}, {"question": "category", "answer": "roads"}]}     | turns[1].answer
            {"turns": [{"text": "a"}, {"question": "colour", "answer": "red"}]}         | turns[1].question
            {"turns": [{"text": "a"}], "language": "fr"}                                | language
            {"turns": [{"text": "a"}], "campaign": "no-such"}                           | campaign
            {"turns": [{"text": "a"}], "category": "no-such"}                           | category
            {"turns": [{"text": "a"}], "lon": 1}                                        | lat
            {"turns": [{"text": "a"}], "lat": "1", "lon": 1}                            | lat
            {"turns": [{"text": "a"}], "more": 1}                                       | more
            """)
    void whatIsWrongIsNamed(String body, String field) {
        HttpResponse<String> answer = send(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("parameter")).isEqualTo(field);
    }

    @Test
    void hostileBodiesAreRefusedOrAnsweredAsWords() {
        assertThat(send("[]").statusCode()).isEqualTo(400);
        assertThat(send("{\"turns\":[{\"text\":\"\\ud800\"}]}").statusCode()).isEqualTo(400);
        assertThat(send("{\"turns\":[{\"text\":\"a\\u0000\"}]}").statusCode()).isEqualTo(400);
        assertThat(send("{\"turns\":[{\"text\":\"" + "字".repeat(4_001) + "\"}]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(ask(said("字".repeat(4_000))).getString("state")).isNotNull();
        JsonObject odd = ask(said("\u202e😀<img src=x onerror=alert(1)> ﷽ 路灯"), said("1\u2029' OR 1=1 --"));
        assertThat(odd.getString("say")).isNotBlank();
        JsonArray many = new JsonArray();
        for (int i = 0; i < 21; i++) {
            many.add(said("x"));
        }
        assertThat(send(new JsonObject().put("turns", many).encode()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void itIsAskedByPostAndInJson() {
        HttpResponse<String> read = portal.get("/api/conversations");
        assertThat(read.statusCode()).isEqualTo(405);
        assertThat(read.headers().firstValue("Allow"))
                .hasValueSatisfying(allowed -> assertThat(allowed).contains("POST"));
        HttpResponse<String> form = portal.send(portal.request("/api/conversations")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}"))
                .build());
        assertThat(form.statusCode()).isEqualTo(415);
        assertThat(send("{\"turns\":[{\"text\":\"a\"}]}").headers().firstValue("RateLimit"))
                .isPresent();
    }
}
