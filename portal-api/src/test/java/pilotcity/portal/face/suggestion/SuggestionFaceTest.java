package pilotcity.portal.face.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.permission.Grant;
import pilotcity.portal.kernel.token.TestTokens;

/** What is suggested for words over HTTP, with the model that the portal learns itself. */
class SuggestionFaceTest {
    private static final String LIGHT = "路灯坏了一个星期，晚上一片漆黑";

    private final TestPortal portal = TestPortal.shared().awaitModel();
    private final SuggestionClient client = new SuggestionClient(portal);

    private static JsonObject first(JsonObject answer) {
        return answer.getJsonArray("categories").getJsonObject(0);
    }

    @Test
    void categoriesComeWithTheirProbabilitiesTheFirstFirst() {
        JsonObject answer = client.ask(LIGHT);
        assertThat(answer.getString("model")).startsWith("model-");
        assertThat(answer.getString("language")).isEqualTo("zh");
        assertThat(answer.getBoolean("sure")).isTrue();
        assertThat(first(answer).getString("id")).isEqualTo("street-light-out");
        assertThat(first(answer).getString("name")).isEqualTo("路灯不亮");
        assertThat(first(answer).getString("nameEn")).isNotBlank();
        assertThat(first(answer).getString("path")).contains("路灯不亮");
        List<Double> probabilities = answer.getJsonArray("categories").stream()
                .map(each -> ((JsonObject) each).getDouble("probability"))
                .toList();
        assertThat(probabilities).hasSize(3).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(probabilities).allMatch(each -> each > 0 && each < 1);
        assertThat(answer.getValue("danger")).isNull();
        assertThat(answer.getJsonArray("parts")).isEmpty();
    }

    @Test
    void englishIsReadTooAndAnsweredInEnglish() {
        JsonObject answer = client.ask("The street lights are out on our road, it is pitch dark");
        assertThat(answer.getString("language")).isEqualTo("en");
        assertThat(first(answer).getString("id")).isEqualTo("street-light-out");
    }

    @Test
    void whatCouldBeAnythingIsNotSure() {
        JsonObject answer = client.ask("你好，请问一下");
        assertThat(answer.getBoolean("sure")).isFalse();
        assertThat(answer.getValue("answerer")).isNull();
    }

    @Test
    void dangerIsToldInTheLanguageOfTheWordsOrTheOneAskedFor() {
        String words = "小区门口电线掉下来了，裸露着，孩子在旁边玩";
        JsonObject danger = client.ask(words).getJsonObject("danger");
        assertThat(danger.getString("code")).isEqualTo("electricity");
        assertThat(danger.getString("label")).isEqualTo("漏电、电线裸露");
        assertThat(danger.getString("advice")).contains("95598");
        assertThat(danger.getString("sign")).contains("电线");
        JsonObject english = client.ask(words, "language", "en");
        assertThat(english.getString("language")).isEqualTo("en");
        assertThat(english.getJsonObject("danger").getString("label")).isEqualTo("Live wires");
    }

    @Test
    void severalMattersAreTakenApart() {
        JsonArray parts =
                client.ask("我们这条路的路灯坏了一个星期，晚上一片漆黑。另外，小区门口的垃圾桶好几天没有人清运，臭气熏天。").getJsonArray("parts");
        assertThat(parts).hasSize(2);
        assertThat(parts.getJsonObject(0).getJsonObject("category").getString("id"))
                .isEqualTo("street-light-out");
        assertThat(parts.getJsonObject(1).getString("words")).contains("垃圾桶");
    }

    @Test
    void whoAnswersFollowsFromCategoryAndPlace() {
        JsonObject there =
                client.ask("路面塌了一块", "category", "roads", "place", "440106").getJsonObject("answerer");
        assertThat(there.getJsonObject("organisation").getString("id")).isEqualTo("guangzhou-transport");
        assertThat(there.getBoolean("placed")).isTrue();
        assertThat(there.getJsonArray("contacts")).isEmpty();
        JsonObject elsewhere =
                client.ask("路面塌了一块", "category", "roads", "place", "310000").getJsonObject("answerer");
        assertThat(elsewhere.getValue("organisation")).isNull();
        assertThat(elsewhere.getBoolean("placed")).isTrue();
        assertThat(elsewhere.getJsonArray("contacts").getJsonObject(0).getString("phone"))
                .isEqualTo("12345");
        assertThat(client.ask(LIGHT).getJsonObject("answerer").getBoolean("placed"))
                .isFalse();
    }

    @Test
    void placesAreReadFromTheWords() {
        JsonObject place = client.ask("天河区体育东路138号门口的路灯坏了一个星期，晚上一片漆黑")
                .getJsonArray("places")
                .getJsonObject(0);
        assertThat(place.getJsonObject("place").getString("id")).isEqualTo("440106");
        assertThat(place.getJsonObject("place").getString("nameEn")).isNotBlank();
        assertThat(place.getString("address")).contains("体育东路138号");
        assertThat(place.getJsonArray("read")).contains("天河区");
        assertThat(place.getDouble("probability")).isBetween(0.5, 1.0);
        assertThat(client.ask(LIGHT).getJsonArray("places")).isEmpty();
    }

    @Test
    void whoAnswersIsFoundByThePointAndByPlacesThatAreNamedPlainly() {
        JsonObject atPoint = client.ask("路面塌了一块", "category", "roads", "lon", 113.3245, "lat", 23.1291)
                .getJsonObject("answerer");
        assertThat(atPoint.getString("place")).startsWith("4401");
        assertThat(atPoint.getJsonObject("organisation").getString("id")).isEqualTo("guangzhou-transport");
        JsonObject byWords = client.ask("广州市天河区的路面塌了一块", "category", "roads").getJsonObject("answerer");
        assertThat(byWords.getString("place")).isEqualTo("440106");
        assertThat(client.ask("路面塌了一块", "category", "roads", "lon", -40.5, "lat", 20.5)
                        .getJsonObject("answerer")
                        .getBoolean("placed"))
                .isFalse();
    }

