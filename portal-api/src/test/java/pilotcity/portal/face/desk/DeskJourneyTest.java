package pilotcity.portal.face.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Geolocation;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.shared.page.Chromium;
import pilotcity.portal.face.shared.page.TelephonePhoto;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.idempotency.CommittedWrite;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Grant;
import pilotcity.portal.kernel.token.TokenMintRequest;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbCall;
import pilotcity.portal.kernel.verb.input.InputReader;
import pilotcity.portal.kernel.write.WriteExecutor;

/** From the telephone of a resident to the desk of an agency and back, in a real browser. */
class DeskJourneyTest {
    private static final String NGO = "bike-guangzhou";
    private static final String AGENCY = "guangzhou-traffic-police";
    private static final double LON = 113.3245;
    private static final double LAT = 23.1291;

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

    private static CommittedWrite write(String kind, String name, Map<String, Object> values) {
        WriteExecutor writes = portal.service().node().writer();
        Verb verb = writes.verbs().get(kind, name);
        CommittedWrite written = Await.get(writes.write(
                new VerbCall(verb, Actor.PORTAL, null, InputReader.read(verb.fields(), values), null, null, "test")));
        portal.get("/api/search?limit=0&atLeast=" + written.token());
        return written;
    }

    private static Page signedIn(String organisation) {
        Grant grant = Grant.builder().organisations(Set.of(organisation)).build();
        String token = Await.get(portal.service()
                        .node()
                        .access()
                        .tokens()
                        .mint(Actor.PORTAL, new TokenMintRequest(organisation, null, null, List.of(grant))))
                .token();
        Page page = chromium.reader(1280, ColorScheme.LIGHT, true).newPage();
        page.navigate("/desk");
        page.waitForURL("**/sign-in?next=*");
        page.getByLabel("令牌").fill(token);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("登录").setExact(true))
                .click();
        page.waitForURL(Pattern.compile("/desk$"));
        return page;
    }

    private static Page phone() {
        BrowserContext telephone = chromium.reader(390, ColorScheme.LIGHT, true);
        telephone.grantPermissions(List.of("geolocation"));
        telephone.setGeolocation(new Geolocation(LAT, LON));
        return telephone.newPage();
    }

    /** Fills in the form on a telephone, as far as the button. */
    private static Page filledIn(String campaign, String words) {
        Page page = phone();
        page.navigate("/report?campaign=" + campaign);
        assertThat(page.locator("#map")).hasAttribute("data-ready", "1");
        assertThat(page.locator(".poster-box")).containsText("看见就拍");
        page.getByText("用我的位置").click();
        assertThat(page.locator("#map")).hasAttribute("data-placed", "1");
        page.setInputFiles("#photos", new FilePayload("photo.jpg", "image/jpeg", TelephonePhoto.jpeg(640, 480)));
        assertThat(page.locator("[data-preview] img")).hasCount(1);
        page.locator("#description").fill(words);
        page.locator("#suggested button").first().click();
        assertThat(page.locator("#questions fieldset").first()).isVisible();
        return page;
    }

    private static String number(Page sent) {
        assertThat(sent.locator("[data-sent] h1")).containsText("编号");
        return sent.locator("h1").innerText().replaceAll("[^0-9]", "");
    }

    private static void deed(Page page, String name, Map<String, String> fields) {
        Locator deed = page.locator("[data-deed='" + name + "']");
        if (deed.getAttribute("open") == null) {
            deed.locator("summary").click();
        }
        fields.forEach((field, value) -> {
            Locator control = deed.locator("[name='" + field + "']:not([type=hidden])");
            if (control.evaluate("element => element.tagName").equals("SELECT")) {
                control.selectOption(value);
            } else {
                control.fill(value);
            }
        });
        deed.locator("button[type=submit]").click();
        assertThat(page.locator(".done-box")).isVisible();
    }

    private static void tab(Page page, String name, int expected) {
        page.navigate("/desk");
        Locator tab = page.locator(".tabs-small a", new Page.LocatorOptions().setHasText(name));
        assertThat(tab.locator(".count")).hasText(String.valueOf(expected));
        String address = String.valueOf(tab.evaluate("link => link.href"));
        tab.click();
        // the page before may show the same entries, and keys that it gets are lost
        page.waitForURL(address::equals);
        assertThat(page.locator("[data-entry]")).hasCount(expected);
    }

    @Test
    void aReportGoesFromHandToHandAndComesBackUntilItIsSolved() {
        String campaign = write("campaign", "open", Map.of("organisation", NGO, "name", "骑行障碍随手拍", "poster", "看见就拍"))
                .id();
        Page resident = filledIn(campaign, "一排汽车违停，占道，自行车过不去");
        resident.locator("[data-send]").click();
        String first = number(resident);
        String follow = resident.locator("[data-cite]").innerText();
        assertThat(resident.locator(".words")).containsText("占道");

        String repeated = reportedAgain(campaign);
        others(campaign);
        referredByTheNgo(first, repeated);
        answeredByTheAgency();

        Page reporter = phone();
        reporter.navigate(follow);
        reporter.locator(".deed-dispute summary").click();
        reporter.locator(".deed-dispute textarea[name=note]").fill("车还停在那里");
        reporter.locator(".deed-dispute button[type=submit]").click();
        assertThat(reporter.locator(".done-box")).isVisible();
        assertThat(reporter.locator(".state .status")).hasText("重新打开");

        solved(first);
        reporter.navigate(follow);
        reporter.locator(".deed-confirm summary").click();
        reporter.locator(".deed-confirm button[type=submit]").click();
        assertThat(reporter.locator(".state .status")).hasText("已确认解决");
        everybodySeesIt(first, repeated);
        Assertions.assertThat(chromium.complaints()).isEmpty();
    }

    private static String reportedAgain(String campaign) {
        Page neighbour = filledIn(campaign, "机动车占用自行车道，占道停车");
        assertThat(neighbour.locator("[data-near-list] .item")).hasCount(1);
        assertThat(neighbour.locator("[data-send]")).hasText("我的是另一件事，上报");
        neighbour.locator("[data-send]").click();
        return number(neighbour);
    }

    private static void others(String campaign) {
        for (double offset : new double[] {0.02, 0.04}) {
            write(
                    "record",
                    "report",
                    Map.of(
                            "description",
                            "护栏截断了自行车道",
                            "lon",
                            LON + offset,
                            "lat",
                            LAT,
                            "category",
                            "cycling-lane-blocked",
                            "campaign",
                            campaign));
        }
    }

    private static void referredByTheNgo(String first, String repeated) {
        Page ngo = signedIn(NGO);
        tab(ngo, "待筛查", 4);
        ngo.keyboard().press("j");
        ngo.keyboard().press("x");
        assertThat(ngo.locator("[data-selected]")).hasText("1");
        ngo.locator("[data-all] input").check();
        deed(ngo, "accept", Map.of());
        assertThat(ngo.locator(".done-box .badge")).hasCount(4);
        ngo.navigate("/desk/records/" + repeated);
        assertThat(ngo.locator(".private")).containsText("机动车占用自行车道");
        ngo.locator("form[action$='/merge'] button", new Page.LocatorOptions().setHasText(first))
                .click();
        assertThat(ngo.locator(".state .status")).hasText("重复");
        tab(ngo, "已受理", 3);
        ngo.locator("[data-all] input").check();
        deed(ngo, "refer", Map.of("to", AGENCY, "title", "天河三处骑行障碍", "summary", "均已现场核实"));
        tab(ngo, "在别人手中", 3);
    }

    private static void answeredByTheAgency() {
        Page agency = signedIn(AGENCY);
        tab(agency, "转交给我们", 3);
        agency.navigate("/desk/referrals");
        agency.locator("[data-entry] a").first().click();
        deed(agency, "acknowledge", Map.of());
        deed(agency, "answer", Map.of("note", "均已清理", "step", "resolve"));
        assertThat(agency.locator("h1 ~ * .status, .doc-main > p .status").first())
                .hasText("已答复");
        tab(agency, "待确认", 3);
    }

    private static void solved(String id) {
        Page agency = signedIn(AGENCY);
        tab(agency, "有异议", 1);
        agency.keyboard().press("j");
        agency.keyboard().press("o");
        agency.waitForURL("**/desk/records/" + id + "*");
        assertThat(agency.locator("[data-keys]")).isVisible();
        agency.locator("[data-deed=resolve] summary").click();
        agency.locator("[data-deed=resolve] [name=note]").press("Alt+1");
        assertThat(agency.locator("[data-deed=resolve] [name=note]")).hasValue("已到现场处理完毕，照片见附件。");
        agency.locator("[data-deed=resolve] [name=photos]")
                .setInputFiles(new FilePayload("after.jpg", "image/jpeg", TelephonePhoto.jpeg(320, 240)));
        agency.locator("[data-deed=resolve] button[type=submit]").click();
        assertThat(agency.locator("#told")).containsText("已完成");
    }

    private static void everybodySeesIt(String first, String repeated) {
        Page page = chromium.open("/records/" + first);
        assertThat(page.locator(".timeline .step-head strong"))
                .hasText(new String[] {"已上报", "已筛查", "已受理", "已转交", "处理中", "已办结", "有异议", "重新打开", "处理中", "已办结", "已确认解决"});
        assertThat(page.locator(".timeline")).containsText("车还停在那里");
        assertThat(page.locator(".state")).containsText("被提出异议 1 次");
        JsonObject record = new JsonObject(portal.get("/api/records/" + first).body());
        long sum = record.getJsonArray("hops").stream()
                .mapToLong(hop -> ((JsonObject) hop).getLong("seconds"))
                .sum();
        Assertions.assertThat(sum).isEqualTo(record.getLong("age"));
        assertThat(page.locator(".hops tfoot [data-total]"))
                .hasAttribute("data-total", String.valueOf(Math.max(1, sum)));
        assertThat(page.locator(".hops tbody tr"))
                .hasCount(record.getJsonArray("hops").size());
        assertThat(page.locator("#r-duplicates")).containsText("1");
        assertThat(page.locator(".links a[href$='/records/" + repeated + "']")).isVisible();
        assertThat(page.locator(".photos img").first()).isVisible();
    }
}
