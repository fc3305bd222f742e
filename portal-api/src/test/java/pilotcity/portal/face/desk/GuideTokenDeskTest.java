package pilotcity.portal.face.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.DemoPortal;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.token.GuideTokens;

/**
 * Somebody with exactly the token of the developer's guide at the desk, without scripts: from a report to a referral.
 */
class GuideTokenDeskTest {
    private static final String NGO = "bike-guangzhou";
    private static final TestPortal PORTAL = DemoPortal.shared();

    private static String cookie;

    @BeforeAll
    static void signIn() throws IOException, InterruptedException {
        HttpResponse<String> answer = post("/sign-in", "token", GuideTokens.ngo(PORTAL), "next", "/desk");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        cookie = answer.headers().allValues("Set-Cookie").stream()
                .map(each -> each.replaceFirst(";.*", ""))
                .filter(each -> !each.endsWith("="))
                .collect(Collectors.joining("; "));
    }

    private static HttpResponse<String> post(String address, String... fields) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(fields[i] + "=" + TestPortal.encode(fields[i + 1]));
        }
        List<String> headers = new ArrayList<>(List.of(
                "Content-Type", "application/x-www-form-urlencoded", "Origin", PORTAL.url(), "Accept", "text/html"));
        if (cookie != null) {
            headers.addAll(List.of("Cookie", cookie));
        }
        return PORTAL.send(PORTAL.request(address, headers.toArray(String[]::new))
                .POST(BodyPublishers.ofString(String.join("&", pairs)))
                .build());
    }

    /** Sends a form of the desk and reads the page that it leads to. */
    private static String done(String address, String... fields) {
        HttpResponse<String> answer = post(address, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return page(answer.headers().firstValue("Location").orElseThrow());
    }

    private static String page(String address) {
        HttpResponse<String> answer = PORTAL.get(address, "Cookie", cookie, "Accept", "text/html");
        assertThat(answer.statusCode()).as(address + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String first(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern + " in " + text).isTrue();
        return found.group(1);
    }

    /** What the checkbox of a record says: its number and the version that the page saw. */
    private static String document(String page, String id) {
        return first("value=\"(" + Pattern.quote(id) + "@[0-9]+)\"", page);
    }

    private static String report(String campaign, String lon) {
        HttpResponse<String> sent = post(
                "/report",
                "lat",
                "23.1291",
                "lon",
                lon,
                "description",
                "路口的自行车道被截断",
                "campaign",
                campaign,
                "confirmed",
                "true",
                "advised",
                "true");
        assertThat(sent.statusCode()).as(sent.body()).isIn(200, 201, 303);
        String page = sent.statusCode() == 303
                ? page(sent.headers().firstValue("Location").orElseThrow())
                : sent.body();
        return first("/records/([^\"?]+)\"", page);
    }

    @Test
    void aReportBecomesAReferral() {
        String campaigns = done(
                "/desk/campaign/open",
                "organisation",
                NGO,
                "name",
                "天河断头车道",
                "places",
                "440100",
                "next",
                "/desk/campaigns");
        String campaign = first("/desk/campaigns/([^\"?]+)\\?[^>]*>天河断头车道", campaigns);
        String id = report(campaign, "113.3612");
        String screened =
                done("/desk/record/screen", "document", document(page("/desk?tab=screen"), id), "next", "/desk");
        assertThat(screened).contains("done-box").contains(id);
        done(
                "/desk/record/accept",
                "document",
                document(page("/desk/records/" + id), id),
                "next",
                "/desk?tab=accepted");
        assertThat(page("/desk/records/" + id)).contains("已受理");
        String referrals = done(
                "/desk/referral/refer",
                "organisation",
                NGO,
                "records",
                id,
                "to",
                "guangzhou-transport",
                "title",
                "天河一处断头车道",
                "summary",
                "自行车道被护栏截断",
                "next",
                "/desk/referrals");
        String referral = first("/desk/referrals/([^\"?]+)\\?[^>]*>天河一处断头车道", referrals);
        assertThat(page("/desk/referrals/" + referral)).contains("天河一处断头车道", "/records/" + id);
        assertThat(page("/referrals/" + referral)).contains("天河一处断头车道", "/records/" + id);
    }
}
