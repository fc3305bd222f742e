package pilotcity.portal.face.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.shared.page.AccessibilityChecker;
import pilotcity.portal.face.shared.page.Chromium;
import pilotcity.portal.face.shared.page.TelephonePhoto;
import pilotcity.portal.kernel.authentication.SessionCookie;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.idempotency.CommittedWrite;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Grant;
import pilotcity.portal.kernel.token.TokenMintRequest;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbCall;
import pilotcity.portal.kernel.verb.input.InputReader;
import pilotcity.portal.kernel.write.WriteExecutor;

/** The pages of records and of the desk, for readers who see them otherwise, and for those who may not see them. */
class DeskPagesTest {
    private static final String NGO = "bike-guangzhou";

    private static Path data;
    private static TestPortal portal;
    private static Chromium chromium;
    private static Page page;
    private static Page withoutScripts;
    private static String token;
    private static String disputed;
    private static String waiting;
    private static String referral;
    private static String campaign;
    private static String follow;

    @BeforeAll
    static void start() {
        data = TestPortal.temporaryFolder();
        portal = TestPortal.start(data);
        chromium = Chromium.start(portal.url());
        token = minted(Grant.builder().organisations(Set.of(NGO)).build());
        page = signedIn(true).newPage();
        withoutScripts = signedIn(false).newPage();
        campaign = write("campaign", "open", null, Map.of("organisation", NGO, "name", "随手拍", "poster", "看见就拍"))
                .id();
        disputed = reported(0, "护栏把车道截断了");
        step("accept", disputed, Map.of());
        waiting = reported(0.0001, "护栏挡路");
        CommittedWrite sent = referred();
        referral = sent.id();
        step("resolve", disputed, Map.of("note", "已处理"));
        step("dispute", disputed, Map.of("note", "还在"));
        step("classify", disputed, Map.of("category", "cycling-lane-narrow", "confidence", 0.8));
        portal.get("/api/search?limit=0&atLeast="
                + portal.sql("UPDATE record SET simulated = true, overdue = true WHERE id = $1", reported(0.3, "模拟")));
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        portal.close();
        TestPortal.delete(data);
    }

    private static String minted(Grant grant) {
        return Await.get(portal.service()
                        .node()
                        .access()
                        .tokens()
                        .mint(Actor.PORTAL, new TokenMintRequest("somebody", "某人", null, List.of(grant))))
                .token();
    }

    private static CommittedWrite write(String kind, String name, @Nullable String id, Map<String, Object> values) {
        WriteExecutor writes = portal.service().node().writer();
        Verb verb = writes.verbs().get(kind, name);
        CommittedWrite written = Await.get(writes.write(
                new VerbCall(verb, Actor.PORTAL, id, InputReader.read(verb.fields(), values), null, null, "test")));
        portal.get("/api/search?limit=0&atLeast=" + written.token());
        return written;
    }

    private static void step(String name, String id, Map<String, Object> values) {
        write("record", name, id, values);
    }

