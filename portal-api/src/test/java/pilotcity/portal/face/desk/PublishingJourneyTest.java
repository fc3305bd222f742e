package pilotcity.portal.face.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.shared.page.AccessibilityChecker;
import pilotcity.portal.face.shared.page.Chromium;
import pilotcity.portal.kernel.authentication.SessionCookie;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.files.Sha256;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Grant;
import pilotcity.portal.kernel.token.TokenMintRequest;

/** A table from an agency's computer to a journalist who cites it, in a real browser. */
class PublishingJourneyTest {
    private static final String NGO = "bike-guangzhou";
    private static final String SET = "lane-works";
    private static final double PATIENCE_MILLIS = 30_000;
    private static final String BAD = """
            编号,街道,日期,数量,经度,纬度
            001,天河路,2026-01-02,3,113.3245,23.1291
            002,体育东路,2026-02-30,4,113.3301,23.1312
            003,天河路,2026-03-01,5,113.3266,23.1285
            004,黄埔大道,2026-03-09,8,113.3402,23.1250
            """;

    private static Path data;
    private static TestPortal portal;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        data = TestPortal.temporaryFolder();
        portal = TestPortal.start(data);
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

    private static String token(String name, Set<String> actions) {
        Grant grant = Grant.builder()
                .actions(actions)
                .kinds(Set.of("dataset"))
                .organisations(Set.of(NGO))
                .build();
        return Await.get(portal.service()
                        .node()
                        .access()
                        .tokens()
                        .mint(Actor.PORTAL, new TokenMintRequest(name, null, null, List.of(grant))))
                .token();
    }

