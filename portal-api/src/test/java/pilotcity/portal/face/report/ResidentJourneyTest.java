package pilotcity.portal.face.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Geolocation;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.shared.page.Chromium;
import pilotcity.portal.face.shared.page.TelephonePhoto;

/** What residents do with a telephone: by form and in conversation, in both languages. */
class ResidentJourneyTest {
    private static final FilePayload PHOTO = new FilePayload("photo.jpg", "image/jpeg", TelephonePhoto.jpeg(640, 480));
    private static final FilePayload DRAWING = new FilePayload("drawing.gif", "image/gif", TelephonePhoto.gif(64, 48));

    private static Path data;
    private static TestPortal portal;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        data = TestPortal.temporaryFolder();
        portal = TestPortal.start(data).awaitModel();
        chromium = Chromium.start(portal.url());
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        portal.close();
        TestPortal.delete(data);
    }

    @AfterEach
    void nothingWentWrong() {
        Assertions.assertThat(chromium.complaints()).isEmpty();
    }

    /** @param lon of where the telephone is: each resident somewhere else, so that nothing is a duplicate */
    private static Page phone(String path, double lon) {
        BrowserContext telephone = chromium.reader(390, ColorScheme.LIGHT, true);
        telephone.grantPermissions(List.of("geolocation"));
        telephone.setGeolocation(new Geolocation(23.1291, lon));
        Page page = telephone.newPage();
        page.navigate(path);
        assertThat(page.locator(path.endsWith("talk") ? "main[data-ready]" : "#map[data-ready]"))
                .isVisible();
        return page;
    }

    private static JsonObject sent(Page page) {
        assertThat(page.locator("[data-sent] h1")).isVisible();
        String number = page.locator("h1").innerText().replaceAll("[^0-9]", "");
        return new JsonObject(portal.get("/api/records/" + number).body());
    }

    private static List<String> deciders(JsonObject record) {
        return record.getJsonArray("classifications").stream()
                .map(JsonObject.class::cast)
                .filter(entry -> entry.getString("subject").equals("category"))
                .map(entry -> entry.getString("role") + " " + entry.getString("value"))
                .toList();
    }

    @Test
    void twoSentencesShowTheRightCategoryFirst() {
        Page page = phone("/report", 113.31);
        page.locator("#description").pressSequentially("小汽车又停在自行车道上。孩子放学骑车只能绕到机动车道里，很危险。");
        Locator first = page.locator("#suggested .pick").first();
        assertThat(first).containsText("机动车占用自行车道");
        assertThat(first).containsText("可能");
        first.click();
        assertThat(page.locator("#category")).hasValue("cycling-lane-blocked");
        assertThat(page.locator("#suggested .pick")).hasCount(0);
        page.getByText("用我的位置").click();
        assertThat(page.locator("#answerer")).containsText("广州市");
        page.click("[data-send]");
        JsonObject record = sent(page);
        Assertions.assertThat(record.getString("category")).isEqualTo("cycling-lane-blocked");
        Assertions.assertThat(deciders(record))
                .containsExactly("model cycling-lane-blocked", "reporter cycling-lane-blocked");
    }

    @Test
    void aPhotoThatSaysWhereLeavesOneQuestionLess() {
        Page page = phone("/report/talk", 113.5);
        page.setInputFiles("#talk-photos", PHOTO);
        assertThat(page.locator("[data-preview] img")).hasCount(1);
        assertThat(page.locator("[data-photo-place]")).containsText("拍摄位置");
        page.locator("#text").fill("门口的路灯坏了一个星期，晚上黑漆漆的。");
        page.getByText("发送").click();
        assertThat(page.locator("#asked")).containsText("灯杆编号");
        assertThat(page.locator("#text")).isFocused();
        page.locator("#text").fill("T-0417");
        page.keyboard().press("Enter");
        assertThat(page.locator("#summary")).isFocused();
        assertThat(page.locator("[data-facts]")).containsText("路灯不亮（");
        assertThat(page.locator("[data-facts]")).containsText("23.12889, 113.32444");
        assertThat(page.locator(".photos img")).hasCount(1);
        page.click("[data-send]");
        JsonObject record = sent(page);
        Assertions.assertThat(record.getJsonArray("photos")).hasSize(1);
        Assertions.assertThat(record.encode()).contains("T-0417");
        page.navigate("/report/talk");
        assertThat(page.locator("[data-talk]")).hasAttribute("data-turns", "0");
    }

    @Test
    void aConversationOutlivesAReload() {
        Page page = phone("/en/report/talk", 113.33);
        page.setInputFiles("#talk-photos", DRAWING);
        page.locator("#text").fill("The lift in our building is stuck on the twelfth floor. Nobody repairs it.");
        page.locator("#text").press("Control+Enter");
        assertThat(page.locator("#asked")).containsText("Where is it?");
        page.reload();
        assertThat(page.locator("#asked")).containsText("Where is it?");
        assertThat(page.locator("#log")).containsText("Nobody repairs it");
        assertThat(page.locator("[data-preview] img")).hasCount(1);
        page.getByText("Use my position").click();
        assertThat(page.locator("#map[data-placed]")).isVisible();
        page.getByText("It is here").click();
        assertThat(page.locator("#asked")).containsText("Is anybody trapped now?");
        assertThat(page.locator("#step .pick").first()).not().isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("#summary")).isFocused();
        assertThat(page.locator("[data-facts]")).containsText("Is anybody trapped now?");
        page.click("[data-send]");
        JsonObject record = sent(page);
        Assertions.assertThat(record.getString("category")).isEqualTo("lift-fault");
        Assertions.assertThat(record.getJsonArray("photos")).hasSize(1);
    }

    @Test
    void whatWasMisunderstoodIsCorrectedBeforeItIsSent() {
        Page page = phone("/en/report/talk", 113.34);
        page.locator("#text").fill("The street light at the corner is out.");
        page.getByText("Send", new Page.GetByTextOptions().setExact(true)).click();
        page.locator("#address").fill("Tiyu East Road");
        page.getByText("It is here").click();
        assertThat(page.locator("#asked")).containsText("Number on the post");
        page.click("[name=skip]");
        page.locator("[data-correct] summary").click();
        page.selectOption("#category", "street-light-pole");
        assertThat(page.locator("[data-changed]")).isVisible();
        assertThat(page.locator("[data-facts]")).isHidden();
        page.locator("#description").fill("The post of the street light leans over.");
        page.click("[data-send]");
        JsonObject record = sent(page);
        Assertions.assertThat(record.getString("category")).isEqualTo("street-light-pole");
        Assertions.assertThat(record.getString("description")).contains("leans over");
    }

    @Test
    void dangerIsAnsweredAtOnceAndTheReportGoesAllTheSame() {
        Page page = phone("/en/report", 113.35);
        page.locator("#description").pressSequentially("Bare wires hang from the pole. A child got an electric shock.");
        assertThat(page.locator("#danger")).containsText("call");
        assertThat(page.locator("#danger")).isInViewport();
        page.getByText("Use my position").click();
        assertThat(page.locator("#map[data-placed]")).isVisible();
        page.click("[data-send]");
        JsonObject record = sent(page);
        assertThat(page.locator(".danger-box")).isVisible();
        Assertions.assertThat(record.getBoolean("urgent")).isTrue();
    }

    @Test
    void twoMattersGoAsLinkedRecordsWithOneLink() {
        Page page = phone("/report", 113.36);
        page.locator("#description").fill("小区门口的路灯不亮。另外垃圾桶天天满出来没人清。");
        Locator matters = page.locator("#matters");
        assertThat(matters).containsText("2 件事");
        assertThat(matters).containsText("路灯不亮");
        assertThat(matters).containsText("垃圾桶满溢");
        page.getByText("用我的位置").click();
        assertThat(page.locator("#map[data-placed]")).isVisible();
        matters.locator("button").click();
        JsonObject record = sent(page);
        Assertions.assertThat(record.getString("category")).isEqualTo("street-light-out");
        assertThat(page.locator("#parts + p + ul li")).hasCount(1);
        page.locator("[data-follow]").click();
        Locator linked = page.locator("#linked ~ ul a");
        assertThat(linked).hasCount(1);
        assertThat(linked).containsText("垃圾桶满溢");
        linked.click();
        assertThat(page).hasURL(Pattern.compile("/follow/"));
        assertThat(page.locator("#may")).isVisible();
        assertThat(page.locator(".words")).containsText("垃圾桶天天满出来");
    }
}
