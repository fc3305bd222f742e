package pilotcity.portal.face.graphql;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;

/** The explorer in a real browser, under its own content security policy. */
class ExplorerTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    @TempDir
    Path folder;

    @Test
    void everyExampleIsAnsweredWithoutAPolicyFault() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "no Chromium here");
        List<String> faults = new CopyOnWriteArrayList<>();
        try (TestServer server = new TestServer(folder, GraphqlLimits.DEFAULT);
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(CHROMIUM)
                                .setArgs(List.of("--no-sandbox")))) {
            Page page = browser.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    faults.add(message.text());
                }
            });
            page.onPageError(faults::add);
            page.onRequest(request -> assertThat(request.url()).matches("(http://127\\.0\\.0\\.1:|data:|blob:).*"));
            page.navigate(server.address("/graphiql").toString());
            for (int tab = 0; tab < 4; tab++) {
                page.locator(".graphiql-tab-button").nth(tab).click();
                page.locator(".graphiql-execute-button").click();
                assertThat(page.locator(".result-window")).containsText("\"data\"");
                assertThat(page.locator(".result-window")).not().containsText("\"errors\"");
            }
            page.locator(".graphiql-tab-button").nth(4).click();
            page.locator(".graphiql-execute-button").click();
            page.waitForCondition(() -> server.face.subscriptions() == 1);
            server.put(TestKinds.CITY.document(
                    new TestKinds.City("sz", "深圳 Shenzhen", 17_560_000L, Geometries.point(114.06, 22.54), "south")));
            assertThat(page.locator(".result-window")).containsText("CREATED");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/graphiql.png")));
        }
        assertThat(faults).isEmpty();
    }
}
