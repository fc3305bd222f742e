package pilotcity.portal.face.ckan;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;

/** What people type is text, however little of Solr's syntax it keeps to. */
class BrokenSolrQueriesTest {
    private static final String[] PIECES = {
        "\"",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ":",
        "^",
        "~",
        "*",
        "?",
        "\\",
        "+",
        "-",
        "!",
        "&&",
        "||",
        "AND",
        "OR",
        "NOT",
        "TO",
        " ",
        " ",
        "试点",
        "pilots",
        "title",
        "tags",
        "城市",
        "title:",
        "name:",
        "*:*",
        "2026",
        "\"城市",
        "[* TO",
        "%",
        "_",
        "'",
        "/",
        "\u3000",
        "＂",
        "http://a.b/c?d=e",
        "metadata_modified:[NOW-1DAY"
    };

    private final TestPortal portal = TestPortal.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"城市 试点",
                "城市 (试点",
                "城市 试点)",
                "城市 试点 AND",
                "城市 OR",
                "NOT",
                "城市 [试点",
                "title:(城市 试点",
                "城市 试点 -",
                "试点^",
                "https://example.org/城市",
                "title:",
                "{城市"
            })
    void aBrokenQueryIsText(String query) {
        for (String parameter : new String[] {"q", "fq"}) {
            if (!query.startsWith("https") || parameter.equals("q")) {
                assertThat(answer("package_search?" + parameter + "=" + TestPortal.encode(query))
                                .statusCode())
                        .as(parameter + "=" + query)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void theWordsInItAreLookedFor() {
        assertThat(count("\"试点城市")).isEqualTo(count("试点城市")).isPositive();
        assertThat(count("试点城市 AND")).isEqualTo(count("试点城市"));
        assertThat(count("试點城市 (")).isEqualTo(count("试点城市"));
    }

    private int count(String query) {
        return new JsonObject(
                        answer("package_search?q=" + TestPortal.encode(query)).body())
                .getJsonObject("result")
                .getInteger("count");
    }

    @Test
    void nothingTypedIsAnError() {
        long seed = 20261128;
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            StringBuilder query = new StringBuilder();
            for (int pieces = random.nextInt(9); pieces >= 0; pieces--) {
                query.append(PIECES[random.nextInt(PIECES.length)]);
            }
            String typed = TestPortal.encode(query.toString());
            assertThat(answer("package_search?rows=0&q=" + typed).statusCode())
                    .as("seed " + seed + ": q=" + query)
                    .isEqualTo(200);
            HttpResponse<String> filtered = answer("package_search?rows=0&fq=" + typed);
            boolean unknown = filtered.statusCode() == 409
                    && filtered.body().matches("(?s).*(undefined field|Invalid|is text and has no ranges).*");
            assertThat(filtered.statusCode() == 200 || unknown)
                    .as("seed " + seed + ": fq=" + query + " " + filtered.body())
                    .isTrue();
            assertThat(answer("datastore_search?limit=0&resource_id=pilots&q=" + typed)
                            .statusCode())
                    .as("seed " + seed + ": datastore q=" + query)
                    .isEqualTo(200);
        }
    }

    @Test
    void whatIsNestedWithoutEndIsTextToo() {
        for (String sign : new String[] {"(", "-", "NOT ", "!", "+", "title:(", "[", "\"", "\\"}) {
            assertThat(answer("package_search?q=" + TestPortal.encode(sign.repeat(900) + "城市"))
                            .statusCode())
                    .as(sign)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab* ", "a? OR ", "title:(b*) ", "tags:\"a\" OR ", "notes:a\\ b\\ c OR "})
    void whatAsksForTooMuchIsRefusedBeforeItIsSearched(String clause) {
        String query = clause.repeat(3_000) + "城市";
        for (String parameter : new String[] {"q", "fq"}) {
            HttpResponse<String> answer =
                    portal.send(portal.request("/api/3/action/package_search", "Content-Type", "application/json")
                            .timeout(Duration.ofSeconds(10))
                            .POST(BodyPublishers.ofString(
                                    new JsonObject().put(parameter, query).encode()))
                            .build());
            assertThat(answer.statusCode()).as(parameter + answer.body()).isEqualTo(409);
            assertThat(answer.body()).contains("Search Error", "too many boolean clauses");
        }
        String some = TestPortal.encode(clause.repeat(20) + "城市");
        assertThat(answer("package_search?q=" + some).statusCode()).isEqualTo(200);
    }

    @Test
    void andSoItIsWhereverConditionsComeFrom() {
        assertThat(portal.get("/catalog.jsonld?q=" + TestPortal.encode("a* ".repeat(400)))
                        .statusCode())
                .isEqualTo(400);
        String catalogue = "/ogc/collections/catalogue/items?f=json&q=";
        assertThat(portal.get(catalogue + "a,".repeat(100)).statusCode()).isEqualTo(200);
        assertThat(portal.get(catalogue + "a,".repeat(101)).statusCode()).isEqualTo(400);
        assertThat(pilots(200)).contains("totalCount");
        assertThat(pilots(2_000)).contains("BAD_USER_INPUT", "conditions that the index does not answer");
    }

    private String pilots(int conditions) {
        JsonObject body = new JsonObject()
                .put("query", "query($filter: String) {pilots(filter: {cql2: $filter}) {totalCount}}")
                .put("variables", new JsonObject().put("filter", "name LIKE 'a%' OR ".repeat(conditions) + "FALSE"));
        return portal.send(portal.request("/graphql", "Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.encode()))
                        .build())
                .body();
    }

    @Test
    void wordsWithoutSignsMayBeAsManyAsTheyLike() {
        assertThat(answer("package_search?q=" + TestPortal.encode("ab ".repeat(1_000)))
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> answer(String action) {
        return portal.get("/api/3/action/" + action);
    }
}
