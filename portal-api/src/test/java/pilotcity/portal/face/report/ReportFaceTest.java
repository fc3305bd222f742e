package pilotcity.portal.face.report;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.shared.page.Chromium;
import pilotcity.portal.face.shared.page.TelephonePhoto;

/** Reporting without an account, with and without scripts. */
class ReportFaceTest {
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

    private static HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(field -> TestPortal.encode(field.getKey()) + "=" + TestPortal.encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return portal.send(portal.request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static HttpResponse<String> report(Map<String, String> form) {
        return post("/en/report", looked(form), "Sec-Fetch-Site", "same-origin");
    }

    private static HttpResponse<String> chinese(Map<String, String> form) {
        return post("/report", looked(form), "Sec-Fetch-Site", "same-origin");
    }

    /** As a page sends it whose reader has seen what is suggested, and what may be the same. */
    private static Map<String, String> looked(Map<String, String> form) {
        return with(with(form, "advised", "true"), "confirmed", "true");
    }

    private static HttpResponse<String> advice(String path, Map<String, String> form) {
        return post(path, form, "Sec-Fetch-Site", "same-origin");
    }

    private static String found(String pattern, String page) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern + " in " + page).isTrue();
        return matcher.group(1);
    }

    private static String number(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return found("Report received: number (\\d+)", answer.body());
    }

    @Test
    void theFormWorksWithoutScriptsAndPhotosComeAlong() {
        try (BrowserContext reader = chromium.reader(390, ColorScheme.LIGHT, false)) {
            Page page = reader.newPage();
            page.navigate("/report");
            page.fill("#lat", "23.05");
            page.fill("#lon", "113.35");
            page.fill("#description", "路灯不亮");
            page.selectOption("#category", "cycling-lane-blocked");
            page.setInputFiles("#photos", new FilePayload("photo.jpg", "image/jpeg", TelephonePhoto.jpeg(300, 200)));
            page.click("[data-send]");
            assertThat(page.locator("[data-sent] h1")).containsText("已收到");
            assertThat(page.locator(".photos img")).hasCount(1);
            assertThat(page.locator("[data-cite]")).containsText(portal.url() + "/follow/");
        }
    }

    @Test
    void withoutScriptsWhatMayBeTheSameIsShownBeforeItIsSent() {
        number(report(Map.of(
                "description", "Glass on the path",
                "lon", "113.31",
                "lat", "23.11",
                "category", "cycling-lane-blocked",
                "confirmed", "true")));
        try (BrowserContext reader = chromium.reader(390, ColorScheme.LIGHT, false)) {
            Page page = reader.newPage();
            page.navigate("/en/report");
            page.fill("#lat", "23.1101");
            page.fill("#lon", "113.31");
            page.fill("#description", "Broken bottles");
            page.selectOption("#category", "cycling-lane-blocked");
            page.click("[data-send]");
            assertThat(page.locator("[data-near-list]")).containsText("Glass on the path");
            assertThat(page.locator("[data-near-list]")).containsText("Very likely the same");
            assertThat(page.locator("[data-near-list]")).containsText("11 m away");
            assertThat(page.locator("#description")).hasValue("Broken bottles");
            page.click("[data-send]");
            assertThat(page.locator("[data-sent] h1")).containsText("Report received");
        }
    }

