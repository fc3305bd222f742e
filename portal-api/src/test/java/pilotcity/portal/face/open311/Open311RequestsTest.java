package pilotcity.portal.face.open311;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;

/** What clients do: list, look at a definition, post, follow. */
class Open311RequestsTest {
    private final TestPortal portal = Open311Client.portal();
    private final Open311Client client = new Open311Client(portal);

    private static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.path(field).asText()));
        return texts;
    }

    private static List<String> ids(JsonNode requests) {
        return texts(requests, "service_request_id");
    }

    private void move(String id, String reported) {
        var token = portal.sql(
                "UPDATE record SET reported_at = $2, updated_at = $2 WHERE id = $1",
                id,
                OffsetDateTime.parse(reported));
        portal.get("/api/search?limit=0&atLeast=" + token);
    }

    @Test
    void discoveryLeadsToEverythingElse() {
        JsonNode discovery = client.json("discovery.json");
        JsonNode endpoint = discovery.path("endpoints").path(0);
        assertThat(endpoint.path("specification").asText()).isEqualTo("http://wiki.open311.org/GeoReport_v2");
        assertThat(endpoint.path("type").asText()).isEqualTo("production");
        assertThat(endpoint.path("formats")).hasSize(2);
        assertThat(Instant.parse(endpoint.path("changeset").asText())).isBefore(Instant.now());
        assertThat(discovery.path("contact").asText()).isNotBlank();
        assertThat(discovery.path("key_service").asText()).contains("/api/tokens/anonymous");
        assertThat(endpoint.path("url").asText()).isEqualTo(portal.url() + "/open311/v2");
        assertThat(portal.get("/open311").headers().firstValue("location")).contains("/open311/v2/discovery.xml");
    }

    @Test
    void servicesHaveUniqueNamesInBothLanguages() {
        for (String language : List.of("zh-CN", "en")) {
            JsonNode services = client.json("services.json", "Accept-Language", language);
            assertThat(services).hasSizeGreaterThan(100);
            assertThat(texts(services, "service_name")).doesNotHaveDuplicates().doesNotContain("null");
            assertThat(texts(services, "service_code")).doesNotHaveDuplicates();
            assertThat(new HashSet<>(texts(services, "type"))).containsExactly("realtime");
        }
        assertThat(texts(client.json("services.json"), "service_name")).contains("机动车占用自行车道");
        assertThat(texts(client.json("services.json", "Accept-Language", "en"), "service_name"))
                .contains("Cycle lane blocked by motor vehicles");
    }

    @Test
    void aNameThatTwoServicesHaveGetsTheirGroup() {
        var token = portal.sql("UPDATE category SET name = '同名' WHERE id IN ('taxi', 'water-bill')");
        try {
            portal.get("/api/search?limit=0&atLeast=" + token);
            assertThat(texts(client.json("services.json"), "service_name"))
                    .filteredOn(name -> name.startsWith("同名"))
                    .hasSize(2)
                    .doesNotHaveDuplicates()
                    .doesNotContain("同名");
        } finally {
            portal.sql("UPDATE category SET name = '出租车、网约车服务' WHERE id = 'taxi'");
            var back = portal.sql("UPDATE category SET name = '水费、水表问题' WHERE id = 'water-bill'");
            portal.get("/api/search?limit=0&atLeast=" + back);
        }
    }

    @Test
    void aDefinitionSaysWhatIsAsked() {
        JsonNode definition = client.json("services/unpaid-wages.json", "Accept-Language", "en");
        assertThat(definition.path("service_code").asText()).isEqualTo("unpaid-wages");
        JsonNode employer = definition.path("attributes").path(0);
        assertThat(employer.path("code").asText()).isEqualTo("employer");
        assertThat(employer.path("required").asBoolean()).isTrue();
        assertThat(employer.path("variable").asBoolean()).isTrue();
        assertThat(employer.path("values").isNull()).isTrue();
        JsonNode blocks = client.json("services/cycling-lane-blocked.json").path("attributes");
        assertThat(texts(blocks, "order"))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, blocks.size())
                        .mapToObj(String::valueOf)
                        .toList());
        assertThat(texts(blocks, "datatype")).contains("singlevaluelist", "multivaluelist");
    }

    @Test
    void aPostedRequestIsFoundByItsTokenAndItsId() {
        for (String format : List.of("xml", "json")) {
            HttpResponse<String> posted = client.post(
                    "requests." + format,
                    "api_key",
                    client.anonymousKey(),
                    "service_code",
                    "unpaid-wages",
                    "lat",
                    "23.1291",
                    "long",
                    "113.3245",
                    "attribute[employer]",
                    "某公司");
            assertThat(posted.statusCode()).as(posted.body()).isEqualTo(200);
            JsonNode answer =
                    format.equals("xml") ? SparkConvention.of(posted.body()) : SparkConvention.json(posted.body());
            String id = answer.path(0).path("service_request_id").asText();
            assertThat(answer.path(0).path("service_notice").asText()).contains(portal.url() + "/follow/" + id);
            assertThat(client.json("tokens/" + id + ".json")
                            .path(0)
                            .path("service_request_id")
                            .asText())
                    .isEqualTo(id);
            JsonNode request = client.request(id);
            assertThat(request.path("service_code").asText()).isEqualTo("unpaid-wages");
            assertThat(request.path("status").asText()).isEqualTo("open");
            assertThat(request.path("description").asText())
                    .isEqualTo(request.path("service_name").asText());
        }
    }

    @Test
    void attributesMediaAndAddressComeBack() {
        String id = client.report(
                "attribute[what-blocks][]", "car",
                "attribute[what-blocks][]", "bus",
                "attribute[how-often]", "once",
                "attribute[passable]", "",
                "media_url", "https://example.org/a.jpg",
                "address_string", "天河路 1 号",
                "device_id", "D-1");
        JsonNode request = client.json("requests/" + id + ".json?extensions=true", "Accept-Language", "en")
                .path(0);
        assertThat(texts(request.path("attributes"), "code")).containsExactlyInAnyOrder("car", "bus", "once");
        assertThat(texts(request.path("attributes"), "value")).contains("Cars", "Buses or coaches");
        assertThat(request.path("media_url").asText()).isEqualTo("https://example.org/a.jpg");
        assertThat(request.path("address").asText()).isEqualTo("天河路 1 号");
        assertThat(request.path("address_id").asText()).startsWith("4401");
        assertThat(request.path("extended_attributes").path("status").asText()).isEqualTo("reported");
        assertThat(request.path("extended_attributes").path("channel").asText()).isEqualTo("open311");
        assertThat(texts(request.path("notes"), "type")).containsExactly("reported");
        assertThat(client.request(id).has("notes")).isFalse();
    }

    @Test
    void photosComeAsPartsOfAFormOrInBase64() {
        HttpResponse<String> posted = client.postMultipart(
                "requests.json",
                Base64.getDecoder().decode(png()),
                "api_key",
                client.key,
                "service_code",
                "cycling-lane-blocked",
                "address_string",
                "天河路");
        assertThat(posted.statusCode()).as(posted.body()).isEqualTo(200);
        for (String id : List.of(
                SparkConvention.json(posted.body())
                        .path(0)
                        .path("service_request_id")
                        .asText(),
                client.report("media", png()))) {
            String address = client.request(id).path("media_url").asText();
            assertThat(address).startsWith(portal.url() + "/media/");
            assertThat(portal.get(address.substring(portal.url().length())).statusCode())
                    .isEqualTo(200);
        }
    }

    private static String png() {
        try {
            var out = new java.io.ByteArrayOutputStream();
            javax.imageio.ImageIO.write(
                    new java.awt.image.BufferedImage(64, 48, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", out);
            return Base64.getEncoder().encodeToString(out.toByteArray());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aRepeatedIdempotencyKeyMakesOneRequest() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = portal.send(portal.request(
                            Open311Client.BASE + "requests.json",
                            "Content-Type",
                            "application/x-www-form-urlencoded",
                            "Idempotency-Key",
                            "\"once-only\"")
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                            "api_key=" + client.key + "&service_code=taxi&address_string=a"))
                    .build());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            ids.addAll(ids(SparkConvention.json(answer.body())));
        }
        assertThat(ids).hasSize(1);
    }

    @Test
    void pagesWalkAllExactlyOnceNewestFirst() {
        List<String> planted = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            String id = client.report("description", "分页 " + i);
            move(id, "2019-03-01T00:00:" + (10 + i / 2) + ".5Z");
            planted.add(id);
        }
        String window = "requests.json?start_date=2019-03-01T00:00:10Z&end_date=2019-03-01T00:00:21Z&page_size=5&page=";
        List<String> walked = new ArrayList<>();
        for (int page = 1; page <= 6; page++) {
            JsonNode requests = client.json(window + page);
            assertThat(requests.size()).isEqualTo(page < 5 ? 5 : page == 5 ? 3 : 0);
            walked.addAll(ids(requests));
        }
        assertThat(walked).containsExactlyInAnyOrderElementsOf(planted);
        List<String> times = texts(
                client.json("requests.json?start_date=2019-03-01T00:00:00Z&page_size=1000"), "requested_datetime");
        assertThat(times)
                .isSortedAccordingTo(java.util.Comparator.<String>naturalOrder().reversed());
    }

    @Test
    void argumentsNarrowTheListDown() {
        String open = client.report();
        String closed = client.report();
        String other = SparkConvention.json(client.post(
                                "requests.json",
                                "api_key",
                                client.key,
                                "service_code",
                                "taxi",
                                "lat",
                                "24",
                                "long",
                                "114")
                        .body())
                .path(0)
                .path("service_request_id")
                .asText();
        client.write("decline", closed, Map.of("note", "重复上报，不予受理"));
        for (String id : List.of(open, closed, other)) {
            var token = portal.sql(
                    "UPDATE record SET reported_at = $2 WHERE id = $1",
                    id,
                    OffsetDateTime.parse("2018-06-01T12:00:00Z"));
            portal.get("/api/search?limit=0&atLeast=" + token);
        }
        String window = "requests.json?start_date=2018-06-01T20:00:00%2B08:00&end_date=2018-06-01T20:00:00+08:00";
        assertThat(ids(client.json(window))).containsExactlyInAnyOrder(open, closed, other);
        assertThat(ids(client.json(window + "&status=open"))).containsExactlyInAnyOrder(open, other);
        assertThat(ids(client.json(window + "&status=closed"))).containsExactly(closed);
        assertThat(ids(client.json(window + "&status=open,closed&status="))).hasSize(3);
        assertThat(ids(client.json(window + "&service_code=taxi"))).containsExactly(other);
        assertThat(ids(client.json(window + "&service_code=taxi&service_code=cycling-lane-blocked")))
                .hasSize(3);
        assertThat(ids(client.json(window + "&lat=24&long=114&radius=2000"))).containsExactly(other);
        assertThat(ids(client.json(window + "&updated_after=" + Instant.now().minusSeconds(600))))
                .hasSize(3);
        assertThat(ids(client.json(window + "&updated_before=2018-07-01T00:00:00Z")))
                .isEmpty();
        assertThat(ids(client.json("requests.json?start_date=nonsense&status=closed&service_request_id=" + other
                        + ",none," + closed)))
                .containsExactly(other, closed);
        assertThat(ids(client.json("requests.json"))).doesNotContain(open, closed, other);
        JsonNode request = client.request(closed);
        assertThat(request.path("status_notes").asText()).isEqualTo("重复上报，不予受理");
        assertThat(request.path("status").asText()).isEqualTo("closed");
        assertThat(client.get("requests.json?start_date=2026-01-01T00:00:00Z&end_date=2026-04-01T00:00:00Z")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aClosedRequestShowsWhenItWasClosed() {
        String id = client.report();
        client.write("decline", id, Map.of("note", "不属于市政"));
        String closed = client.request(id).path("updated_datetime").asText();
        var token = portal.sql(
                "UPDATE record SET updated_at = $2 WHERE id = $1",
                id,
                Instant.now().plus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC));
        portal.get("/api/search?limit=0&atLeast=" + token);
        assertThat(client.request(id).path("updated_datetime").asText()).isEqualTo(closed);
    }

    @Test
    void simulatedRequestsAreLeftOutUnlessAskedFor() {
        String id = client.report();
        var token = portal.sql("UPDATE record SET simulated = true WHERE id = $1", id);
        portal.get("/api/search?limit=0&atLeast=" + token);
        assertThat(client.get("requests/" + id + ".json").statusCode()).isEqualTo(404);
        assertThat(ids(client.json("requests.json"))).doesNotContain(id);
        assertThat(ids(client.json("requests.json?service_request_id=" + id))).isEmpty();
        assertThat(ids(client.json("requests.json?simulated=include"))).contains(id);
        assertThat(client.get("requests/" + id + ".xml?simulated=include").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsPrivateNeverComesBack() {
        String exact = "23.129163";
        HttpResponse<String> posted = client.post(
                "requests.json",
                "api_key",
                client.key,
                "service_code",
                "noise-neighbour",
                "lat",
                exact,
                "long",
                "113.324587",
                "address_string",
                "MARKED-ADDRESS",
                "description",
                "MARKED-WORDS",
                "email",
                "marked@example.org",
                "phone",
                "MARKED-PHONE",
                "first_name",
                "MARKED-FIRST",
                "last_name",
                "MARKED-LAST",
                "device_id",
                "MARKED-DEVICE",
                "account_id",
                "MARKED-ACCOUNT",
                "media_url",
                "https://example.org/MARKED.jpg");
        String id = SparkConvention.json(posted.body())
                .path(0)
                .path("service_request_id")
                .asText();
        client.write("redact", id, Map.of("note", "隐去", "description", "已隐去"));
        client.write("comment", id, Map.of("note", "公开的话"));
        List<String> answers = new ArrayList<>(List.of(posted.body().replace(client.key, "")));
        for (String format : List.of("xml", "json")) {
            for (String path : List.of(
                    "requests/" + id + "." + format,
                    "requests/" + id + "." + format + "?extensions=true",
                    "requests." + format + "?extensions=true",
                    "tokens/" + id + "." + format,
                    "servicerequestupdates." + format)) {
                HttpResponse<String> answer = client.get(path);
                assertThat(answer.statusCode()).isEqualTo(200);
                answers.add(answer.body());
            }
        }
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer).doesNotContain("MARKED", "marked@", exact, "113.324587"));
        assertThat(client.request(id).path("lat").isNumber()).isTrue();
    }

    @Test
    void readsHaveAnEntityTagAndOtherPagesMayRead() {
        for (String path : List.of("discovery.xml", "services.json", "services/taxi.xml", "requests.json")) {
            HttpResponse<String> first = client.get(path, "Origin", "https://example.org");
            assertThat(first.headers().firstValue("access-control-allow-origin"))
                    .contains("*");
            assertThat(first.headers().allValues("vary")).anyMatch(value -> value.contains("Accept-Language"));
            String tag = first.headers().firstValue("etag").orElseThrow();
            assertThat(client.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
            HttpResponse<String> head = client.send("HEAD", path);
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
        }
        assertThat(client.send("OPTIONS", "requests.json").headers().firstValue("allow"))
                .contains("GET, HEAD, OPTIONS, POST");
        assertThat(client.send("HEAD", "requests/none.json").statusCode()).isEqualTo(404);
    }
}
