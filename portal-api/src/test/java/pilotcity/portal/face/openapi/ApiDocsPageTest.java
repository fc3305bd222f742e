package pilotcity.portal.face.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.shared.page.AccessibilityChecker;
import pilotcity.portal.face.shared.page.Chromium;

/** The page to try the API on, in a real browser. */
class ApiDocsPageTest {
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
    @ValueSource(ints = {1280, 800, 320})
    void showsEveryOperationAndFitsTheScreen(int width) {
        try (BrowserContext reader = chromium.reader(width, ColorScheme.LIGHT, true)) {
            Page page = reader.newPage();
            page.navigate("/en/docs");
            page.locator(".opblock").first().waitFor();
            int operations =
                    new OpenApiDescription(TestPortal.shared()).operations().size();
            assertThat(page.locator(".opblock").count()).isEqualTo(operations);
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
            assertThat(AccessibilityChecker.faults(page, "#api-docs"))
                    .as("around Swagger UI, which is not ours")
                    .isEmpty();
        }
        assertThat(chromium.complaints()).isEmpty();
    }
}
