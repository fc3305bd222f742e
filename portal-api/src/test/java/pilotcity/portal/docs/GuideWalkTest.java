package pilotcity.portal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Geolocation;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.shared.page.Chromium;
import pilotcity.portal.kernel.permission.Grant;
import pilotcity.portal.kernel.token.GuideTokens;

/** The guides of those who click lead from their first step to the last, in a real browser. */
class GuideWalkTest {
    /** Each reader stands elsewhere, so that none has reported what another is about to. */
    private static final double SOUTH = 23.1291;

    private static final double NORTH = 23.1691;
    private static final double EAST = 113.3612;
    private static final double WEST = 113.3012;

    private static Path data;
    private static TestPortal portal;
    private static Chromium chromium;
    private static Map<String, String> secrets;

    /** Its own, since residents and organisations write. */
    @BeforeAll
    static void start() throws Exception {
        data = TestPortal.temporaryFolder();
        portal = TestPortal.start(data).awaitModel();
        chromium = Chromium.start(portal.url());
        secrets = Map.of(
                "TOKEN-OF-THE-NGO",
                GuideTokens.ngo(portal),
                "TOKEN-OF-THE-AGENCY",
                token(new Grant(null, null, Set.of("guangzhou-transport"), null, null, null, null, null)),
                "TOKEN-OF-THE-EDITOR",
                minted("editor"),
                "TOKEN-OF-THE-REVIEWER",
                minted("reviewer"));
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        portal.close();
        TestPortal.delete(data);
    }

    private static String token(Grant grant) {
        return portal.bearer("agency", grant).substring("Bearer ".length());
    }

    /** What the guide mints for somebody of that name. */
    private static String minted(String name) {
        Matcher actions = Pattern.compile("mint " + name + " '([^']+)'")
                .matcher(MarkdownDocuments.read(MarkdownDocuments.GUIDES.resolve("organisation.md")));
        assertThat(actions.find()).isTrue();
        return token(Grant.builder()
                .actions(Set.of(actions.group(1).replace("\"", "").split(",")))
                .kinds(Set.of("dataset"))
                .organisations(Set.of("bike-guangzhou"))
                .build());
    }

    @ParameterizedTest
    @CsvSource({
        "journalist.md, 14",
        "zh/journalist.md, 14",
        "resident.md, 19",
        "zh/resident.md, 19",
        "organisation.md, 47",
        "zh/organisation.md, 47"
    })
    void everyStepLeadsToTheNext(String guide, int steps) {
        try (BrowserContext reader = chromium.reader(1280, ColorScheme.LIGHT, true)) {
            reader.grantPermissions(List.of("geolocation"));
            reader.setGeolocation(new Geolocation(
                    guide.startsWith("zh") ? NORTH : SOUTH, guide.endsWith("organisation.md") ? WEST : EAST));
            reader.setDefaultTimeout(15_000);
            GuideWalk walk = new GuideWalk(portal, reader.newPage(), secrets, GuideWalkTest::resolve);
            assertThat(walk.take(MarkdownDocuments.read(MarkdownDocuments.GUIDES.resolve(guide))))
                    .isGreaterThanOrEqualTo(steps);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    /** Whoever answers for the report that somebody follows says that it is solved. */
    private static void resolve(Page following) {
        String id = following.url().replaceFirst(".*/follow/([0-9]+)/.*", "$1");
        write(id, "accept", "{}");
        HttpResponse<String> done = write(id, "resolve", "{\"note\": \"已修复\"}");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        portal.get("/api/search?limit=0&atLeast=" + new JsonObject(done.body()).getString("changeToken"));
    }

    private static HttpResponse<String> write(String id, String verb, String body) {
        String bearer = portal.bearer("operator", new Grant(null, null, null, null, null, null, null, null));
        return portal.send(portal.request(
                        "/api/records/" + id + "/" + verb, "Authorization", bearer, "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }
}