    private static Page signedIn(String name, Set<String> actions) {
        Page page = chromium.reader(1280, ColorScheme.LIGHT, true).newPage();
        page.navigate("/desk/datasets");
        page.waitForURL("**/sign-in?next=*");
        page.getByLabel("令牌").fill(token(name, actions));
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("登录").setExact(true))
                .click();
        page.waitForURL(Pattern.compile("/desk/datasets$"));
        return page;
    }

    private static Page agency() {
        return signedIn(
                "agency",
                Set.of("draft", "describe", "attach", "detach", "define", "submit", "discard", "restore", "read"));
    }

    private static void upload(Page page, String text, String charset) {
        page.setInputFiles(
                "#upload", new FilePayload("works.csv", "text/csv", text.getBytes(Charset.forName(charset))));
        page.locator("[data-upload] button").click();
        page.waitForURL(Pattern.compile("done=dataset.attach"));
        become(page, "proposed");
    }

    private static void keepsTitles(Page page) {
        assertThat(page.locator(".column:has(.column-name:text-is('日期')) [id$='-titleZh']"))
                .hasValue("开工日期");
    }

    private static void become(Page page, String state) {
        assertThat(page.locator("[data-table=works]"))
                .hasAttribute(
                        "data-state", state, new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MILLIS));
    }

    /** Everything that is asked of the columns is right as it is proposed. */
    private static void answered(Page page) {
        Locator open = page.locator("[data-columns] [name=answers]:not(:checked)");
        assertThat(open).not().hasCount(0);
        while (open.count() > 0) {
            open.first().check();
        }
        checked(page);
    }

    private static void checked(Page page) {
        page.locator("[data-define]").click();
        page.waitForURL(Pattern.compile("done=dataset.define"));
        become(page, "checked");
    }

    private static void deed(Page page, String name) {
        page.locator("[data-deed=" + name + "] button[type=submit]").click();
        page.waitForURL(Pattern.compile("done=dataset." + name));
    }

    @Test
    void anAgencyPublishesAReviewerLooksAndAJournalistCites() {
        Page agency = agency();
        agency.locator("#new-id").fill(SET);
        agency.locator("#new-name").fill("自行车道施工");
        agency.locator("#new-license").fill("CC-BY-4.0");
        deed(agency, "draft");
        assertThat(agency.locator("h1")).hasText("自行车道施工");
        look(agency, "desk-empty");

        upload(agency, BAD, "GB18030");
        assertThat(agency.locator("[data-reading] [name=encoding]")).hasValue("GB18030");
        assertThat(agency.locator("[data-table=works]")).containsText("天河路");
        look(agency, "desk-proposed");
        Locator date = agency.locator(".column:has(.column-name:text-is('日期'))");
        assertThat(date).containsText("请确认");
        date.locator("[id$='-titleZh']").fill("开工日期");
        Locator number = agency.locator(".column:has(.column-name:text-is('编号'))");
        number.locator("summary").click();
        number.locator("[name=keys]").check();
        checked(agency);
        Locator problems = agency.locator("[data-problems]");
        assertThat(problems).containsText("2026-02-30");
        assertThat(problems.locator("tbody th")).hasText("3");
        assertThat(agency.locator("[data-deed=submit]")).hasCount(0);
        assertThat(agency.locator("#todo")).containsText("还没有答复");
        look(agency, "desk-problem");
        problems.locator("a").first().click();
        assertThat(agency.locator("tbody code")).hasText("2026-02-30");
        look(agency, "desk-problems");
        agency.goBack();

        upload(agency, BAD.replace("02-30", "02-28"), "GB18030");
        keepsTitles(agency);
        answered(agency);
        assertThat(agency.locator("[data-table=works] .done-box")).isVisible();
        agency.locator("#submit-notes").fill("首次发布");
        deed(agency, "submit");

        Page reviewer = signedIn("reviewer", Set.of("read", "publish", "remark", "reschedule", "withdraw"));
        reviewer.locator(".item-title a").click();
        reviewer.waitForURL("**/desk/datasets/" + SET);
        look(reviewer, "desk-review");
        sentBack(agency, reviewer);
        deed(reviewer, "publish");
        assertThat(reviewer.locator("#versions")).isVisible();
        corrected(agency, reviewer);
        looked();
        compared();
        cited();
        withoutScripts();
        scheduled(agency, reviewer);
        leftOut(agency);
        withdrawn(reviewer);
        Assertions.assertThat(chromium.complaints())
                .filteredOn(text -> !text.contains("410 (Gone)"))
                .isEmpty();
    }

    /** Each sees only the steps that are theirs. */
    private static void sentBack(Page agency, Page reviewer) {
        assertThat(agency.locator("[data-deed=publish], [data-deed=remark]")).hasCount(0);
        assertThat(reviewer.locator("[data-upload], [data-define], [data-deed=submit], [data-deed=discard]"))
                .hasCount(0);
        assertThat(reviewer.locator(".quality-open")).not().hasCount(0);
        assertThat(reviewer.locator(".quality-open a")).hasCount(0);
        reviewer.locator("#remark").fill("请写明联系邮箱");
        reviewer.locator("#about").fill("联系邮箱");
        deed(reviewer, "remark");
        agency.navigate("/desk/datasets/" + SET);
        assertThat(agency.locator("section:has(#remarks)")).containsText("请写明联系邮箱");
        for (Locator each : agency.locator(".quality-open a").all()) {
            assertThat(agency.locator(each.getAttribute("href"))).hasCount(1);
        }
        agency.locator(".quality-open:has-text('联系方式') a").click();
        Assertions.assertThat(agency.url()).endsWith("#d-contactEmail");
        agency.locator("#d-contactEmail").fill("data@example.org");
        agency.locator("[data-deed=describe] form button").click();
        agency.waitForURL(Pattern.compile("done=dataset.describe"));
        assertThat(agency.locator(".quality-open:has-text('联系方式')")).hasCount(0);
        look(agency, "desk-remark");
        deed(agency, "submit");
        reviewer.navigate("/desk/datasets/" + SET);
    }

    private static void corrected(Page agency, Page reviewer) {
        agency.navigate("/desk/datasets/" + SET);
        agency.locator("[data-begin]").click();
        agency.waitForURL(Pattern.compile("done=dataset.describe"));
        upload(agency, BAD.replace("02-30", "02-27") + "005,天河路,2026-04-01,1,113.3211,23.1277\n", "UTF-8");
        keepsTitles(agency);
        assertThat(agency.locator("[data-table=works]")).containsText("沿用上一版的表结构");
        answered(agency);
        assertThat(agency.locator("[data-difference]")).containsText("改动的文件");
        look(agency, "desk-difference");
        agency.locator("#submit-notes").fill("更正 002 的日期，补 005");
        deed(agency, "submit");
        reviewer.navigate("/desk/datasets/" + SET);
        deed(reviewer, "publish");
    }

    private static void looked() {
        Page journalist = chromium.open("/datasets/" + SET);
        look(journalist, "set");
        assertThat(journalist.locator("section:has(#quality)")).containsText("分（满分 100）");
        assertThat(journalist.locator(".quality-open:has-text('联系方式')")).hasCount(0);
        assertThat(journalist.locator(".versions tbody tr")).hasCount(2);
        journalist
                .locator("a.button", new Page.LocatorOptions().setHasText("查看数据"))
                .click();
        assertThat(journalist.locator(".data tbody tr")).hasCount(5);
        assertThat(journalist.locator("#map")).hasAttribute("data-loaded", "1");
        look(journalist, "table");
        journalist.locator("#f-column").selectOption("街道");
        journalist.locator("#f-op").selectOption("is");
        journalist.locator("#f-value").fill("天河路");
        journalist.locator(".filter-button button").click();
        assertThat(journalist.locator(".data tbody tr")).hasCount(3);
        journalist
                .locator(".data th a", new Page.LocatorOptions().setHasText("数量"))
                .click();
        assertThat(journalist.locator(".data tbody tr").first()).containsText("005");
        Page other = chromium.open(journalist.url());
        assertThat(other.locator(".data tbody tr").first()).containsText("005");
        assertThat(other.locator("[data-cite]")).containsText("第 2 版");
        HttpResponse<String> frame = portal.get("/datasets/" + SET + "/tables/works/embed");
        Assertions.assertThat(
                        frame.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors *");
        Assertions.assertThat(portal.get("/datasets/" + SET + "/tables/works")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElseThrow())
                .contains("frame-ancestors 'none'");
        look(chromium.open("/datasets/" + SET + "/tables/works/embed"), "embed");
    }

    /** What has been corrected, from the list of versions on. */
    private static void compared() {
        Page journalist = chromium.open("/datasets/" + SET);
        journalist.locator("#compare-from").selectOption("1");
        journalist.locator("#compare-to").selectOption("2");
        journalist.locator(".compare button").click();
        journalist.waitForURL("**/datasets/" + SET + "/versions/1/compare/2");
        assertThat(journalist.locator("[data-counts]")).hasText("新增 1 行、删除 0 行、修改 1 行（共 1 格）。");
        assertThat(journalist.locator("[data-key]")).hasText("编号");
        Locator cell = journalist.locator(".cell-changes tbody tr");
        assertThat(cell).hasCount(1);
        assertThat(cell).containsText("002");
        assertThat(cell.locator("del")).hasText("2026-02-28");
        assertThat(cell.locator("ins")).hasText("2026-02-27");
        assertThat(journalist.locator(".rows-added tbody tr")).hasCount(1);
        assertThat(journalist.locator(".rows-added tbody tr")).containsText("005");
        look(journalist, "comparison");
        Download whole = journalist.waitForDownload(
                () -> journalist.locator("a[download][href$='/compare/2.csv']").click());
        Assertions.assertThat(whole.path()).content().contains("works,changed,002,日期,2026-02-28,2026-02-27");
        journalist.navigate("/en/datasets/" + SET + "/versions/1");
        journalist.locator(".versions a[href$='/compare/2']").click();
        assertThat(journalist.locator("[data-counts]")).hasText("Rows: 1 added, 0 removed, 1 changed (cells: 1).");
        look(journalist, "comparison-en");
    }

    /** Number, address and checksum of the older version hold what they promise. */
    private static void cited() {
        Page journalist = chromium.open("/datasets/" + SET + "/versions/1");
        String citation = journalist.locator("[data-cite]").innerText();
        String checksum = new JsonObject(
                        portal.get("/api/datasets/" + SET + "/versions").body())
                .getJsonArray("versions")
                .getJsonObject(1)
                .getString("checksum");
        String permalink = portal.url() + "/datasets/" + SET + "/versions/1";
        Assertions.assertThat(citation).contains("第 1 版", permalink + "，", "SHA-256 " + checksum);
        Locator file = journalist.locator(".file");
        Download kept =
                journalist.waitForDownload(() -> file.locator("a[download]").click());
        assertThat(file.locator(".hash")).hasText(Sha256.hex(bytes(kept.path())));
        look(journalist, "version");
        journalist.navigate("/en/datasets/" + SET + "/versions/1/tables/works");
        assertThat(journalist.locator(".data tbody tr")).hasCount(4);
        assertThat(journalist.locator("[data-cite]")).containsText("version 1");
        look(journalist, "table-version");
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The form that uploads and attaches in one. */
    private static void withoutScripts() {
        var plain = chromium.reader(1280, ColorScheme.LIGHT, false);
        plain.addCookies(List.of(
                new Cookie(SessionCookie.NAME, token("plain", Set.of("read", "describe", "attach", "discard")))
                        .setUrl(portal.url())));
        Page page = plain.newPage();
        page.navigate("/en/desk/datasets/" + SET);
        page.locator("[data-begin]").click();
        page.setInputFiles(
                "#upload", new FilePayload("notes.txt", "text/plain", "notes".getBytes(Charset.forName("UTF-8"))));
        page.locator("[data-upload] button").click();
        assertThat(page.locator("[data-live=files]")).containsText("notes.txt");
        page.locator("[data-deed=discard] summary").click();
        page.locator("[data-deed=discard] button").click();
        assertThat(page.locator(".done-box")).isVisible();
    }

    /** What is to be shown later is not shown now. */
    private static void scheduled(Page agency, Page reviewer) {
        agency.navigate("/desk/datasets/" + SET);
        agency.locator("[data-begin]").click();
        agency.waitForURL(Pattern.compile("done=dataset.describe"));
        deed(agency, "submit");
        reviewer.navigate("/desk/datasets/" + SET);
        reviewer.locator("#publish-from").fill("2095-01-01T08:00");
        deed(reviewer, "publish");
        assertThat(reviewer.locator(".deskpage")).containsText("2095 年 1 月 1 日 08:00");
        Assertions.assertThat(portal.get("/datasets/" + SET).body()).doesNotContain("第 3 版");
        look(reviewer, "desk-held");
        reviewer.locator("[data-deed=reschedule] [name=fromLocal]").fill("2094-06-01T09:30");
        deed(reviewer, "reschedule");
        assertThat(reviewer.locator("[data-held='3']")).containsText("2094 年 6 月 1 日 09:30");
        reviewer.locator("[data-deed=lift] button").click();
        assertThat(reviewer.locator("[data-held]")).hasCount(0);
        Assertions.assertThat(portal.get("/datasets/" + SET).body()).contains("第 3 版");
    }

    /** A table of a file that is none of the data set's. */
    private static void leftOut(Page agency) {
        agency.navigate("/desk/datasets/" + SET);
        agency.locator("[data-begin]").click();
        agency.waitForURL(Pattern.compile("done=dataset.describe"));
        byte[] two = "{\"notes\": [{\"x\": 1}], \"sums\": [{\"y\": 1}]}".getBytes(StandardCharsets.UTF_8);
        agency.setInputFiles("#upload", new FilePayload("two.json", "application/json", two));
        agency.locator("[data-upload] button").click();
        Locator notes = agency.locator("[data-table=notes]");
        Locator todo = agency.locator("#todo:has-text('notes')");
        assertThat(todo).hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
        notes.locator("[data-skip] button").click();
        assertThat(notes).hasAttribute("data-state", "skipped");
        assertThat(todo).hasCount(0);
        look(agency, "desk-skipped");
        notes.locator("[data-skip] button").click();
        assertThat(notes)
                .hasAttribute(
                        "data-state",
                        "checked",
                        new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE_MILLIS));
        agency.locator("[data-deed=discard] summary").click();
        deed(agency, "discard");
    }

    private static void withdrawn(Page reviewer) {
        reviewer.navigate("/desk/datasets/" + SET);
        reviewer.locator("[data-deed=withdraw] summary").click();
        reviewer.locator("#withdraw-number").selectOption("1");
        reviewer.locator("#withdraw-reason").fill("含有错误的日期");
        deed(reviewer, "withdraw");
        for (String page : List.of("", "/tables/works")) {
            HttpResponse<String> gone = portal.get("/datasets/" + SET + "/versions/1" + page);
            Assertions.assertThat(gone.statusCode()).isEqualTo(410);
            Assertions.assertThat(gone.body()).contains("含有错误的日期");
        }
        look(chromium.open("/datasets/" + SET + "/versions/1"), "gone");
    }

    /** Every page of the journey is one for readers who see it otherwise, and on a small screen. */
    private static void look(Page page, String name) {
        page.setViewportSize(1280, 900);
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })");
        Assertions.assertThat(AccessibilityChecker.faults(page)).as(name).isEmpty();
        page.setViewportSize(320, 700);
        Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as(name)
                .isEqualTo(320);
        page.setViewportSize(1280, 900);
    }
}
