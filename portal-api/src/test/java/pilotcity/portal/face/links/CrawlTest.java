package pilotcity.portal.face.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.index.kind.Field;
import pilotcity.portal.DemoPortal;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.feature.Feature;

/** Whatever the portal links to is there, in both languages, and every page says in words what it is. */
class CrawlTest {
    private static final TestPortal PORTAL = DemoPortal.shared();

    /** What changes how a page shows something, but not what. */
    private static final Set<String> MANNER =
            Set.of("sort", "f", "lang", "limit", "highlight", "facets", "next", "as", "cursor", "before");

    private static Crawler crawl;

    @BeforeAll
    static void follow() throws Exception {
        List<String> starts =
                new ArrayList<>(List.of("/?lang=zh", "/en/", "/robots.txt", "/sitemap.xml", "/openapi.json"));
        for (Feature<?> feature : FeatureRegistry.STANDARD.features()) {
            for (String language : List.of("", "/en")) {
                starts.add(language + "/" + feature.kind().plural());
                starts.add(language + "/search?simulated=include&kind="
                        + feature.kind().name());
                starts.add("/api/search?facets=kind&simulated=include&kind="
                        + feature.kind().name());
            }
        }
        starts.addAll(List.of("/feeds/records.json?simulated=include", "/open311/v2/discovery.json", "/api/kinds"));
        starts.addAll(List.of("/data.json", "/catalog.jsonld", "/catalog.ttl", "/ogc?f=json", "/en/ogc?f=json"));
        crawl = new Crawler(PORTAL).from(starts.toArray(String[]::new));
    }

    @Test
    void everyLinkLeadsSomewhere() {
        assertThat(crawl.broken()).isEmpty();
        assertThat(crawl.size()).isGreaterThan(1000);
        assertThat(crawl.pages()).hasSizeGreaterThan(400);
    }

    @Test
    void aPageIsInTheLanguageOfItsAddress() {
        crawl.pages().forEach((address, page) -> {
            boolean own = !address.matches("/(\\?.*)?|/(graphiql|docs).*");
            if (own) {
                assertThat(page.language()).as(address).isEqualTo(address.matches("/en(/.*)?") ? "en" : "zh-CN");
            }
        });
    }

    @Test
    void noTwoPagesHaveOneTitle() {
        Map<String, Set<String>> subjects = new TreeMap<>();
        crawl.pages().forEach((address, page) -> {
            assertThat(page.title()).as(address).isNotBlank().isNotIn("Pilot City Portal", "试点城市门户");
            subjects.computeIfAbsent(page.title(), title -> new TreeSet<>()).add(subject(address));
        });
        assertThat(subjects.values()).filteredOn(same -> same.size() > 1).isEmpty();
    }

    /** What an address is about, whatever it is written like. */
    private static String subject(String address) {
        URI uri = URI.create(address);
        Map<String, String> query = LinkShape.query(uri);
        query.keySet().removeAll(MANNER);
        if (uri.getPath().contains("/tables/")) {
            // the page in front of one is the page behind another, and what is chosen may be what is suggested
            query.keySet().removeAll(Set.of("after", "chart", "x", "y"));
        }
        String path = uri.getPath().replaceFirst("(?<=.)/$", "");
        return path.equals("/graphiql") ? path : path + query;
    }

    @Test
    void noPageShowsACodeThatHasWords() {
        Map<String, String> codes = new HashMap<>(Map.of("true", "是", "false", "否", "[]", "", "null", "", "{}", ""));
        FeatureRegistry.STANDARD
                .features()
                .forEach(feature -> feature.kind().fields().values().forEach(field -> add(codes, field)));
        codes.keySet().removeAll(keywords());
        Map<String, String> shown = new LinkedHashMap<>();
        crawl.pages()
                .forEach((address, page) -> page.words().forEach(piece -> {
                    boolean asItIs = address.startsWith("/graphiql")
                            || address.matches(".*/(tables|compare)/.*")
                            || isTable(address);
                    if (codes.containsKey(piece) && !asItIs) {
                        shown.put(piece, address);
                    }
                }));
        assertThat(shown).isEmpty();
    }

    private static boolean isTable(String address) {
        return address.matches("(/en)?/ogc/collections/[^/?]+[.][^/?]+/items.*");
    }

    /** What people wrote stays as they wrote it. */
    private static Set<String> keywords() {
        Set<String> keywords = new HashSet<>();
        new JsonObject(PORTAL.get("/api/search?kind=dataset&limit=100").body())
                .getJsonArray("items")
                .forEach(set -> Stream.of("keywords", "keywordsEn")
                        .flatMap(name -> ((JsonObject) set)
                                .getJsonObject("document").getJsonArray(name, new JsonArray()).stream())
                        .forEach(word -> keywords.add(word.toString())));
        return keywords;
    }

    /** Codes that are words of English, too, are told apart by their case. */
    private static void add(Map<String, String> codes, Field<?> field) {
        field.labels().forEach((code, label) -> {
            String bare = code.substring(code.lastIndexOf('/') + 1);
            if (!bare.equals(label.en()) && !bare.equals(label.zh())) {
                codes.put(bare, label.en());
            }
        });
        field.fields().forEach(inner -> add(codes, inner));
    }

    @Test
    void whatLooksLikeACodeHasWords() {
        Set<String> without = new TreeSet<>();
        for (Feature<?> feature : FeatureRegistry.STANDARD.features()) {
            KindValues kindValues = new KindValues(PORTAL, feature.kind());
            kindValues
                    .codesWithoutWords()
                    .forEach(field -> without.add(feature.kind().name() + "." + field));
        }
        assertThat(KindValues.NAMES).containsAll(without);
    }

    @Test
    void everyPageCanBeOpenedInTheOtherLanguage() {
        Set<String> lost = new HashSet<>();
        crawl.pages().forEach((address, page) -> {
            if (page.text().contains("class=\"switch\"")) {
                lost.addAll(Stream.of("zh", "en")
                        .filter(language -> !page.text().contains("hreflang=\"" + language + "\""))
                        .map(language -> address + " in " + language)
                        .toList());
            }
        });
        assertThat(lost).isEmpty();
    }
}