    private static String reported(double offset, String words) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "description", words, "lon", 113.3245 + offset, "lat", 23.1291, "category", "cycling-lane-blocked"));
        values.put("campaign", campaign);
        values.put("photos", List.of(TelephonePhoto.jpeg(400, 300)));
        CommittedWrite written = write("record", "report", null, values);
        follow = written.answer().getString("followUp");
        return written.id();
    }

    private static CommittedWrite referred() {
        return write(
                "referral",
                "refer",
                null,
                Map.of(
                        "organisation", NGO,
                        "to", "guangzhou-traffic-police",
                        "title", "一处障碍",
                        "summary", "在天河",
                        "records", List.of(disputed)));
    }

    static Stream<String> pages() {
        return Stream.of(
                        "/records/" + disputed,
                        "/referrals/" + referral,
                        "/campaigns/" + campaign,
                        "/search?kind=record&simulated=include",
                        follow,
                        "/desk",
                        "/desk?tab=closed&overdue=true",
                        "/desk/records/" + waiting,
                        "/desk/referrals",
                        "/desk/referrals/" + referral,
                        "/desk/campaigns",
                        "/desk/campaigns/" + campaign)
                .flatMap(path -> Stream.of(path, "/en" + path));
    }

    private static BrowserContext signedIn(boolean scripts) {
        BrowserContext reader = chromium.reader(1280, ColorScheme.LIGHT, scripts);
        reader.addCookies(List.of(new Cookie(SessionCookie.NAME, token).setUrl(portal.url())));
        return reader;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void hasNoFaultInLightOrDarkFitsASmallScreenAndIsReadableWithoutScripts(String path) {
        page.setViewportSize(1280, 900);
        page.navigate(path);
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })");
        assertThat(AccessibilityChecker.faults(page)).isEmpty();
        page.setViewportSize(320, 700);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        assertThat(chromium.complaints()).isEmpty();
        withoutScripts.navigate(path);
        assertThat(withoutScripts.locator("h1").count()).isEqualTo(1);
        assertThat(withoutScripts.locator("main").count()).isEqualTo(1);
        assertThat(withoutScripts.locator("h1").innerText()).isNotBlank();
        assertThat(withoutScripts.content()).doesNotContain("t[", "{{");
    }

    private static HttpResponse<String> step(String verb, String body, String bearer) {
        return portal.send(portal.request("/en/desk/record/" + verb, "Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    @Test
    void aStrangerIsSentToSignInAndComesBack() {
        HttpResponse<String> answer = portal.get("/en/desk?tab=out");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/en/sign-in?next=%2Fen%2Fdesk%3Ftab%3Dout");
    }

    @Test
    void whatATokenDoesNotAllowIsSaidPlainly() {
        String weak = minted(Grant.builder()
                .actions(Set.of("comment"))
                .organisations(Set.of(NGO))
                .build());
        String next = "&next=/en/desk/records/" + waiting;
        HttpResponse<String> answer = step("accept", "document=" + waiting + next, weak);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Your token does not allow this", "it lacks action");
        String page = portal.get("/en/desk/records/" + waiting, "Authorization", "Bearer " + weak)
                .body();
        assertThat(page).contains("Your token does not let you see the original.");
    }

    @Test
    void aChangeMeanwhileIsNotOverwrittenAndNothingTypedIsLost() {
        String id = reported(0.5, "并发");
        step("comment", id, Map.of("note", "现场看过"));
        HttpResponse<String> answer =
                step("comment", "document=" + id + "@1&note=Mine+is+this&next=/en/desk/records/" + id, token);
        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(answer.body()).contains("Somebody else has changed it meanwhile", "Mine is this", "现场看过");
    }

    @Test
    void ofManyThoseThatCanBeDoneAreAndTheOthersSayWhyNot() {
        String fresh = reported(0.6, "一");
        String accepted = reported(0.65, "二");
        step("accept", accepted, Map.of());
        HttpResponse<String> answer =
                step("screen", "document=" + fresh + "&document=" + accepted + "&next=/en/desk", token);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("Done with 1", "<strong>" + accepted + "</strong>", "screen is possible from");
    }

    @Test
    void afterASteptheBrowserIsSentOnlyToTheDesk() {
        String fresh = reported(0.7, "一");
        HttpResponse<String> answer = step("screen", "document=" + fresh + "&next=https://example.org/desk", token);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .startsWith("/en/desk?done=record.screen&ids=" + fresh);
    }

    @Test
    void aStepWithNothingChosenIsRefusedInTheLanguageOfTheInbox() {
        HttpResponse<String> answer = step("accept", "next=/en/desk", token);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Choose at least one record.", "data-desk");
        for (String form : List.of("record/resolve", "referral/refer")) {
            HttpResponse<String> chinese =
                    portal.send(portal.request("/desk/" + form, "Authorization", "Bearer " + token)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("note=x&title=x&summary=x&organisation=" + NGO
                                    + "&to=guangzhou-traffic-police&next=/desk"))
                            .build());
            assertThat(chinese.statusCode()).isEqualTo(400);
            assertThat(chinese.body()).contains("请至少选择一条记录", "data-desk");
        }
    }

    @Test
    void aDoubleClickAtTheDeskIsOneStep() {
        String fresh = reported(0.75, "双击");
        String body = "document=" + fresh + "@1&note=once&next=/en/desk&key=" + UUID.randomUUID();
        HttpResponse<String> first = step("comment", body, token);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(303);
        assertThat(step("comment", body, token).headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
    }

    @Test
    void simulatedRecordsSayThatTheyAre() {
        assertThat(portal.get("/en/search?kind=record&simulated=only").body()).contains("badge simulated");
        assertThat(portal.get("/en/search?kind=record").body()).doesNotContain("badge simulated");
    }
}
