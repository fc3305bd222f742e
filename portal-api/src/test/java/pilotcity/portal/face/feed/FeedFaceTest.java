package pilotcity.portal.face.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotcity.portal.TestPortal.encode;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.encoding.XmlDocumentWriter;

class FeedFaceTest {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String GEORSS = "http://www.georss.org/georss";

    private final TestPortal portal = TestPortal.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/feeds/pilots.atom?q=%E6%96%B0%E5%8C%BA&lang=en",
                "/feeds/places.atom?limit=50",
                "/feeds/datasets.atom",
                "/feeds/organisations.atom?lang=en",
                "/feeds/records.atom?simulated=include",
                "/feeds/search.atom?q=guangzhou&kind=pilot,place",
                "/feeds/places/440100.atom",
                "/feeds/pilots.atom?bbox=0,0,1,1"
            })
    void anAtomFeedHasWhatTheStandardRequires(String address) throws Exception {
        HttpResponse<String> answer = portal.get(address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/atom+xml; charset=utf-8");
        Element feed = parse(answer.body()).getDocumentElement();
        requireOne(feed, "id", "title", "updated", "author");
        assertThat(link(feed, "self")).isEqualTo(portal.url() + normalized(address));
        assertThat(portal.get(path(link(feed, "alternate"))).statusCode()).isEqualTo(200);
        for (Element entry : entries(feed)) {
            requireOne(entry, "id", "title", "updated", "summary");
            assertThat(OffsetDateTime.parse(text(entry, "updated"))).isNotNull();
            assertThat(URI.create(text(entry, "id")).isAbsolute()).isTrue();
            assertThat(link(entry, "alternate")).startsWith(portal.url());
        }
    }

    @Test
    void pagesVisitEveryDocumentOnce() throws Exception {
        List<String> ids = new ArrayList<>();
        String address = "/feeds/pilots.atom?limit=50";
        while (address != null) {
            Element feed = parse(portal.get(address).body()).getDocumentElement();
            entries(feed).forEach(entry -> ids.add(text(entry, "id")));
            String next = link(feed, "next");
            address = next == null ? null : path(next);
        }
        assertThat(ids).hasSize(193).doesNotHaveDuplicates();
    }

    @Test
    void geoRssHasTheLatitudeFirst() throws Exception {
        Element feed = parse(portal.get("/feeds/pilots.atom?limit=1&filter=" + encode("name = '两江新区'"))
                        .body())
                .getDocumentElement();
        String[] point = feed.getElementsByTagNameNS(GEORSS, "point")
                .item(0)
                .getTextContent()
                .split(" ");
        assertThat(Double.parseDouble(point[0])).isBetween(29.0, 31.0);
        assertThat(Double.parseDouble(point[1])).isBetween(106.0, 108.0);
    }

    @Test
    void aJsonFeedTellsTheSame() {
        JsonObject feed =
                new JsonObject(portal.get("/feeds/pilots.json?limit=5&lang=en").body());
        assertThat(feed.getString("version")).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.getJsonArray("items")).hasSize(5);
        JsonObject item = feed.getJsonArray("items").getJsonObject(0);
        assertThat(item.getMap()).containsKeys("id", "url", "title", "content_text", "date_modified", "_geojson");
        assertThat(item.getString("url")).contains("/en/pilots/");
    }

    @Test
    void aReaderThatHasItGetsNothing() {
        HttpResponse<String> first = portal.get("/feeds/pilots.atom");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        String modified = first.headers().firstValue("Last-Modified").orElseThrow();
        assertThat(portal.get("/feeds/pilots.atom", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(portal.get("/feeds/pilots.atom", "If-Modified-Since", modified)
                        .statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/rss/problems",
                "/rss/l/23.13,113.26",
                "/rss/l/23.13,113.26/20",
                "/rss/reports/bike-guangzhou",
                "/rss/reports/bike-guangzhou/440100",
                "/feeds/pilots.rss"
            })
    void theAddressesOfFixMyStreetAreRss(String address) throws Exception {
        HttpResponse<String> answer = portal.get(address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Element rss = parse(answer.body()).getDocumentElement();
        assertThat(rss.getTagName()).isEqualTo("rss");
        assertThat(rss.getElementsByTagName("channel").getLength()).isOne();
        assertThat(rss.getElementsByTagName("language").getLength()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "404 /feeds/nothing.atom",
                "404 /feeds/pilots.xml",
                "404 /feeds/pilots/none.atom",
                "400 /feeds/pilots.atom?facets=batch",
                "400 /feeds/pilots.atom?lang=de",
                "400 /rss/l/95,10",
                "400 /rss/l/somewhere",
                "404 /rss/0",
                "404 /rss/reports/nobody"
            })
    void whatIsNoFeedIsRefused(String expected) {
        HttpResponse<String> answer = portal.get(expected.substring(4));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(Integer.parseInt(expected.substring(0, 3)));
    }

    @Test
    void pagesNameTheirFeed() {
        assertThat(portal.get("/search?kind=pilot&batch=2013").body())
                .contains("type=\"application/atom+xml\"")
                .contains("href=\"/api/export/pilots.csv?filter=");
        assertThat(portal.get("/places/440100").body()).contains("href=\"/feeds/places/440100.atom?lang=zh\"");
    }

    @Test
    void charactersThatXmlHasNotAreLeftOut() {
        assertThat(XmlDocumentWriter.clean("a\u0000b\u000b\ud83d\ude00\ufffe")).isEqualTo("ab\ud83d\ude00");
    }

    private static Document parse(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    /** The parameters in the order in which feeds name them. */
    private static String normalized(String address) {
        int query = address.indexOf('?');
        if (query < 0) {
            return address;
        }
        String[] parts = address.substring(query + 1).replace(",", "%2C").split("&");
        java.util.Arrays.sort(parts);
        return address.substring(0, query) + "?" + String.join("&", parts);
    }

    private String path(String address) {
        return address.substring(portal.url().length());
    }

    private static List<Element> entries(Element feed) {
        return children(feed, "entry");
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList all = parent.getChildNodes();
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element child
                    && ATOM.equals(child.getNamespaceURI())
                    && child.getLocalName().equals(name)) {
                found.add(child);
            }
        }
        return found;
    }

    private static void requireOne(Element parent, String... names) {
        for (String name : names) {
            assertThat(children(parent, name)).as(name).hasSize(1);
        }
    }

    private static String text(Element parent, String name) {
        return children(parent, name).getFirst().getTextContent();
    }

    private static String link(Element parent, String relation) {
        return children(parent, "link").stream()
                .filter(link -> link.getAttribute("rel").equals(relation))
                .map(link -> link.getAttribute("href"))
                .findFirst()
                .orElse(null);
    }
}
