package pilotcity.portal.face.website;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;

/** The pages as they come over the wire: what a reader without scripts, a crawl or a printer gets. */
class WebsiteFaceTest {
    private final TestPortal portal = TestPortal.shared();

    @Test
    void theRootFollowsTheReadersLanguage() {
        HttpResponse<String> english = portal.get("/", "Accept-Language", "en-GB,en;q=0.9");
        assertThat(english.body()).contains("<html lang=\"en\">").contains("193 national smart-city pilots");
        assertThat(english.headers().firstValue("Vary").orElse("")).containsIgnoringCase("Accept-Language");
        assertThat(portal.get("/", "Accept-Language", "zh-CN").body()).contains("<html lang=\"zh-CN\">");
        assertThat(portal.get("/?lang=zh", "Accept-Language", "en").body()).contains("<html lang=\"zh-CN\">");
        assertThat(portal.get("/en/", "Accept-Language", "zh-CN").body()).contains("<html lang=\"en\">");
    }

    /** Two slashes at the beginning of a link lead to another host, and browsers read a backslash as one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/..",
                "//evil.example/%2e%2e",
                "///evil.example/..",
                "//evil.example/nothing",
                "/en//evil.example/..",
                "/en//evil.example/nothing",
                "//evil.example/../search"
            })
    void noLinkThatIsMadeOfTheAddressLeavesTheSite(String path) {
        HttpResponse<String> page = portal.send(HttpRequest.newBuilder(java.net.URI.create(portal.url() + path))
                .header("Accept", "text/html")
                .build());
        assertThat(page.statusCode()).isLessThan(500);
        assertThat(page.body()).doesNotContainPattern("(href|action|src|content)=\"[/\\\\]{2}");
        assertThat(page.headers().firstValue("Location").orElse("/")).doesNotStartWith("//");
    }

    @Test
    void theFirstPageCountsFromTheIndex() {
        String page = portal.get("/en/").body();
        assertThat(page).contains(">193</a>", ">90</a>", ">103</a>", ">30</a>");
        assertThat(page).contains("/en/pilots/CN-SCP-2012-001");
        assertThat(page.split("href=\"/en/pilots/", -1)).hasSize(194);
    }

    @Test
    void figuresStandWithTheirSource() {
        String chinese = portal.get("/projects/GZ-TIANHE").body();
        assertThat(chinese).contains("304.99 亿元", "37 个", "智慧城市与公众参与（报告幻灯片）", "20.69 平方公里");
        assertThat(chinese).contains("http://gd21gdbrgb.pixnet.net/blog/post/175908939");
        assertThat(portal.get("/en/projects/GZ-TIANHE").body())
                .contains("CNY 30.5 billion", "30.499 billion yuan", "20.69 km²");
    }

    @Test
    void oneDocumentLinksToItsDataAndItsOtherLanguage() {
        String page = portal.get("/pilots/CN-SCP-2012-072").body();
        assertThat(page).contains("type=\"application/json\" href=\"/api/pilots/CN-SCP-2012-072\"");
        assertThat(page).contains("hreflang=\"en\" href=\"/en/pilots/CN-SCP-2012-072\"");
        assertThat(page).contains("application/ld+json", "curl " + portal.url() + "/api/pilots/CN-SCP-2012-072");
        assertThat(page).contains("pilot(id: &quot;CN-SCP-2012-072&quot;)", "CC-BY-4.0", "汇编，未经证实");
    }

    @Test
    void aListIsASearch() {
        HttpResponse<String> answer = portal.get("/en/pilots?batch=2012");
        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("Location")).hasValue("/en/search?batch=2012&kind=pilot");
    }

    @Test
    void chosenValuesNarrowAndNameTheirApi() {
        String page = portal.get("/en/search?kind=pilot&batch=2012&province=440000&province=330000")
                .body();
        assertThat(page).contains("11 results", "Batch: 2012", "Province: Guangdong", "Province: Zhejiang");
        assertThat(page).contains("curl &#39;" + portal.url() + "/api/search?").contains("pilots(filter: { cql2:");
    }

    @Test
    void pagesLeadForwardAndBack() {
        String first = portal.get("/search?kind=pilot").body();
        String next = href(first, "next");
        assertThat(next).contains("cursor=");
        String second = portal.get(next).body();
        assertThat(second).doesNotContain("CN-SCP-2012-001\"").contains("CN-SCP-2012-021\"");
        assertThat(portal.get(href(second, "prev")).body()).contains("CN-SCP-2012-001\"");
    }

    private static String href(String page, String relation) {
        String before = page.substring(0, page.indexOf("rel=\"" + relation + "\""));
        String link = before.substring(before.lastIndexOf("href=\"") + 6);
        return link.substring(0, link.indexOf('"')).replace("&amp;", "&");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/en/nothing/at/all", "/pilots/none", "/en/pilots/none"})
    void aReaderGetsAPageForWhatIsNotThere(String path) {
        HttpResponse<String> answer = portal.get(path, "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(answer.body()).contains(path.startsWith("/en") ? "There is no such page" : "没有这个页面");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/nothing", "/api/pilots/none", "/health/none"})
    void aProgramGetsAProblemDocument(String path) {
        HttpResponse<String> answer = portal.get(path, "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void aWriteToAPageIsNoPage() {
        HttpRequest.Builder about = portal.request("/about", "Accept", "text/html");
        assertThat(portal.send(about.POST(BodyPublishers.noBody()).build()).statusCode())
                .isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bbox=9", "batch=many", "nothing=1", "kind=none", "cursor=x", "filter=%28", "near=1,2,3"})
    void aWrongAddressSaysWhatIsWrong(String query) {
        HttpResponse<String> answer = portal.get("/en/search?" + query, "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("This cannot be asked");
    }

    @Test
    void whatAReaderTypesIsEscaped() {
        String page = portal.get("/search?q=" + TestPortal.encode("<script>alert(1)</script>"))
                .body();
        assertThat(page).doesNotContain("<script>alert").contains("&lt;script&gt;alert");
    }

    @Test
    void assetsAndOutlinesAreRevalidated() {
        for (String path : new String[] {"/static/site.css", "/basemap.geojson", "/lib/ol/10.7.0/ol.js", "/about"}) {
            HttpResponse<String> answer = portal.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            String tag = answer.headers().firstValue("ETag").orElseThrow();
            assertThat(portal.get(path, "If-None-Match", tag).statusCode())
                    .as(path)
                    .isEqualTo(304);
        }
        assertThat(portal.get("/static/..%2ftexts%2fzh.properties").statusCode())
                .isEqualTo(404);
    }

    @Test
    void outlinesAreOneForEachProvince() {
        String outlines = portal.get("/basemap.geojson").body();
        assertThat(outlines.split("\"Feature\"", -1)).hasSize(32);
        assertThat(outlines.length()).isLessThan(200_000);
    }

    @Test
    void crawlersFindTheDocuments() {
        assertThat(portal.get("/robots.txt").body()).contains("Sitemap: " + portal.url() + "/sitemap.xml");
        assertThat(portal.get("/sitemap.xml").body()).contains("<loc>" + portal.url() + "/projects/GZ-TIANHE</loc>");
    }
}
