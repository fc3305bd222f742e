package pilotcity.portal.face.website;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.shared.page.document.DocumentView;
import pilotcity.portal.face.shared.page.document.DurationBars;

/** A page that was made before is the page that would be made now. */
class PageCacheTest {
    private static final Pattern COUNT = Pattern.compile("Notes</span>[^\\n]*?<span class=\"count\">([0-9]+)<");

    private final TestPortal portal = TestPortal.withNotes();

    @AfterEach
    void remove() {
        write("DELETE FROM note WHERE id LIKE 'kept-%'");
    }

    private void write(String sql) {
        portal.get("/api/search?limit=0&atLeast=" + portal.sql(sql));
    }

    /** Without the marks around words that were searched for. */
    private String text(String page) {
        return portal.get(page).body().replaceAll("</?mark>", "");
    }

    @Test
    void whatIsWrittenShowsOnEveryPage() {
        List<String> pages = List.of(
                "/notes/kept-1", "/en/notes/kept-1", "/search?kind=note&q=kept", "/search?kind=note", "/en/search");
        for (int i = 1; i <= 3; i++) {
            write("INSERT INTO note (id, version, title) VALUES ('kept-1', 1, 'kept " + i + "')"
                    + " ON CONFLICT (id) DO UPDATE SET title = excluded.title");
            for (String page : pages.subList(0, 3)) {
                assertThat(text(page)).as(page).contains("kept " + i).doesNotContain("kept " + (i - 1));
            }
            pages.forEach(this::assertSameTwice);
        }
        write("DELETE FROM note WHERE id = 'kept-1'");
        assertThat(portal.get("/notes/kept-1").statusCode()).isEqualTo(404);
        assertThat(text("/search?kind=note&q=kept")).doesNotContain("kept 3");
    }

    @Test
    void theNamesAndNumbersBesideTheResultsAreThoseOfNow() {
        write("INSERT INTO note (id, version, title) VALUES ('kept-1', 1, 'kept')");
        String before = count();
        write("INSERT INTO note (id, version, title) VALUES ('kept-2', 1, 'kept')");
        assertThat(Integer.parseInt(count())).isEqualTo(Integer.parseInt(before) + 1);
    }

    /** How many notes there are, by the facet that counts as if no kind were chosen. */
    private String count() {
        String page = portal.get("/en/search?kind=note").body();
        Matcher found = COUNT.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private void assertSameTwice(String path) {
        HttpResponse<String> first = portal.get(path);
        HttpResponse<String> second = portal.get(path);
        assertThat(second.body()).isEqualTo(first.body());
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(second.headers().firstValue("ETag")).hasValue(tag);
        assertThat(portal.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void addressesOfOneQueryAndOfOtherHostsAreNotMixed() {
        String chinese = portal.get("/search?kind=pilot").body();
        assertThat(portal.get("/en/search?kind=pilot").body()).isNotEqualTo(chinese);
        assertThat(portal.get("/search?kind=pilot&batch=2012").body()).isNotEqualTo(chinese);
        assertThat(portal.get("/search?kind=pilot").body()).isEqualTo(chinese);
    }

    @Test
    void aPageThatCountsUntilNowIsMadeAnewEachTime() {
        DurationBars open = new DurationBars(List.of(), "", 1, true);
        DurationBars over = new DurationBars(List.of(), "", 1, false);
        assertThat(DocumentView.isLasting(Map.of("hops", open))).isFalse();
        assertThat(DocumentView.isLasting(Map.of("hops", over, "waits", open))).isFalse();
        assertThat(DocumentView.isLasting(Map.of("hops", over))).isTrue();
        assertThat(DocumentView.isLasting(Map.of())).isTrue();
    }
}