    @Test
    void whatWasReportedAlreadyIsFoundWithItsReasons() {
        String token = portal.bearer("desk", Grant.ALL);
        String words = "这里的路灯杆被撞歪了，灯罩碎了一地，标记甲乙丙";
        HttpResponse<String> reported =
                portal.send(portal.request("/api/records", "Authorization", token, "Content-Type", "application/json")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(new JsonObject()
                                .put("description", words)
                                .put("category", "street-light-out")
                                .put("lon", 113.39124)
                                .put("lat", 23.04811)
                                .encode()))
                        .build());
        JsonObject record = new JsonObject(reported.body());
        portal.get("/api/records/" + record.getString("id") + "?atLeast=" + record.getString("changeToken"));
        JsonObject duplicate = client.ask(
                        words, "category", "street-light-out", "lon", 113.39125, "lat", 23.04811, "language", "en")
                .getJsonArray("duplicates")
                .getJsonObject(0);
        assertThat(duplicate.getString("id")).isEqualTo(record.getString("id"));
        assertThat(duplicate.getDouble("probability")).isGreaterThan(0.4);
        assertThat(duplicate.getString("label")).endsWith("the same");
        assertThat(duplicate.getJsonArray("reasons")).isNotEmpty();
        assertThat(duplicate.getBoolean("closed")).isFalse();
    }

    @Test
    void nothingIsWritten() {
        String records = portal.get("/api/search?kind=record&limit=0").body();
        String changes =
                portal.get("/health/ready").headers().firstValue("last-change").orElse("");
        HttpResponse<String> answer = client.post(SuggestionClient.body(LIGHT).encode());
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        assertThat(answer.headers().firstValue("change-token")).isEmpty();
        assertThat(portal.get("/api/search?kind=record&limit=0").body()).isEqualTo(records);
        assertThat(portal.get("/health/ready")
                        .headers()
                        .firstValue("last-change")
                        .orElse(""))
                .isEqualTo(changes);
    }

    @Test
    void aTokenIsNeitherNeededNorInTheWay() {
        String token = TestTokens.root(portal, "chat", Grant.ALL);
        HttpResponse<String> answer = client.post(
                SuggestionClient.body(LIGHT).encode(),
                "Content-Type",
                "application/json; charset=UTF-8",
                "Authorization",
                "Bearer " + token);
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void manyTextsAreAnsweredInTheirOrder() {
        JsonArray answers = client.askAll(
                SuggestionClient.body(LIGHT),
                SuggestionClient.body("The street lights are out on our road, it is pitch dark", "place", "440106"),
                SuggestionClient.body("井盖不见了，留下一个大坑"));
        assertThat(answers).hasSize(3);
        assertThat(answers.stream()
                        .map(each -> first(((JsonObject) each).getJsonObject("suggestions"))
                                .getString("id")))
                .containsExactly("street-light-out", "street-light-out", "manhole-cover");
        assertThat(answers.getJsonObject(0).getJsonObject("suggestions")).isEqualTo(client.ask(LIGHT));
    }

    @Test
    void aWrongTextSpoilsNoOther() {
        JsonArray answers = client.askAll(
                SuggestionClient.body(LIGHT),
                SuggestionClient.body(""),
                "no object",
                null,
                SuggestionClient.body("x", "place", "000000"),
                SuggestionClient.body("x", "lon", "113"),
                SuggestionClient.body(LIGHT));
        assertThat(answers.stream().map(each -> ((JsonObject) each).getInteger("status")))
                .containsExactly(200, 400, 400, 400, 400, 400, 200);
        JsonObject problem = answers.getJsonObject(4).getJsonObject("problem");
        assertThat(problem.getString("parameter")).isEqualTo("place");
        assertThat(problem.getString("detail")).isEqualTo("place: there is no place '000000'");
        assertThat(answers.getJsonObject(1).getJsonObject("problem").getString("parameter"))
                .isEqualTo("words");
    }

    @Test
    void aHundredTextsAreAnsweredAtOnceAndNoMore() {
        Object[] texts = new Object[100];
        java.util.Arrays.fill(texts, SuggestionClient.body(LIGHT));
        assertThat(client.askAll(texts)).hasSize(100).allMatch(each -> ((JsonObject) each).getInteger("status") == 200);
        JsonArray many = new JsonArray(java.util.Collections.nCopies(101, SuggestionClient.body("x")));
        assertThat(client.refusal(400, new JsonObject().put("items", many).encode())
                        .getString("detail"))
                .isEqualTo("items: has from 1 to 100 items, not 101");
    }

    @Test
    void theModelInUseHasAnAddressOfItsOwn() {
        HttpResponse<String> current = portal.get("/api/models/current");
        JsonObject card = new JsonObject(current.body());
        assertThat(card.getBoolean("inUse")).isTrue();
        assertThat(card.getString("id")).isEqualTo(client.ask(LIGHT).getString("model"));
        assertThat(current.body())
                .isEqualTo(portal.get("/api/models/" + card.getString("id")).body());
        String tag = current.headers().firstValue("etag").orElseThrow();
        assertThat(portal.get("/api/models/current", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(portal.get("/api/models/current?what=1").statusCode()).isEqualTo(400);
        HttpResponse<String> page = portal.get("/en/models/current");
        assertThat(page.headers().firstValue("location")).contains("/en/models/" + card.getString("id"));
    }
}
