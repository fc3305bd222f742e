package pilotcity.portal.face.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.shared.page.AccessibilityChecker;
import pilotcity.portal.face.shared.page.Chromium;
import pilotcity.portal.face.shared.page.TelephonePhoto;

/** Reporting as a conversation, one form after another. */
class TalkPageTest {
    private static final TestPortal portal = TestPortal.shared();
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        portal.awaitModel();
        chromium = Chromium.start(portal.url());
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static HttpResponse<String> post(Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> TestPortal.encode(field.getKey()) + "=" + TestPortal.encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return portal.send(portal.request("/report/talk", "Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static String state(JsonObject... turns) {
        return new JsonObject()
                .put("turns", new JsonArray(java.util.List.of(turns)))
                .encode();
    }

    private static JsonObject said(String text) {
        return new JsonObject().put("text", text);
    }

    @Test
    void withoutScriptsItIsOneFormAfterAnother() {
        try (BrowserContext reader = chromium.reader(390, ColorScheme.LIGHT, false)) {
            Page page = reader.newPage();
            page.navigate("/en/report/talk");
            page.fill("#text", "The street light in front of our house has been out for a week");
            page.click("[data-main]");
            assertThat(page.locator("#asked")).containsText("Where is it?");
            page.fill("#address", "138 Tiyu East Road");
            page.click("[data-main]");
            assertThat(page.locator("#asked")).containsText("Number on the post");
            page.click("[name=back]");
            assertThat(page.locator("#asked")).containsText("Where is it?");
            page.fill("#address", "138 Tiyu East Road, at the gate");
            page.click("[data-main]");
            page.click("[name=skip]");
            assertThat(page.locator("[data-facts]")).containsText("Street light out (");
            assertThat(page.locator("[data-facts]")).containsText("138 Tiyu East Road, at the gate");
            page.setInputFiles("#photos", new FilePayload("photo.jpg", "image/jpeg", TelephonePhoto.jpeg(60, 40)));
            page.click("[data-send]");
            assertThat(page.locator("[data-sent] h1")).containsText("Report received");
            assertThat(page.locator(".photos img")).hasCount(1);
        }
    }

    @Test
    void everyStepCanBeReadByEverybody() {
        try (BrowserContext reader = chromium.reader(1280, ColorScheme.LIGHT, true)) {
            Page page = reader.newPage();
            page.navigate("/report/talk");
            assertThat(page.locator("main")).hasAttribute("data-ready", "1");
            check(page);
            page.fill("#text", "楼上漏电，电线裸露在楼道里；电梯也坏了，停在12楼");
            page.click("[data-main]");
            assertThat(page.locator("#step[data-kind=place]")).isVisible();
            check(page);
            page.fill("#address", "体育东路 138 号");
            page.click("[data-main]");
            page.locator("#summary, #step:not([data-kind=place])").first().waitFor();
            check(page);
            if (page.locator("#summary").count() == 0) {
                page.click("[name=skip]");
                page.locator("#summary").waitFor();
                check(page);
            }
            page.locator("[data-correct] summary").click();
            check(page);
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    private static void check(Page page) {
        page.setViewportSize(1280, 900);
        assertThat(AccessibilityChecker.faults(page)).isEmpty();
        page.setViewportSize(320, 700);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
    }

    @Test
    void aChoiceIsAButtonAndSeveralAreBoxes() {
        String lift = state(said("电梯坏了，停在 12 楼不动了"), said("体育东路 138 号"));
        assertThat(post(Map.of("state", lift)).body())
                .contains("现在有人被困吗", "name=\"answer\" value=\"")
                .contains("type=\"submit\" class=\"pick\"");
        String lane = state(said("自行车道被占了，骑车过不去"), said("体育东路 138 号"))
                .replace("{\"turns\"", "{\"category\":\"cycling-objects\",\"turns\"");
        assertThat(post(Map.of("state", lane)).body()).contains("type=\"checkbox\" name=\"answer\" value=\"stall\"");
        assertThat(post(Map.of("state", lane, "question", "answers.what-blocks", "answer", "goods"))
                        .body())
                .contains("货物、杂物", "data-facts");
    }

    @Test
    void aPointOfAnotherMapStandsInTheFormAsItsPlaceInWgs84() {
        String shared = state(
                said("路灯不亮"),
                said("https://uri.amap.com/marker?position=113.3245,23.1291"),
                new JsonObject().putNull("answer"));
        assertThat(post(Map.of("state", shared)).body())
                .contains("data-facts", "value=\"113.319")
                .doesNotContain("value=\"113.3245\"");
    }

    @Test
    void whoSaysThatNobodyIsTrappedIsNotWarned() {
        String lift = state(said("电梯坏了，停在 12 楼不动了"), said("体育东路 138 号"));
        assertThat(post(Map.of("state", lift)).body()).contains("96333");
        assertThat(post(Map.of("state", lift, "question", "answers.trapped", "answer", "no"))
                        .body())
                .contains("data-facts")
                .doesNotContain("96333");
    }

    @Test
    void whatDoesNotFitIsSaidAndTheStepStays() {
        String lift = state(said("电梯坏了，停在 12 楼不动了"), said("体育东路 138 号"));
        HttpResponse<String> wrong = post(Map.of("state", lift, "question", "answers.trapped", "answer", "perhaps"));
        assertThat(wrong.statusCode()).isEqualTo(200);
        assertThat(wrong.body()).contains("这样不行", "现在有人被困吗");
        assertThat(post(Map.of("state", "nonsense")).statusCode()).isEqualTo(400);
        assertThat(post(Map.of("state", "{\"turns\":[{\"text\":\"\\ud800\"}]}")).statusCode())
                .isEqualTo(400);
        assertThat(post(Map.of("text", "  ")).body()).contains("data-turns=\"0\"");
        assertThat(post(Map.of()).body()).contains("data-turns=\"0\"");
    }

    @Test
    void hostileWordsAreWords() {
        String hostile = "<script>alert(1)</script>\"'&{{7*7}}\u202e${7*7} 路灯不亮";
        HttpResponse<String> asked = post(Map.of("text", hostile));
        assertThat(asked.body()).doesNotContain("<script>alert", "49").contains("&lt;script&gt;alert(1)");
        String told = state(said(hostile), said(hostile), new JsonObject().putNull("answer"));
        assertThat(post(Map.of("state", told)).body()).doesNotContain("<script>alert", "49 ");
    }

    @Test
    void itIsForACampaignWhereTheLinkSaysSo() {
        assertThat(portal.get("/report/talk?campaign=no-such").body()).doesNotContain("no-such\"}");
        String open = state(said("路灯不亮"), said("体育东路"), new JsonObject().putNull("answer"))
                .replace("{\"turns\"", "{\"campaign\":\"bike-guangzhou-2011\",\"turns\"");
        assertThat(post(Map.of("state", open)).statusCode()).isIn(200, 400);
    }
}
