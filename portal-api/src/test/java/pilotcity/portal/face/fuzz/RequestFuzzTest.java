package pilotcity.portal.face.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.permission.Grant;

/**
 * No request makes the portal fail, and no document makes it fail for others. With {@code -Dportal.fuzz.requests} and
 * {@code -Dportal.fuzz.seed} as much of it as is wanted.
 */
@Tag("fuzz")
class RequestFuzzTest {
    private static final int REQUESTS = Integer.getInteger("portal.fuzz.requests", 2_000);
    private static final long SEED = Long.getLong("portal.fuzz.seed", System.nanoTime());
    private static final String LIMITLESS = "100000000";

    private static Path data;
    private static TestPortal portal;

    @BeforeAll
    static void start() throws IOException {
        data = TestPortal.temporaryFolder();
        Path sets = Files.createDirectory(data.resolve("sets"));
        copy(TestPortal.home().resolve("datasets"), sets);
        OddDatasets.write(sets);
        portal = TestPortal.start(
                FeatureRegistry.STANDARD,
                data,
                TestPortal.config(data)
                        .with(Setting.DATASETS, sets.toString())
                        .with(Setting.RATE_TOKEN, LIMITLESS)
                        .with(Setting.RATE_ADDRESS, LIMITLESS)
                        .with(Setting.RATE_ANONYMOUS, LIMITLESS)
                        .with(Setting.RATE_GRANTS, LIMITLESS)
                        .with(Setting.RATE_SUGGESTIONS, LIMITLESS));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(each -> !each.equals(from)).toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @AfterAll
    static void stop() {
        portal.close();
        TestPortal.delete(data);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/catalog.ttl",
                "/catalog.rdf",
                "/catalog.xml",
                "/catalog.jsonld",
                "/catalog.n3",
                "/catalog.nt",
                "/catalog.dcat-us.jsonld",
                "/data.json",
                "/api/3/action/package_search?rows=100",
                "/api/3/action/current_package_list_with_resources",
                "/ogc/collections/catalogue/items?limit=100&f=json",
                "/ogc/collections/datasets/items?limit=100&f=json",
                "/api/search?kind=dataset&limit=100",
                "/api/export/datasets.geojson",
                "/api/export/datasets.csv",
                "/feeds/datasets.atom?limit=100",
                "/feeds/datasets.rss?limit=100",
                "/feeds/datasets.json?limit=100",
                "/sitemap.xml"
            })
    void everyDataSetIsInEveryCatalogue(String catalogue) {
        var answer = portal.get(catalogue);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains(OddDatasets.IDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/export/datasets.fgb",
                "/api/export/datasets.gpkg",
                "/api/export/datasets.parquet",
                "/api/export/datasets.xlsx",
                "/api/export/datasets.csv.json",
                "/tiles/datasets/0/0/0.mvt",
                "/search?kind=dataset",
                "/ogc/collections/catalogue/items?f=html"
            })
    void noListFailsOfAStrangeOne(String list) {
        assertThat(portal.get(list).statusCode()).isEqualTo(200);
    }

    @Test
    void aFileHasTheNameItWasPublishedUnder() {
        for (String id : OddDatasets.IDS) {
            var files = new io.vertx.core.json.JsonObject(
                            portal.get("/api/datasets/" + id).body())
                    .getJsonArray("files");
            String url = files.getJsonObject(0).getString("url");
            var answer = portal.get(url);
            assertThat(answer.statusCode()).as(url).isEqualTo(200);
            assertThat(named(answer.headers().firstValue("content-disposition").orElseThrow()))
                    .isEqualTo(decoded(url.substring(url.lastIndexOf('/') + 1)));
            assertThat(portal.get("/datasets/" + id).statusCode()).isEqualTo(200);
            assertThat(portal.get("/dataset/" + id, "Accept", "application/rdf+xml")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    /** The name in any letters where there is one (RFC 6266, clause 4.3), else the plain one. */
    private static String named(String disposition) {
        int extended = disposition.indexOf("filename*=UTF-8''");
        return extended < 0
                ? disposition.replaceAll(".*filename=\"([^\"]*)\".*", "$1")
                : decoded(disposition.substring(extended + "filename*=UTF-8''".length()));
    }

    private static String decoded(String escaped) {
        return URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Test
    void noRequestMakesItFail() throws InterruptedException {
        String token = portal.bearer("fuzz", Grant.ALL).substring("Bearer ".length());
        RequestFuzzer requestFuzzer = new RequestFuzzer(portal.service().port(), token, SEED).run(REQUESTS);
        System.out.println(requestFuzzer.summary());
        assertThat(requestFuzzer.findings()).as(requestFuzzer.summary()).isEmpty();
        for (String list : List.of(
                "/api/search?limit=100",
                "/search",
                "/feeds/records.atom",
                "/api/export/records.csv",
                "/api/export/records.fgb",
                "/api/export/records.xlsx",
                "/api/export/records.gpkg",
                "/api/export/records.parquet",
                "/tiles/records/0/0/0.mvt",
                "/open311/v2/requests.json",
                "/ogc/collections/records/items?f=json",
                "/catalog.ttl",
                "/data.json",
                "/api/3/action/package_search",
                "/")) {
            int status = portal.get(list).statusCode();
            // a tile without anything in it has no body
            assertThat(status == 204 && list.endsWith(".mvt") ? 200 : status)
                    .as(list)
                    .isEqualTo(200);
        }
    }
}
