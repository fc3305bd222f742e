package pilotcity.portal.face.website;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.shared.page.AccessibilityChecker;
import pilotcity.portal.face.shared.page.Chromium;

/** Every sort of page, for readers who see it otherwise: by ear, in the dark, on a small screen, without scripts. */
class AccessibilityTest {
    static final List<String> PAGES = List.of(
            "/",
            "/en/search?q=guangzhou",
            "/search?kind=pilot&batch=2012",
            "/search?q=zzzz",
            "/pilots/CN-SCP-2012-072",
            "/en/projects/GZ-TIANHE",
            "/places/440000",
            "/en/organisations/mohurd",
            "/datasets/pilots",
            "/datasets/pilots/versions/1",
            "/en/datasets/pilots/versions/1",
            "/en/datasets/pilots/versions/1/compare/1",
            "/datasets/pilots/tables/pilots",
            "/en/datasets/projects/tables/figures?q=2012",
            "/en/datasets/pilots/tables/pilots/embed",
            "/en/about",
            "/campaigns/bike-guangzhou-2011",
            "/en/categories/cycling-lane-blocked",
            "/report",
            "/en/report?category=cycling-lane-blocked",
            "/report/talk",
            "/en/report/talk",
            "/sign-in",
            "/en/sign-in",
            "/models/current",
            "/en/models/current",
            "/developers",
            "/guide",
            "/en/guide/developer/search",
            "/guide/operator/settings",
            "/guide?q=%E4%BB%A4%E7%89%8C",
            "/search?bbox=9");

    private static Chromium chromium;
    private static Page page;
    private static Page withoutScripts;

    @BeforeAll
    static void start() {
        chromium = Chromium.start(TestPortal.shared().awaitModel().url());
        page = chromium.reader(1280, ColorScheme.LIGHT, true).newPage();
        withoutScripts = chromium.reader(1280, ColorScheme.LIGHT, false).newPage();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void hasNoFaultInLightOrDarkAndFitsASmallScreen(String path) {
        page.setViewportSize(1280, 900);
        page.navigate(path);
        assertThat(AccessibilityChecker.faults(page)).isEmpty();
        page.setViewportSize(320, 700);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        assertThat(chromium.complaints())
                .filteredOn(text -> !text.contains("400 (Bad Request)"))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void isReadableWithoutScripts(String path) {
        withoutScripts.navigate(path);
        assertThat(withoutScripts.locator("h1").count()).isEqualTo(1);
        assertThat(withoutScripts.locator("main").count()).isEqualTo(1);
        assertThat(withoutScripts.locator("h1").innerText()).isNotBlank();
        assertThat(withoutScripts
                        .locator("button.copy:visible, [data-tools]:visible")
                        .count())
                .isZero();
    }
}
