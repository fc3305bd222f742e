package pilotcity.portal.face.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;

/** The guides as pages, over HTTP. */
class GuideFaceTest {
    private static final Path FOLDER = TestPortal.home().resolve("docs/guide");

    private final TestPortal portal = TestPortal.shared();

    private String page(String path) {
        HttpResponse<String> answer = portal.get(path, "Accept", "text/html");
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    @Test
    void everyGuideIsAPageInBothLanguagesAndIsNamedOnTheFirst() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            List<String> paths = files.map(file -> FOLDER.relativize(file).toString())
                    .filter(file -> file.endsWith(".md") && !file.startsWith("zh"))
                    .map(file -> file.replaceFirst("(/?index)?\\.md$", ""))
                    .toList();
            assertThat(paths).hasSizeGreaterThan(15);
            for (String path : paths) {
                String address = path.isEmpty() ? "/guide" : "/guide/" + path;
                assertThat(page("/guide")).contains("href=\"" + address + "\"");
                assertThat(page("/en/guide")).contains("href=\"/en" + address + "\"");
                assertThat(page(address)).contains("<html lang=\"zh-CN\">");
                assertThat(page("/en" + address)).contains("<html lang=\"en\">");
            }
        }
    }

    @Test
    void linksLeadToPagesAndSourcesAreNamedWithoutALink() {
        String guide = page("/en/guide/organisation");
        assertThat(guide)
                .contains("href=\"/en/guide/developer/tokens\"", "href=\"/en/guide/operator#sign-in-with-an-issuer")
                .contains("<code>web-static/texts/answers-en.properties</code>")
                .contains("href=\"" + portal.url() + "/en/desk\"")
                .doesNotContain(".md\"", "localhost:8080");
        assertThat(page("/en/guide/operator/backup"))
                .contains("<a href=\"https://www.postgresql.org/docs/current/continuous-archiving.html\"");
    }

    @Test
    void examplesHaveTheAddressOfThePortalAndAreEscaped() {
        assertThat(page("/en/guide/developer/search"))
                .contains("curl -s -G " + portal.url() + "/api/search --data-urlencode 'q=广州'")
                .contains("<h2 id=\"every-parameter\">");
        assertThat(page("/en/guide/developer/open311")).contains("&lt;service_code&gt;cycling-lane-blocked");
    }

    @Test
    void aGuideWithoutAChineseEditionIsShownInEnglishAndSaysSo(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("guide/zh"));
        Files.createDirectories(folder.resolve("datasets"));
        Files.writeString(folder.resolve("guide/index.md"), "# First\n\n[One](one.md)\n");
        Files.writeString(folder.resolve("guide/one.md"), "# One <b>\n\n## Part & piece\n\n<i>raw</i>\n");
        Files.writeString(folder.resolve("guide/zh/index.md"), "# 首页\n\n[一](../one.md)\n");
        Path data = folder.resolve("data");
        Config config = TestPortal.config(data)
                .with(Setting.GUIDE, folder.resolve("guide").toString())
                .with(Setting.DATASETS, folder.resolve("datasets").toString());
        try (TestPortal own = TestPortal.start(FeatureRegistry.STANDARD, data, config)) {
            assertThat(own.get("/guide").body()).contains("<h1 id=\"首页\">", "<a href=\"/guide/one\" lang=\"en\">");
            assertThat(own.get("/guide/one").body())
                    .contains("暂时只有英文版", "<article class=\"prose guide guide-wide\" lang=\"en\">")
                    .contains("One &lt;b&gt;", "Part &amp; piece", "&lt;i&gt;raw&lt;/i&gt;");
            assertThat(own.get("/en/guide/one").body()).doesNotContain("in English only");
        }
    }

    @Test
    void aGuideInTheLanguageOfItsReaderSaysNothingOfOthers() {
        assertThat(page("/guide/resident"))
                .contains("<article class=\"prose guide\">", "<h2 id=\"上报问题\">")
                .doesNotContain("暂时只有英文版");
    }

    @Test
    void sectionsAreFoundByChineseAndEnglishWords() {
        assertThat(page("/en/guide?q=dispute+closing"))
                .contains(
                        "href=\"/en/guide/resident#dispute-a-closing\"", "<mark>Dispute</mark> a <mark>closing</mark>");
        assertThat(page("/guide?q=" + TestPortal.encode("提出异议")))
                .contains("/guide/resident#", "<mark>提出</mark><mark>异议</mark>");
        assertThat(page("/en/guide?q=Backups")).contains("/en/guide/operator/backup");
        assertThat(page("/en/guide?q=OAPIF")).contains("/en/guide/developer/ogc#");
    }

    @Test
    void theBestSectionIsTheFirst() {
        String found = page("/en/guide?q=audit+log");
        String first = found.substring(found.indexOf("class=\"item-title\"><a href="));
        assertThat(first).startsWith("class=\"item-title\"><a href=\"/en/guide/operator#the-audit-log\"");
    }

    @Test
    void wordsThatAreNotThereAreSaidToBeNowhereAndAreEscaped() {
        assertThat(page("/en/guide?q=%3Cb%3Ezzyzx"))
                .contains("“&lt;b&gt;zzyzx”", "No section of the guides")
                .doesNotContain("<b>zzyzx");
        assertThat(page("/en/guide?q=%20")).isEqualTo(page("/en/guide?q=%20")).contains("How to use the portal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/guide/nothing",
                "/guide/developer/nothing",
                "/guide/..%2Findex",
                "/en/guide/zh/resident",
                "/en/guide/developer/index"
            })
    void whatIsNoGuideIsNotFound(String path) {
        HttpResponse<String> answer = portal.get(path, "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    }

    @Test
    void whoHasAGuideIsNotSentItAgain() {
        String tag =
                portal.get("/en/guide/resident").headers().firstValue("ETag").orElseThrow();
        assertThat(portal.get("/en/guide/resident", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void everyPageLeadsToTheGuides() {
        for (String path : List.of("/en/", "/en/about", "/en/developers", "/en/search")) {
            assertThat(page(path)).contains("href=\"/en/guide\"");
        }
        assertThat(page("/developers")).contains("href=\"/guide/developer\"");
        assertThat(portal.get("/sitemap.xml").body()).contains("/guide</loc>");
    }
}
