package pilotcity.portal.face.desk.sorting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.shared.page.AccessibilityChecker;
import pilotcity.portal.face.shared.page.Chromium;
import pilotcity.portal.face.shared.page.TelephonePhoto;
import pilotcity.portal.kernel.authentication.SessionCookie;

/** The pages of the sorting desk, by mouse and touch, without scripts, and for readers who see them otherwise. */
class SortingPagesTest {
    private static Path data;
    private static TestPortal portal;
    private static SortingDesk desk;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        data = TestPortal.temporaryFolder();
        portal = TestPortal.start(data);
        desk = new SortingDesk(portal);
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

    private static Page reader(boolean scripts) {
        BrowserContext reader = chromium.reader(1280, ColorScheme.LIGHT, scripts);
        reader.addCookies(List.of(new Cookie(SessionCookie.NAME, desk.member()).setUrl(portal.url())));
        return reader.newPage();
    }

    /** Everything that a card can show. */
    private static String whole() {
        String id = desk.report(
                "我家煤气味很大，怀疑漏煤气。另外，路灯坏了一个星期，晚上一片漆黑。",
                "address",
                "天河路 123 号",
                "category",
                "litter",
                "photos",
                List.of(TelephonePhoto.jpeg(400, 300)));
        desk.proposes(id, "street-light-out", 0.8);
        return id;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk/sorting?first=",
                "/en/desk/sorting?first=",
                "/desk/sorting/list?least=0.6&first=",
                "/en/desk/sorting/list?first="
            })
    void hasNoFaultInLightOrDarkAndFitsASmallScreen(String path) {
        String id = whole();
        Page page = reader(true);
        page.navigate(path + id);
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })");
        assertThat(AccessibilityChecker.faults(page)).isEmpty();
        page.setViewportSize(320, 700);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        assertThat(page.content()).doesNotContain("t[", "{{");
        assertThat(chromium.complaints()).isEmpty();
        page.close();
    }

    @Test
    void withoutScriptsEachButtonIsAFormAndEachStepAPage() {
        String id = desk.report("没有脚本也能归类");
        Page page = reader(false);
        page.navigate("/en/desk/sorting?first=" + id);
        assertThat(page.locator("[data-card]")).hasAttribute("data-id", id);
        page.getByText("Flag a danger").click();
        page.locator("[data-step=danger-fire]").click();
        assertThat(page.locator("[data-card]")).hasAttribute("data-id", id);
        assertThat(page.locator(".danger-box")).containsText("119");
        page.locator("[data-step=danger-none]").click();
        assertThat(page.locator(".danger-box")).hasCount(0);
        page.getByLabel("Another category").selectOption("litter");
        page.getByText("Sort as this").click();
        assertThat(page.locator("#told")).containsText("sorted it as “");
        assertThat(desk.read(id).getString("category")).isEqualTo("litter");
        for (int undone = 0; undone < 3; undone++) {
            page.locator("[data-undo-form] button").click();
        }
        assertThat(page.locator("[data-card]")).hasAttribute("data-id", id);
        assertThat(page.locator("[data-undo-form]")).hasCount(0);
        assertThat(desk.read(id).containsKey("category")).isFalse();
        assertThat(desk.read(id).containsKey("danger")).isFalse();

        desk.report("跳过之后的下一条");
        page.locator("a.button[href*='skip=" + id + "']").click();
        assertThat(page.locator("[data-card][data-id='" + id + "']")).hasCount(0);
        page.navigate(page.url());
        assertThat(page.locator("[data-card][data-id='" + id + "']")).hasCount(0);
    }

    @Test
    void theSameIsDoneByMouseAndTheNextComesAtOnce() {
        String danger = desk.report("煤气味很大，怀疑漏煤气");
        Object[] there = {"lon", 113.5, "lat", 23.3, "category", "street-light-out"};
        String kept = desk.report("路灯坏了，一盏也不亮", there);
        String repeated = desk.report("路灯坏了，一盏都不亮", there);
        desk.proposes(repeated, "street-light-missing", 0.9);
        Page page = reader(true);
        page.navigate("/desk/sorting?first=" + danger);
        assertThat(page.locator("[data-sorting]")).hasAttribute("data-ready", "1");
        page.locator("[data-card]:visible [data-step=danger-none]").click();
        assertThat(page.locator("[data-card]:visible .danger-box")).hasCount(0);
        page.locator("[data-card]:visible [data-step=take-1]").click();
        assertThat(page.locator("[data-status]")).containsText(Pattern.compile(danger + "：已归为"));

        // the same seat, whose records nobody else gets
        page.navigate(page.url().replace("first=" + danger, "first=" + repeated));
        assertThat(page.locator("[data-sorting]")).hasAttribute("data-ready", "1");
        Locator merge = page.locator("[data-card]:visible [data-step=merge][value$=' merge " + kept + "']");
        merge.click();
        assertThat(page.locator("[data-status]")).containsText("已并入 " + kept);
        assertThat(desk.read(repeated).getString("duplicateOf")).isEqualTo(kept);
        page.locator("[data-press=u]").click();
        assertThat(page.locator("[data-status]")).containsText("重新打开");
        assertThat(page.locator("[data-card]:visible")).hasAttribute("data-id", repeated);
        page.locator("#other").fill("ludeng");
        page.locator("#other-list [data-id=street-light-out]").click();
        assertThat(page.locator("[data-status]")).containsText(repeated + "：已归为“路灯不亮”");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void whoeverIsOvertakenIsToldAndGoesOn() {
        String id = desk.report("有人先到了", "lon", 113.7, "lat", 23.5);
        Page page = reader(true);
        page.navigate("/desk/sorting?first=" + id);
        assertThat(page.locator("[data-sorting]")).hasAttribute("data-ready", "1");
        desk.write("record", "classify", id, Map.of("category", "litter"));
        page.locator("#other").fill("street-light-out");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-status]")).containsText(Pattern.compile(id + ".*拜客广州.*归为“"));
        assertThat(page.locator("[data-sorting][data-wrong]")).hasCount(1);
        assertThat(page.locator("[data-card][data-id='" + id + "']")).isHidden();
        assertThat(desk.read(id).getString("category")).isEqualTo("litter");
    }

    @Test
    void whatDoesNotGetThroughIsShownAgainAndDoneOnce() {
        String id = desk.report("网络断了", "lon", 113.8, "lat", 23.6);
        Page page = reader(true);
        page.navigate("/desk/sorting?first=" + id);
        assertThat(page.locator("[data-sorting]")).hasAttribute("data-ready", "1");
        page.context().setOffline(true);
        page.locator("#other").fill("litter");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-status]")).containsText("没有送达");
        assertThat(page.locator("[data-card]:visible")).hasAttribute("data-id", id);
        page.context().setOffline(false);
        // a browser breaks off what it sends while its network comes back
        page.waitForTimeout(1_000);
        page.locator("#other").fill("litter");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-status]")).containsText(id + "：已归为");
        assertThat(desk.read(id).getInteger("version")).isEqualTo(2);
        chromium.complaints();
    }

    @Test
    void manyAreTakenFromTheListAndTakenBackTogether() {
        String one = desk.report("The street light outside our house is out", "lon", 114.1, "lat", 23.1);
        String two = desk.report("路灯坏了，一片漆黑", "lon", 114.2, "lat", 23.1);
        Page page = reader(true);
        page.navigate("/desk/sorting/list");
        page.locator("[name=chosen][value^='" + one + "@']").check();
        page.locator("[name=chosen][value^='" + two + "@']").check();
        page.locator("[name=act][value=suggested]").click();
        assertThat(page.locator("#told li")).hasCount(2);
        assertThat(page.locator("#told")).containsText("归为“路灯不亮”");
        assertThat(desk.read(two).getString("category")).isEqualTo("street-light-out");
        page.locator("[data-undo-form] button").click();
        assertThat(page.locator("[name=chosen][value^='" + one + "@3']")).hasCount(1);
        assertThat(desk.read(one).containsKey("category")).isFalse();
        assertThat(desk.read(two).containsKey("category")).isFalse();
    }
}
