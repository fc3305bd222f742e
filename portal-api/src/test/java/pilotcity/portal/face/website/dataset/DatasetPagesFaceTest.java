package pilotcity.portal.face.website.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;

/** The pages of data sets and their tables, over HTTP. */
class DatasetPagesFaceTest {
    private static final String TABLE = "/en/datasets/pilots/tables/pilots";
    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");
    private static final Pattern ROW = Pattern.compile("<td>(CN-SCP-[0-9]{4}-[0-9]{3})</td>");

    private final TestPortal portal = TestPortal.shared();

    private String page(String path) {
        HttpResponse<String> answer = portal.get(path);
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static Set<String> ids(String page) {
        Set<String> ids = new LinkedHashSet<>();
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            ids.add(row.group(1));
        }
        return ids;
    }

    @Test
    void pagingShowsEveryRowOnce() {
        Set<String> all = new LinkedHashSet<>();
        String path = TABLE + "?sort=-id";
        int rows = 0;
        while (path != null) {
            String page = page(path);
            rows += ids(page).size();
            all.addAll(ids(page));
            Matcher next = NEXT.matcher(page);
            path = next.find() ? next.group(1).replace("&amp;", "&") : null;
        }
        assertThat(all).hasSize(193).first().isEqualTo("CN-SCP-2013-103");
        assertThat(rows).isEqualTo(193);
    }

    @ParameterizedTest
    @CsvSource({
        "column=batch&op=is&value=2012, 90",
        "column=announced&op=from&value=2013-08-01, 103",
        "column=batch&op=is&value=2012&column=name_en&op=contains&value=new+area&column=evidence_url&op=missing&value=, 6",
        "q=Tianjin, 3"
    })
    void simpleConditionsAreWhatTheySay(String query, int least) {
        String page = page(TABLE + "?" + query);
        Matcher total = Pattern.compile("([0-9]+) rows? found").matcher(page);
        assertThat(total.find()).as(page).isTrue();
        assertThat(Integer.parseInt(total.group(1))).isGreaterThanOrEqualTo(least > 6 ? least : 1);
        assertThat(page).contains("/rows.csv?");
    }

    @Test
    void aConditionOfExpertsAndASimpleOneHoldTogether() {
        String cql = URLEncoder.encode("\"batch\" = 2013 OR \"batch\" = 2012", StandardCharsets.UTF_8);
        String page = page(TABLE + "?filter=" + cql + "&column=batch&op=is&value=2012");
        assertThat(page).contains("90 rows found");
    }

    @Test
    void aChartIsSuggestedAndCanBeAnother() {
        assertThat(page(TABLE)).contains("<h2 id=\"chart\">");
        String bars = page(TABLE + "?chart=bar&x=level");
        assertThat(bars).contains("Bar chart: ", "<option value=\"level\" selected>");
        assertThat(page(TABLE + "?chart=none")).doesNotContain("<h2 id=\"chart\">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=nothing",
                "filter=%22nothing%22+%3D+1",
                "filter=%28",
                "column=batch&op=is&value=many",
                "column=batch&op=contains&value=1",
                "column=batch&op=drops&value=1",
                "column=nothing&op=is&value=1",
                "column=announced&op=from&value=2012-02-30",
                "after=nonsense",
                "chart=pie",
                "chart=bar&x=nothing",
                "y=sum:name"
            })
    void whatCannotBeAskedIsRefusedWithItsName(String query) {
        HttpResponse<String> answer = portal.get(TABLE + "?" + query, "Accept", "text/html");
        assertThat(answer.statusCode()).as(query).isEqualTo(400);
        assertThat(answer.body()).contains("<code>");
    }

    @Test
    void aVersionHasAnAddressOfItsOwnAndWhatIsNotThereIsSaid() {
        String version = page("/datasets/pilots/versions/1");
        assertThat(version).contains("第 1 版", "/datasets/pilots/versions/1/tables/pilots", "SHA-256");
        assertThat(page("/datasets/pilots")).contains("/datasets/pilots/tables/pilots", "/datasets/pilots/versions/1");
        for (String missing : new String[] {
            "/datasets/pilots/versions/99",
            "/datasets/pilots/tables/nothing",
            "/datasets/nothing/tables/a",
            "/datasets/nothing"
        }) {
            assertThat(portal.get(missing).statusCode()).as(missing).isEqualTo(404);
        }
    }

    @Test
    void whatAFormLeftBlankIsTakenOutOfTheAddress() {
        HttpResponse<String> answer = portal.get(TABLE + "?q=&filter=&column=batch&op=is&value=&sort=id");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue(TABLE + "?sort=id");
    }

    @Test
    void onlyTheViewForOtherWebsitesCanBeFramed() {
        for (String path : new String[] {TABLE, TABLE + "/embed"}) {
            String policy = portal.get(path)
                    .headers()
                    .firstValue("Content-Security-Policy")
                    .orElseThrow();
            assertThat(policy).contains(path.endsWith("embed") ? "frame-ancestors *" : "frame-ancestors 'none'");
        }
    }
}
