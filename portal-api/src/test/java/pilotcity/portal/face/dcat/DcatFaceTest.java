package pilotcity.portal.face.dcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.Lang;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.portal.TestPortal;

class DcatFaceTest {
    private final TestPortal portal = TestPortal.shared();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | 200 | text/turtle",
                "text/turtle | 200 | text/turtle",
                "application/ld+json | 200 | application/ld+json",
                "application/rdf+xml | 200 | application/rdf+xml",
                "application/xml | 200 | application/xml",
                "application/n-triples | 200 | application/n-triples",
                "application/json | 200 | application/json",
                "text/turtle;q=0.3, application/rdf+xml;q=0.9 | 200 | application/rdf+xml",
                "text/turtle;q=0, */*;q=0.1 | 200 | application/ld+json",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | 303 | ''",
                "image/png | 406 | application/problem+json"
            })
    void theCatalogueAndADataSetAreNegotiated(String accept, int status, String type) {
        for (String path : new String[] {"/catalog", "/dataset/pilots"}) {
            HttpResponse<String> answer = portal.get(path, "Accept", accept);
            assertThat(answer.statusCode()).as(path).isEqualTo(status);
            assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith(type);
            assertThat(String.join(",", answer.headers().allValues("vary"))).containsIgnoringCase("accept");
        }
    }

    @Test
    void everySerialisationIsTheSameGraph() {
        Model turtle = ShaclShapesTest.read(portal.get("/dataset/places.ttl").body(), Lang.TURTLE);
        assertThat(turtle.size()).isGreaterThan(100);
        assertThat(ShaclShapesTest.read(portal.get("/dataset/places.jsonld").body(), Lang.JSONLD11)
                        .isIsomorphicWith(turtle))
                .isTrue();
        assertThat(ShaclShapesTest.read(portal.get("/dataset/places.rdf").body(), Lang.RDFXML)
                        .isIsomorphicWith(turtle))
                .isTrue();
        assertThat(ShaclShapesTest.read(portal.get("/dataset/places.nt").body(), Lang.NTRIPLES)
                        .isIsomorphicWith(turtle))
                .isTrue();
    }

    @Test
    void theContextOfJsonLdStandsInIt() {
        assertThat(portal.get("/catalog.jsonld").body())
                .contains("\"@context\"")
                .doesNotContain("\"@context\": \"http")
                .contains("http://www.w3.org/ns/dcat#");
    }

    @Test
    void whoHasItIsToldSoByTagAndByDate() {
        HttpResponse<String> first = portal.get("/catalog.ttl");
        String tag = first.headers().firstValue("etag").orElseThrow();
        String modified = first.headers().firstValue("last-modified").orElseThrow();
        assertThat(portal.get("/catalog.ttl", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(portal.get("/catalog.ttl", "If-Modified-Since", modified).statusCode())
                .isEqualTo(304);
        assertThat(portal.get("/catalog.ttl", "If-None-Match", "\"other\"", "If-Modified-Since", modified)
                        .statusCode())
                .isEqualTo(200);
        assertThat(portal.get("/catalog.ttl", "If-Modified-Since", "Thu, 01 Jan 2015 00:00:00 GMT")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> head = portal.send(portal.request("/catalog.ttl")
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("etag")).contains(tag);
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/catalog?foo=1, 400, foo",
        "/catalog.ttl?page=0, 400, page",
        "/catalog.ttl?page=x, 400, page",
        "/catalog.ttl?page=999, 404, page",
        "/catalog.ttl?modified_since=gestern, 400, modified_since",
        "/catalog.ttl?fq=foo:x, 400, fq",
        "/catalog.ttl?profiles=unknown, 400, profiles",
        "/catalog.ttl?profiles=dcat-us-3, 400, profiles",
        "/catalog.foo, 404, catalog",
        "/dataset/unknown.ttl, 404, unknown",
        "/data.json?page=2, 400, page"
    })
    void whatIsWrongIsNamed(String path, int status, String named) {
        HttpResponse<String> answer = portal.get(path, "Accept", "text/turtle");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.body()).contains(named);
    }

    @Test
    void conditionsNarrowTheCatalogue() {
        assertThat(portal.get("/catalog.nt?q=pilots&fq=tags:cities").body())
                .contains("/dataset/pilots> ")
                .doesNotContain("/dataset/projects> ");
        assertThat(portal.get("/catalog.nt?modified_since=2999-01-01").body())
                .contains("totalItems> \"0\"")
                .doesNotContain("/dataset/pilots> ");
        assertThat(portal.get("/catalog.jsonld?profiles=dcat-us-3").body()).contains("\"@type\":\"Catalog\"");
    }

    @Test
    void thePageOfADataSetNamesItsGraph() {
        assertThat(portal.get("/datasets/pilots").body())
                .contains("<link rel=\"alternate\" type=\"text/turtle\" href=\"/dataset/pilots.ttl\">")
                .contains("<link rel=\"alternate\" type=\"application/ld+json\" href=\"/dataset/pilots.jsonld\">");
    }
}