    @Test
    void whyItMayBeTheSameIsSaidInTheLanguageOfThePage() {
        Map<String, String> form = Map.of(
                "description", "盲道上停了三辆面包车，坐轮椅的人过不去",
                "lon", "113.61",
                "lat", "23.41",
                "category", "cycling-lane-blocked");
        Map<String, String> sent = with(form, "confirmed", "true");
        String first = number(report(sent));
        assertThat(post("/report", form, "Sec-Fetch-Site", "same-origin").body())
                .contains("可能已经有人报过", "很可能是同一件事", "在同一地点", "几乎同时上报", "描述相似");
        HttpResponse<String> looked = post("/en/report/suggestions", form, "Sec-Fetch-Site", "same-origin");
        assertThat(looked.statusCode()).isEqualTo(200);
        assertThat(looked.body()).contains("Very likely the same", "at the same place", "similar words");
        assertThat(post("/en/report/suggestions", form, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        String second = number(report(sent));
        assertThat(portal.get("/en/records/" + second).body())
                .contains("Possible duplicates", "Very likely the same", "/en/records/" + first);
        assertThat(portal.get("/records/" + second).body()).contains("很可能是同一件事", "不会自动合并");
    }

    @Test
    void whatIsMissingIsSaidBesideItsFieldAndNothingTypedIsLost() {
        HttpResponse<String> answer =
                report(Map.of("description", "Somewhere <b>here</b>", "contact[name]", "A. Rider"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("Somewhere &lt;b&gt;here&lt;/b&gt;", "A. Rider", "Please mark the place on the map");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void withoutScriptsTheQuestionsOfACategoryAreShownAndNothingTypedGoesIntoTheAddress() {
        try (BrowserContext reader = chromium.reader(390, ColorScheme.LIGHT, false)) {
            Page page = reader.newPage();
            page.navigate("/report");
            page.fill("#address", "天河路 228 号");
            page.fill("#description", "路灯不亮");
            page.click(".contact summary");
            page.fill("#contact-phone", "13800138000");
            page.selectOption("#category", "cycling-lane-blocked");
            page.click("button[name=ask]");
            assertThat(page.locator("#questions fieldset").first()).isVisible();
            assertThat(page).hasURL(portal.url() + "/report");
            assertThat(page.locator("#address")).hasValue("天河路 228 号");
            assertThat(page.locator("#description")).hasValue("路灯不亮");
            assertThat(page.locator("#contact-phone")).hasValue("13800138000");
            assertThat(page.locator("details.contact")).hasAttribute("open", "");
            page.fill("#contact-phone", "");
            page.click("button[name=ask]");
            assertThat(page.locator("#questions fieldset").first()).isVisible();
            assertThat(page.locator("details.contact:not([open])")).hasCount(1);
        }
    }

    @Test
    void theReceiptSaysOnlyOfWhatWasSentThatItIsNotPublic() {
        Map<String, String> form = Map.of("description", "Dark corner", "address", "Tianhe Road");
        assertThat(report(form).body())
                .contains("The exact place will be shown once a category")
                .doesNotContain("your photos");
        assertThat(report(with(form, "category", "cycling-lane-blocked")).body())
                .contains("Report received")
                .doesNotContain("The exact place", "your photos");
    }

    @Test
    void aDoubleTapIsOneReport() {
        Map<String, String> form = Map.of(
                "description",
                "Twice",
                "address",
                "Tianhe Road",
                "key",
                UUID.randomUUID().toString());
        assertThat(number(report(form))).isEqualTo(number(report(form)));
    }

    @Test
    void theReceiptSurvivesAReloadAndTheWayBack() {
        number(report(Map.of(
                "description", "Bins",
                "lon", "113.41",
                "lat", "23.21",
                "category", "cycling-lane-blocked",
                "confirmed", "true")));
        try (BrowserContext reader = chromium.reader(390, ColorScheme.LIGHT, true)) {
            Page page = reader.newPage();
            page.navigate("/report");
            assertThat(page.locator("#map")).hasAttribute("data-ready", "1");
            page.fill("#description", "垃圾桶挡路");
            page.selectOption("#category", "cycling-lane-blocked");
            assertThat(page.locator("#questions fieldset").first()).isVisible();
            page.evaluate(
                    "document.getElementById('lon').value = 113.41; document.getElementById('lat').value = 23.21");
            page.click("[data-send]");
            assertThat(page.locator("[data-send]")).hasText("我的是另一件事，上报");
            page.setInputFiles("#photos", new FilePayload("drawn.gif", "image/gif", TelephonePhoto.gif(30, 20)));
            page.click("[data-send]");
            assertThat(page.locator("[data-sent] h1")).containsText("已收到");
            assertThat(page.locator(".photos img")).hasCount(1);
            String link = page.locator("[data-cite]").innerText();
            assertThat(page).hasURL(link);
            page.reload();
            assertThat(page.locator("h1")).containsText("您的上报");
            page.locator("main a", new Page.LocatorOptions().setHasText("公开页面")).click();
            page.waitForURL("**/records/*");
            page.goBack();
            assertThat(page).hasURL(link);
            assertThat(page.locator("#may")).isVisible();
        }
    }

    @Test
    void pointsThatAreRoundedAreNotSaidToBeAtZeroMetres() {
        Map<String, String> form =
                Map.of("description", "Rounded", "lon", "113.51", "lat", "23.31", "confirmed", "true");
        number(report(form));
        HttpResponse<String> receipt = report(form);
        number(receipt);
        assertThat(receipt.body()).contains("data-near-list").doesNotContainPattern("item-fact\">[0-9]+ m<");
    }

    @Test
    void whyATextIsNotTakenIsSaidAtItInTheLanguageOfThePage() {
        String tooLong = "字".repeat(4_001);
        HttpResponse<String> answer = chinese(Map.of("address", "天河路", "description", tooLong));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("最多 4000 个字符", tooLong).doesNotContain("data-wrong=\"description\"></p>");
        assertThat(report(Map.of("address", "x", "description", tooLong)).body())
                .contains("has at most 4000 characters");
        assertThat(chinese(Map.of("address", "天河路", "description", "灯\0")).body())
                .contains("含有无法保存的字符 U+0000");
        assertThat(chinese(Map.of("address", "天河路", "contact[name]", "名".repeat(301), "description", "灯"))
                        .body())
                .contains("href=\"#contact-name\"", "最多 300 个字符");
        assertThat(chinese(Map.of("address", "天河路", "photos", "UklGRg==")).body())
                .contains("只收 JPEG 和 PNG");
    }

    @Test
    void aFormThatCannotBeReadComesBackAsTheForm() {
        HttpResponse<String> answer = portal.send(portal.request("/report", "Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("address=x&description=%B5%C6"))
                .build());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("data-report", "不是 UTF-8 编码");
    }

    private static String followed(Map<String, String> form) {
        return found("href=\"(/en/follow/[^\"]+)\"", report(form).body());
    }

    @Test
    void aDoubleClickOnAStepIsOneStep() {
        String link = followed(Map.of("description", "Twice stepped", "address", "Tianhe Road"));
        String key = found("name=\"key\" value=\"([^\"]+)\"", portal.get(link).body());
        Map<String, String> form = Map.of("version", "1", "key", key, "note", "Still dark");
        HttpResponse<String> first = post(link + "/comment", form);
        HttpResponse<String> second = post(link + "/comment", form);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(303);
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        HttpResponse<String> other = post(link + "/comment", Map.of("version", "2", "key", key, "note", "And wet"));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body())
                .contains("sent before with other contents", "And wet")
                .doesNotContain(key);
    }

    @Test
    void aStepWhoseFormHasGoneSaysWhyItCannotBeDone() {
        String link = followed(Map.of("description", "Too late", "address", "Tianhe Road"));
        String early = post(link + "/confirm", Map.of("version", "1")).body();
        assertThat(early).contains("role=\"alert\" id=\"refused\"", "the record is meanwhile “Reported”");
        assertThat(post(link.substring(3) + "/confirm", Map.of()).body()).contains("记录现在的状态是“已上报”");
        assertThat(post(link + "/accept", Map.of()).body())
                .contains("role=\"alert\" id=\"refused\"", "This link does not allow this step.");
        assertThat(post(link + "/comment", Map.of("version", "7", "note", "Mine"))
                        .body())
                .contains("role=\"alert\" id=\"refused\"", "Somebody else has changed it meanwhile", "Mine");
    }

    @Test
    void aKeyThatWasUsedForAnotherReportIsExchanged() {
        String key = UUID.randomUUID().toString();
        report(Map.of("description", "First", "address", "Tianhe Road", "key", key));
        HttpResponse<String> answer = report(Map.of("description", "Second", "address", "Tianhe Road", "key", key));
        assertThat(answer.statusCode()).isEqualTo(422);
        String fresh = found("name=\"key\" value=\"([^\"]+)\"", answer.body());
        assertThat(fresh).isNotEqualTo(key);
        number(report(Map.of("description", "Second", "address", "Tianhe Road", "key", fresh)));
    }

    @Test
    void otherSitesCannotHaveABrowserReport() {
        Map<String, String> form = Map.of("description", "x", "address", "y");
        assertThat(post("/report", form, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aCategoryAsksItsQuestions() {
        assertThat(portal.get("/en/report?category=cycling-lane-blocked").body())
                .contains("How long has it been there?", "answers[how-long]");
    }

    @Test
    void dangerIsAnsweredByAdviceAtOnceAndStopsNobody() {
        Map<String, String> form =
                Map.of("description", "A live wire hangs down at the bus stop", "address", "Tianhe Road");
        HttpResponse<String> advice = post("/en/report/suggestions", form, "Sec-Fetch-Site", "same-origin");
        assertThat(advice.statusCode()).isEqualTo(200);
        assertThat(advice.body()).contains("danger-box", "Keep away, warn others and touch nothing");
        HttpResponse<String> look = post("/en/report", form, "Sec-Fetch-Site", "same-origin");
        assertThat(look.body())
                .contains("has not been sent yet", "Keep away, warn others", "name=\"advised\" value=\"true\"");
        HttpResponse<String> sent = report(form);
        number(sent);
        assertThat(sent.body()).contains("Keep away, warn others");
    }

    private static Map<String, String> with(Map<String, String> form, String name, String value) {
        Map<String, String> more = new HashMap<>(form);
        more.put(name, value);
        return more;
    }

    @Test
    void whoAnswersIsSaidForThePlace() {
        Map<String, String> here =
                Map.of("description", "x", "category", "pothole", "lon", "113.3245", "lat", "23.1291");
        assertThat(advice("/en/report/suggestions", here).body()).contains("/en/organisations/guangzhou-");
        assertThat(advice("/report/suggestions", with(with(here, "lon", "116.39"), "lat", "39.9"))
                        .body())
                .contains("本站还没有机构负责这里的“路面坑洼、塌陷”", "tel:12345");
        assertThat(advice("/report/suggestions", with(here, "lon", "")).body()).doesNotContain("本站还没有机构");
    }

    @Test
    void severalMattersGoTogetherAndOneLinkLeadsToAllOfThem() {
        String further =
                "{\"category\":\"street-light-out\",\"parts\":[{\"description\":\"And the manhole cover is gone\","
                        + "\"category\":\"manhole-cover\"}]}";
        HttpResponse<String> sent = report(Map.of(
                "description",
                "The light is out. And the manhole cover is gone",
                "address",
                "Tianhe Road",
                "advised",
                "true",
                "split",
                further));
        String number = number(sent);
        assertThat(sent.body()).contains("Your other reports");
        String other = found("href=\"/en/records/([^\"]+)\">Record", sent.body());
        assertThat(other).isNotEqualTo(number);
        String page =
                portal.get(found("href=\"(/en/follow/[^\"]+)\"", sent.body())).body();
        assertThat(page).contains("Reported at the same time", "And the manhole cover is gone");
        String link = found("href=\"(/en/follow/" + other + "/[^\"]+)\"", page);
        assertThat(portal.get(link).body()).contains("Withdraw the report");
    }

    @Test
    void whatTheButtonOfSeveralMattersCarriesIsChecked() {
        Map<String, String> form = Map.of("description", "Two things", "address", "Tianhe Road", "advised", "true");
        for (String wrong :
                List.of("x", "{}", "{\"parts\":1}", "{\"parts\":[{\"category\":\"litter\"}]}", "{\"parts\":[1]}")) {
            assertThat(report(with(form, "split", wrong)).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void wordsSuggestCategoriesAndAReaderWithoutScriptsSeesThemBeforeItIsSent() {
        Map<String, String> form =
                Map.of("description", "Several cars are parked on the bicycle lane again", "address", "Tianhe Road");
        assertThat(advice("/en/report/suggestions", form).body())
                .contains("data-pick=\"cycling-lane-blocked\"", "likely");
        HttpResponse<String> page = post("/en/report", form, "Sec-Fetch-Site", "same-origin");
        assertThat(page.body()).contains("has not been sent yet", "value=\"cycling-lane-blocked\" data-pick");
        assertThat(advice("/report/suggestions", with(form, "category", "litter"))
                        .body())
                .doesNotContain("data-pick");
    }

    @Test
    void thePlaceThatTheWordsNameIsOfferedAndTakenWithoutScripts() {
        Map<String, String> form = Map.of("description", "广州市天河区体育东路138号门口的垃圾没人清");
        String offered = advice("/report/suggestions", form).body();
        assertThat(offered).contains("您提到的地点", "天河区", "体育东路138号");
        assertThat(advice("/report/suggestions", with(form, "address", "别处")).body())
                .doesNotContain("您提到的地点");
        String taken = post(
                        "/report",
                        with(form, "where", "{\"address\":\"体育东路138号\",\"lon\":113.3245,\"lat\":23.1291,\"x\":1}"),
                        "Sec-Fetch-Site",
                        "same-origin")
                .body();
        assertThat(taken).contains("value=\"体育东路138号\"", "value=\"113.3245\"");
        assertThat(post("/report", with(form, "where", "x"), "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aSuggestedCategoryIsTakenWithoutScripts() {
        HttpResponse<String> page =
                report(Map.of("description", "Dark street", "address", "Tianhe Road", "pick", "street-light-out"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("value=\"street-light-out\" selected", "Number on the post", "Dark street");
    }

    @Test
    void hostileWordsAreWordsEverywhere() {
        String hostile = "<script>alert(1)</script>\"'&{{7*7}} \u202e 漏电 电线裸露";
        Map<String, String> form = Map.of("description", hostile, "address", hostile);
        assertThat(advice("/report/suggestions", form).body()).doesNotContain("<script>alert", "49");
        assertThat(report(form).body()).doesNotContain("<script>alert", "49 ");
        assertThat(advice("/report/suggestions", Map.of("description", "灯\0")).statusCode())
                .isLessThan(500);
        assertThat(advice("/report/suggestions", Map.of("description", "字".repeat(4_001), "lon", "NaN", "lat", "1e999"))
                        .statusCode())
                .isLessThan(500);
        assertThat(portal.get("/report/suggestions?q=x", "Accept", "application/json")
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void theLinkIsTheOnlyKeyAndIsKeptSecret() {
        HttpResponse<String> sent = report(Map.of("description", "Followed", "address", "Tianhe Road"));
        String link = found("href=\"(/en/follow/[^\"]+)\"", sent.body());
        HttpResponse<String> page = portal.get(link);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("X-Robots-Tag")).hasValue("noindex");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.body()).contains("Withdraw the report").doesNotContain("Confirm that it is solved");
        assertThat(portal.get(link + "x", "Accept", "text/html").statusCode()).isEqualTo(403);
        assertThat(post(link + "/accept", Map.of()).statusCode()).isEqualTo(403);
        assertThat(post(link + "/confirm", Map.of()).statusCode()).isEqualTo(409);
        HttpResponse<String> withdrawn = post(link + "/withdraw", Map.of());
        assertThat(withdrawn.statusCode()).isEqualTo(303);
        String back = withdrawn.headers().firstValue("Location").orElseThrow();
        assertThat(portal.get(back.replace("#main", "")).body()).contains("The reporter has withdrawn it.");
    }
}
