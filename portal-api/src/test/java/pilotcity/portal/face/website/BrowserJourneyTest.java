package pilotcity.portal.face.website;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.shared.page.Chromium;

/** What a reader does, in a real browser. */
class BrowserJourneyTest {
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start(TestPortal.shared().url());
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @AfterEach
    void nothingWentWrong() {
        Assertions.assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void theFirstPageShowsAllPilotsOnAMap() {
        Page page = chromium.open("/");
        assertThat(page.locator("h1")).containsText("193");
        assertThat(page.locator("#map")).hasAttribute("data-loaded", "193");
        assertThat(page.locator("#map canvas").first()).isVisible();
        assertThat(page.locator("#legend li")).hasText(new String[] {"2012", "2013"});
    }

    @Test
    void typingLeadsToAPage() {
        Page page = chromium.open("/");
        Locator box = page.getByRole(AriaRole.COMBOBOX);
        box.pressSequentially("天河智");
        Locator option = page.getByRole(AriaRole.OPTION).filter(new Locator.FilterOptions().setHasText("广州天河智慧城"));
        assertThat(option).isVisible();
        box.press("ArrowDown");
        assertThat(option).hasAttribute("aria-selected", "true");
        box.press("Enter");
        page.waitForURL("**/projects/GZ-TIANHE");
        assertThat(page.locator(".tile-value").first()).hasText("304.99 亿元");
        assertThat(page.locator(".tile").nth(1)).containsText("37 个");
    }

    @Test
    void choosingNarrowsListAndMapAndTheAddressShowsTheSameToOthers() {
        Page page = chromium.open("/search?kind=pilot");
        assertThat(page.locator("#map")).hasAttribute("data-loaded", "193");
        page.locator(".facet a", new Page.LocatorOptions().setHasText("广东省")).click();
        assertThat(page.locator(".total")).hasText("10 条结果");
        assertThat(page.locator("#map")).hasAttribute("data-loaded", "10");
        page.locator(".facet a", new Page.LocatorOptions().setHasText("2012")).click();
        assertThat(page.locator(".total")).hasText("6 条结果");
        assertThat(page.locator("#map")).hasAttribute("data-loaded", "6");
        Assertions.assertThat(page.url()).contains("province=440000").contains("batch=2012");

        Page other = chromium.open(page.url());
        Assertions.assertThat(keys(other)).isEqualTo(keys(page));
        assertThat(other.locator("#map")).hasAttribute("data-loaded", "6");
        page.goBack();
        assertThat(page.locator(".total")).hasText("10 条结果");
    }

    private static Object keys(Page page) {
        return page.locator(".item").evaluateAll("items => items.map(item => item.dataset.key)");
    }

    @Test
    void movingTheMapOffersToSearchThere() {
        Page page = chromium.open("/search?kind=pilot&province=440000");
        assertThat(page.locator("#map")).hasAttribute("data-settled", "1");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("+"))
                .click();
        Locator here = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("搜索此范围"));
        here.click();
        page.waitForURL(Pattern.compile("bbox="));
        assertThat(page.locator(".chip").filter(new Locator.FilterOptions().setHasText("地图范围内")))
                .isVisible();
        assertThat(page.locator("#map")).hasAttribute("data-settled", "2");
    }

    @Test
    void listAndMapPointAtEachOther() {
        Page page = chromium.open("/en/search?kind=project");
        assertThat(page.locator("#map")).hasAttribute("data-settled", "1");
        page.locator("[data-key='project/GZ-TIANHE'] a").focus();
        assertThat(page.locator(".tip")).hasText("Guangzhou Tianhe Smart City");
    }

    @Test
    void theLanguageSwitchKeepsThePage() {
        Page page = chromium.open("/search?kind=pilot&batch=2013");
        page.locator(".switch").click();
        page.waitForURL("**/en/search?kind=pilot&batch=2013");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator(".total")).hasText("103 results");
        page.locator(".switch").click();
        page.waitForURL(Pattern.compile("[0-9]/search\\?kind=pilot&batch=2013$"));
    }

    @Test
    void theMapOfADocumentIsDrawn() {
        Page page = chromium.open("/en/places/440000");
        assertThat(page.locator("#map")).hasAttribute("data-loaded", "1");
        assertThat(page.locator("#map canvas").first()).isVisible();
    }
}
