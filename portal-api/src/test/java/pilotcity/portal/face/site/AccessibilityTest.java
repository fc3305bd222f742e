package pilotcity.portal.face.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import pilotcity.portal.TestPortal;

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
            "/en/about",
            "/developers",
            "/search?bbox=9");

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

    @ParameterizedTest
    @FieldSource("PAGES")
    void noFaultInLightOrDark(String path) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (BrowserContext reader = chromium.reader(1280, scheme, true)) {
                Page page = reader.newPage();
                page.navigate(path);
                List<String> faults = new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .map(rule -> rule.getId() + " "
                                        + rule.getNodes().getFirst().getHtml())
                                .toList();
                assertThat(faults).as(path + " " + scheme).isEmpty();
            }
        }
        assertThat(chromium.complaints())
                .filteredOn(text -> !text.contains("400 (Bad Request)"))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void fitsASmallScreen(String path) {
        try (BrowserContext reader = chromium.reader(320, ColorScheme.LIGHT, true)) {
            Page page = reader.newPage();
            page.navigate(path);
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isEqualTo(320);
        }
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void isReadableWithoutScripts(String path) {
        try (BrowserContext reader = chromium.reader(1280, ColorScheme.LIGHT, false)) {
            Page page = reader.newPage();
            page.navigate(path);
            assertThat(page.locator("h1").count()).isEqualTo(1);
            assertThat(page.locator("main").count()).isEqualTo(1);
            assertThat(page.locator("h1").innerText()).isNotBlank();
            assertThat(page.locator("button.copy:visible, [data-tools]:visible").count())
                    .isZero();
        }
    }
}
