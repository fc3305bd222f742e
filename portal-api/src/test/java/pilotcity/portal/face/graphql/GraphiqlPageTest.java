package pilotcity.portal.face.graphql;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.shared.page.Chromium;

/** The explorer in a real browser, under its own content security policy. */
class GraphiqlPageTest {
    @TempDir
    Path folder;

    @Test
    void everyExampleIsAnsweredWithoutAPolicyFault() throws Exception {
        try (TestServer server = new TestServer(folder, GraphqlLimits.DEFAULT);
                Chromium chromium = Chromium.start(server.address("").toString())) {
            Page page = chromium.open("/graphiql");
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
            assertThat(chromium.complaints()).isEmpty();
        }
    }
}
