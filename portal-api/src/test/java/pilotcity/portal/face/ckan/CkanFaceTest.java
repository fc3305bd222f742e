package pilotcity.portal.face.ckan;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;

class CkanFaceTest {
    private final TestPortal portal = TestPortal.shared();

    private JsonObject action(String query) {
        HttpResponse<String> answer = portal.get("/api/3/action/" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonObject envelope = new JsonObject(answer.body());
        assertThat(envelope.getBoolean("success")).isTrue();
        assertThat(envelope.getString("help")).contains("/api/3/action/help_show?name=");
        return envelope;
    }

    /** The data sets that come with the portal, by name. */
    private static List<String> bundled() {
        try (Stream<Path> folders = Files.list(TestPortal.home().resolve("datasets"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("dataset.json")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> post(String path, String type, String body) {
        return portal.send(portal.request(path, "Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private List<String> found(String parameter, String query) {
        JsonObject result = action(
                        "package_search?rows=100&sort=id%20asc&" + parameter + "=" + TestPortal.encode(query))
                .getJsonObject("result");
        List<String> names = result.getJsonArray("results").stream()
                .map(each -> ((JsonObject) each).getString("name"))
                .toList();
        assertThat(result.getInteger("count")).isEqualTo(names.size());
        return names;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package_list",
                "package_list?limit=2&offset=1",
                "package_show?id=pilots",
                "package_show?name_or_id=pilots",
                "current_package_list_with_resources?limit=2",
                "package_autocomplete?q=pil",
                "resource_show?id=places.province-boundaries",
                "resource_search?query=format:CSV&query=name:试点",
                "organization_list",
                "organization_list?all_fields=True",
                "organization_show?id=pilot-city-portal&include_datasets=true",
                "organization_autocomplete?q=pilot",
                "organization_list_for_user",
                "group_list?all_fields=true",
                "group_show?id=tran",
                "group_package_show?id=tran",
                "tag_list",
                "tag_list?all_fields=1&query=c",
                "tag_show?id=cities",
                "tag_search?query=c",
                "vocabulary_list",
                "license_list",
                "format_autocomplete?q=c",
                "status_show",
                "site_read",
                "help_show?name=package_search",
                "package_activity_list?id=pilots",
                "recently_changed_packages_activity_list",
                "datastore_info?id=pilots",
                "datastore_search?resource_id=pilots&limit=0",
                "package_search?unknown_parameter=1"
            })
    void everyActionAnswers(String query) {
        String encoded = query.replace("试点", TestPortal.encode("试点"));
        assertThat(action(encoded).containsKey("result")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "package_show?id=nope | 404 | Not Found Error",
                "resource_show?id=pilots.nope | 404 | Not Found Error",
                "organization_show?id=nope | 404 | Not Found Error",
                "group_show?id=nope | 404 | Not Found Error",
                "tag_show?id=nope | 404 | Not Found Error",
                "datastore_search?resource_id=nope | 404 | Not Found Error",
                "help_show?name=nope | 404 | Not Found Error",
                "package_show | 409 | Validation Error",
                "package_search?rows=x | 409 | Validation Error",
                "package_search?rows=-1 | 409 | Validation Error",
                "package_search?facet=maybe | 409 | Validation Error",
                "resource_search?query=foo | 409 | Validation Error",
                "datastore_search?resource_id=pilots&limit=-1 | 409 | Validation Error",
                "datastore_search?resource_id=pilots&offset=100001 | 409 | Validation Error",
                "datastore_search?resource_id=pilots&fields=nope | 409 | Validation Error",
                "datastore_search?resource_id=pilots&sort=nope | 409 | Validation Error",
                "datastore_search?resource_id=pilots&filters=x | 409 | Validation Error",
                "datastore_search?resource_id=pilots&records_format=x | 409 | Validation Error",
                "package_search?fq=nope:x | 409 | Search Error",
                "package_search?start=100001 | 409 | Search Error",
                "package_search?sort=nope | 400 | Search Query Error",
                "package_create | 403 | Authorization Error",
                "user_list | 403 | Authorization Error"
            })
    void everyErrorHasItsStatusAndType(String query, int status, String type) {
        HttpResponse<String> answer = portal.get("/api/3/action/" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThatJson(answer.body()).node("success").isEqualTo(false);
        assertThatJson(answer.body()).node("error.__type").isEqualTo(type);
    }

    @Test
    void whatIsNoActionOrNoJsonIsAnsweredWithAText() {
        HttpResponse<String> unknown = portal.get("/api/action/nope");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).isEqualTo("\"Bad request - Action name not known: nope\"");
        HttpResponse<String> broken = post("/api/3/action/package_list", "application/json", "{");
        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.body()).startsWith("\"Bad request - JSON Error:");
        assertThat(post("/api/3/action/package_list", "application/json", "[1]").statusCode())
                .isEqualTo(400);
        assertThat(portal.get("/api/3/action/datastore_search_sql?sql=x").statusCode())
                .isEqualTo(400);
        HttpResponse<String> deleted = portal.send(
                portal.request("/api/3/action/package_list").DELETE().build());
        assertThat(deleted.statusCode()).isEqualTo(405);
        assertThat(deleted.headers().firstValue("allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("GET", "POST"));
    }

    @Test
    void jsonFormsAndTheAddressSayTheSame() {
        String expected = portal.get("/api/3/action/package_show?id=pilots").body();
        assertThat(post("/api/action/package_show", "application/json", "{\"id\":\"pilots\"}")
                        .body())
                .isEqualTo(expected);
        assertThat(post("/api/3/action/package_show", "application/x-www-form-urlencoded", "id=pilots")
                        .body())
                .isEqualTo(expected);
        assertThat(post("/api/3/action/package_show", "Application/X-WWW-Form-URLEncoded", "id=pilots")
                        .body())
                .isEqualTo(expected);
        assertThat(post("/api/3/action/package_show", "application/x-www-form-urlencoded", "{\"id\":\"pilots\"}")
                        .body())
                .isEqualTo(expected);
        assertThat(new JsonObject(post("/api/3/action/package_list", "application/json", "")
                                .body())
                        .getJsonArray("result"))
                .contains("pilots");
        assertThat(portal.get("/api/3").body()).isEqualTo("{\"version\":3}");
    }

    @Test
    void aCallbackWrapsTheAnswerAndCannotBeAProgram() {
        HttpResponse<String> wrapped = portal.get("/api/3/action/package_list?callback=jQuery1.done");
        assertThat(wrapped.headers().firstValue("content-type").orElse("")).startsWith("application/javascript");
        assertThat(wrapped.body()).startsWith("jQuery1.done({").endsWith("});");
        assertThat(portal.get("/api/3/action/package_list?callback=alert(1)").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aPackageHasWhatClientsRead() {
        JsonObject shown = action("package_show?id=pilots").getJsonObject("result");
        assertThat(shown.getString("name")).isEqualTo("pilots");
        assertThat(shown.getString("metadata_modified")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}");
        assertThat(shown.getBoolean("isopen")).isTrue();
        assertThat(shown.getString("license_id")).isEqualTo("CC-BY-4.0");
        assertThat(shown.getString("owner_org"))
                .isEqualTo(shown.getJsonObject("organization").getString("id"));
        JsonArray resources = shown.getJsonArray("resources");
        assertThat(shown.getInteger("num_resources")).isEqualTo(resources.size());
        JsonObject file = resources.getJsonObject(0);
        assertThat(portal.get(file.getString("url").replace(portal.url(), "")).statusCode())
                .isEqualTo(200);
        for (int i = 0; i < resources.size(); i++) {
            JsonObject resource = resources.getJsonObject(i);
            assertThat(action("resource_show?id=" + resource.getString("id")).getJsonObject("result"))
                    .isEqualTo(resource);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tags:cities | keywordsEn = 'cities'",
                "-tags:cities | NOT (keywordsEn = 'cities')",
                "license_id:\"CC0-1.0\" | license = 'CC0-1.0'",
                "license_id:(CC0-1.0 OR MIT) AND -name:pilots | license IN ('CC0-1.0', 'MIT') AND id <> 'pilots'",
                "organization:pilot-city-portal +groups:tran | themes = 'http://publications.europa.eu/resource/authority/data-theme/TRAN'",
                "res_format:(CSV OR JSON) | formats = 'CSV'",
                "metadata_modified:[2020-01-01T00:00:00Z TO *] | metadataModified >= TIMESTAMP('2020-01-01T00:00:00Z')",
                "metadata_modified:[NOW+1DAY TO *] | id = 'none'",
                "metadata_modified:{* TO 2020-01-01T00:00:00.000Z} | id = 'none'",
                "name:p* NOT name:places | id LIKE 'p%' AND id <> 'places'",
                "(name:pilots OR name:places) AND state:active AND private:false | id IN ('pilots', 'places')",
                "state:deleted | id = 'none'",
                "*:* | id <> 'none'",
                "tags: \"city services\" | keywordsEn = 'city services'"
            })
    void aFilterQueryFindsWhatTheSameConditionOfASearchFinds(String fq, String cql) {
        JsonArray items = new JsonObject(
                        portal.get("/api/search?kind=dataset&limit=100&sort=id&filter=" + TestPortal.encode(cql))
                                .body())
                .getJsonArray("items");
        assertThat(found("fq", fq))
                .isEqualTo(items.stream()
                        .map(each -> ((JsonObject) each).getString("id"))
                        .toList());
    }

    @Test
    void wordsAreSearchedAndNothingTypedFails() {
        assertThat(found("q", "自行车")).contains("campaigns");
        assertThat(found("q", "title:pilot*")).contains("pilots").doesNotContain("places");
        assertThat(found("q", "cycling AND -name:categories"))
                .contains("campaigns")
                .doesNotContain("categories");
        assertThat(found("q", "")).containsExactlyElementsOf(bundled());
    }

    @Test
    void pagesByStartAndRowsJoinWithoutAGap() {
        List<String> all = found("q", "*:*");
        StringBuilder joined = new StringBuilder();
        for (int start = 0; start < all.size(); start += 2) {
            action("package_search?sort=id%20asc&rows=2&start=" + start)
                    .getJsonObject("result")
                    .getJsonArray("results")
                    .forEach(each ->
                            joined.append(((JsonObject) each).getString("name")).append(' '));
        }
        assertThat(joined.toString().strip().split(" ")).containsExactlyElementsOf(all);
    }

    @Test
    void facetsCountWhatAFilterQueryFinds() {
        String fields = TestPortal.encode("[\"organization\",\"groups\",\"tags\",\"res_format\",\"license_id\"]");
        JsonObject facets = action("package_search?rows=0&facet.field=" + fields)
                .getJsonObject("result")
                .getJsonObject("search_facets");
        for (String field : facets.fieldNames()) {
            JsonArray items = facets.getJsonObject(field).getJsonArray("items");
            assertThat(items).as(field).isNotEmpty();
            for (int i = 0; i < Math.min(items.size(), 4); i++) {
                JsonObject item = items.getJsonObject(i);
                assertThat(found("fq", field + ":\"" + item.getString("name") + "\""))
                        .as(field + " " + item)
                        .hasSize(item.getInteger("count"));
            }
        }
    }

    @Test
    void theRequestsOfHarvestersAreUnderstood() {
        String fq = TestPortal.encode("metadata_modified:[2020-01-01T00:00:00Z TO *] -organization:nobody");
        assertThat(action("package_search?rows=100&start=0&sort=id+asc&fq=" + fq)
                        .getJsonObject("result")
                        .getInteger("count"))
                .isEqualTo(bundled().size());
        String body =
                "{\"fq\":\"(organization:pilot-city-portal OR organization:other)\",\"rows\":1,\"facet\":\"true\","
                        + "\"facet.field\":[\"tags\"],\"include_private\":true}";
        JsonObject result = new JsonObject(post("/api/action/package_search", "application/json", body)
                        .body())
                .getJsonObject("result");
        assertThat(result.getInteger("count")).isEqualTo(bundled().size());
        assertThat(result.getJsonObject("facets").getJsonObject("tags").isEmpty())
                .isFalse();
        assertThat(found("ext_bbox", "113,23,114,24")).contains("campaigns");
    }

    @Test
    void rowsOfTheDatastoreAreThoseOfASearch() {
        String filters = TestPortal.encode("{\"batch\":2013,\"level\":[\"new-area\",\"county\"]}");
        JsonObject table = action("datastore_search?resource_id=pilots&limit=32001&filters=" + filters)
                .getJsonObject("result");
        JsonObject search = new JsonObject(portal.get("/api/search?kind=pilot&limit=1000&sort=id&filter="
                        + TestPortal.encode("batch = 2013 AND level IN ('new-area', 'county')"))
                .body());
        assertThat(table.getInteger("limit")).isEqualTo(32000);
        assertThat(table.getInteger("total"))
                .isEqualTo(search.getInteger("total"))
                .isPositive();
        JsonArray items = search.getJsonArray("items");
        for (int i = 0; i < items.size(); i++) {
            JsonObject row = table.getJsonArray("records").getJsonObject(i);
            JsonObject item = items.getJsonObject(i).getJsonObject("document");
            assertThat(row.getString("_id")).isEqualTo(item.getString("id"));
            assertThat(row.getValue("name")).isEqualTo(item.getValue("name"));
            assertThat(row.getJsonObject("geometry")).isEqualTo(item.getJsonObject("geometry"));
        }
    }

    @Test
    void theDatastoreReadsEveryFormOfQuestion() {
        String or = TestPortal.encode("{\"$or\":[{\"batch\":{\"lt\":2013}},{\"_id\":\"CN-SCP-2013-001\"}]}");
        assertThat(action("datastore_search?resource_id=pilots.export-csv&limit=0&filters=" + or)
                        .getJsonObject("result")
                        .getInteger("total"))
                .isEqualTo(91);
        JsonObject csv = action(
                        "datastore_search?resource_id=pilots&limit=2&offset=1&fields=_id,batch&records_format=csv"
                                + "&include_next_page=true")
                .getJsonObject("result");
        assertThat(csv.getString("records")).isEqualTo("CN-SCP-2012-002,2012\nCN-SCP-2012-003,2012\n");
        assertThat(csv.getJsonObject("next_page")).isEqualTo(new JsonObject("{\"_id\":{\"gt\":\"CN-SCP-2012-003\"}}"));
        String next = TestPortal.encode(csv.getJsonObject("next_page").encode());
        assertThat(action("datastore_search?resource_id=pilots&limit=1&fields=_id&records_format=lists&filters=" + next)
                        .getJsonObject("result")
                        .getJsonArray("records")
                        .encode())
                .isEqualTo("[[\"CN-SCP-2012-004\"]]");
        assertThat(action("datastore_search?resource_id=pilots&fields=batch&distinct=true&sort="
                                + TestPortal.encode("batch desc"))
                        .getJsonObject("result")
                        .getJsonArray("records")
                        .encode())
                .isEqualTo("[{\"batch\":2013},{\"batch\":2012}]");
        assertThat(action("datastore_search?resource_id=pilots&limit=0&q="
                                + TestPortal.encode("{\"nameEn\":\"dongcheng\"}"))
                        .getJsonObject("result")
                        .getInteger("total"))
                .isEqualTo(new JsonObject(portal.get("/api/search?kind=pilot&limit=0&filter="
                                        + TestPortal.encode("CASEI(nameEn) LIKE CASEI('%dongcheng%')"))
                                .body())
                        .getInteger("total"))
                .isPositive();
    }

    @Test
    void aDumpHasEveryRow() {
        assertThat(portal.get("/datastore/dump/places?fields=_id").body().lines())
                .hasSize(1 + 31 + 333 + 2975);
        assertThat(portal.get("/datastore/dump/projects?bom=true").body()).startsWith("\uFEFF_id,");
        assertThat(new JsonObject(portal.get("/datastore/dump/projects?format=json")
                                .body())
                        .getJsonArray("records"))
                .hasSize(8);
        assertThat(portal.get("/datastore/dump/projects?format=xml&limit=3")
                        .body()
                        .split("<row "))
                .hasSize(4);
        assertThat(portal.get("/datastore/dump/nope").statusCode()).isEqualTo(404);
        assertThat(portal.get("/datastore/dump/projects?format=pdf").statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"/feeds/custom.atom?q=&tags=cities, 1", "/feeds/group/tran.atom, 3", "/feeds/tag/cities.atom, 1"})
    void feedsListThePackages(String path, int entries) throws Exception {
        assertThatFeedLists(path, entries);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feeds/dataset.atom", "/feeds/organization/pilot-city-portal.atom"})
    void feedsListAllPackages(String path) throws Exception {
        assertThatFeedLists(path, bundled().size());
    }

    private void assertThatFeedLists(String path, int entries) throws Exception {
        HttpResponse<String> answer = portal.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/atom+xml");
        var document = javax.xml.parsers.DocumentBuilderFactory.newNSInstance()
                .newDocumentBuilder()
                .parse(new org.xml.sax.InputSource(new java.io.StringReader(answer.body())));
        assertThat(document.getElementsByTagNameNS("http://www.w3.org/2005/Atom", "entry")
                        .getLength())
                .isEqualTo(entries);
        String tag = answer.headers().firstValue("etag").orElseThrow();
        assertThat(portal.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void aFeedThatThereIsNotIsNotFound() {
        assertThat(portal.get("/feeds/group/nope.atom").statusCode()).isEqualTo(404);
        assertThat(portal.get("/feeds/organization/nope.atom").statusCode()).isEqualTo(404);
        assertThat(portal.get("/feeds/dataset.atom?page=x").statusCode()).isEqualTo(400);
    }
}
