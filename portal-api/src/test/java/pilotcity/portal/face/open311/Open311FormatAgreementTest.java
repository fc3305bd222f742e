package pilotcity.portal.face.open311;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** XML and JSON say the same. */
class Open311FormatAgreementTest {
    private static final int RECORDS = 40;
    private static final String[] WORDS = {
        "坑洼",
        "𠮷野家门口",
        "🚲🚧",
        "<b>&amp;</b>",
        "]]>",
        "a\u0001b",
        "line\r\nend",
        "tab\t",
        "\ufffe",
        "\ud83d",
        "  ",
        "\"quoted\"",
        "é",
        "\u0085",
        "\u2028",
        "'",
        "007"
    };
    private static final String[] SERVICES = {
        "cycling-lane-blocked", "cycling-barrier", "street-light-out", "taxi", "bicycle-theft", "water-bill"
    };

    private final Open311Client client = new Open311Client(Open311Client.portal());

    private void agree(String path, String... headers) {
        String xml = client.get(path.replace("*", "xml"), headers).body();
        String json = client.get(path.replace("*", "json"), headers).body();
        assertThat(SparkConvention.of(xml)).as(path).isEqualTo(SparkConvention.json(json));
    }

    @Test
    void everyResourceIsTheSameInBothFormats() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            ids.add(plant(random));
        }
        assertThat(ids).as("seed " + seed).doesNotContain("");
        for (String language : List.of("zh-CN", "en")) {
            agree("discovery.*", "Accept-Language", language);
            agree("services.*", "Accept-Language", language);
            agree("requests.*", "Accept-Language", language);
            agree("requests.*?extensions=true", "Accept-Language", language);
            agree("requests.*?service_request_id=" + String.join(",", ids), "Accept-Language", language);
        }
        for (JsonNode service : client.json("services.json")) {
            agree("services/" + service.path("service_code").asText() + ".*");
        }
        for (String id : ids) {
            agree("requests/" + id + ".*?extensions=true");
            agree("tokens/" + id + ".*");
        }
        agree("servicerequestupdates.*");
        agree("requests.*?start_date=1999-01-01T00:00:00Z");
    }

    private String plant(Random random) {
        StringBuilder words = new StringBuilder("报");
        for (int i = random.nextInt(6); i >= 0; i--) {
            words.append(WORDS[random.nextInt(WORDS.length)]);
        }
        List<String> fields = new ArrayList<>(List.of(
                "api_key",
                client.key,
                "service_code",
                SERVICES[random.nextInt(SERVICES.length)],
                "description",
                words.toString()));
        if (random.nextBoolean()) {
            fields.addAll(List.of("lat", decimal(random, 23, 1), "long", decimal(random, 113, 1)));
        } else {
            fields.addAll(List.of("address_string", "0012 " + words));
        }
        if (random.nextInt(3) == 0) {
            fields.addAll(List.of("media_url", "https://example.org/" + random.nextInt() + ".jpg?a=1&b=2"));
        }
        String id = SparkConvention.json(client.post("requests.json", fields.toArray(String[]::new))
                        .body())
                .path(0)
                .path("service_request_id")
                .asText();
        if (random.nextBoolean()) {
            client.write("decline", id, Map.of("note", "不属于本门户\r\n" + WORDS[random.nextInt(4)]));
        }
        return id;
    }

    private static String decimal(Random random, double from, double width) {
        return String.format(Locale.ROOT, "%." + random.nextInt(8) + "f", from + random.nextDouble() * width);
    }

    @Test
    void idsStayTextAlsoWhereTheyLookLikeNumbers() {
        String id = client.report("description", "编号");
        JsonNode request = client.request(id);
        assertThat(request.path("service_request_id").isTextual()).isTrue();
        assertThat(request.path("lat").isNumber()).isTrue();
        assertThat(client.json("tokens/" + id + ".json").path(0).path("token").isTextual())
                .isTrue();
        assertThat(client.json("services.json").path(0).path("metadata").isBoolean())
                .isTrue();
    }

    @Test
    void charactersThatXmlDoesNotHaveAreDropped() {
        String id = client.report("description", "a\u0001b\u000bc 🚲 d\ufffee");
        assertThat(client.request(id).path("description").asText()).isEqualTo("abc 🚲 de");
        assertThat(client.get("requests/" + id + ".xml").body()).contains("<description>abc 🚲 de</description>");
    }

    @Test
    void everyFieldIsThereAlsoWhenNothingIsInIt() {
        String id = SparkConvention.json(client.post(
                                "requests.json", "api_key", client.key, "service_code", "taxi", "address_string", "路口")
                        .body())
                .path(0)
                .path("service_request_id")
                .asText();
        JsonNode request = client.request(id);
        assertThat(request.fieldNames())
                .toIterable()
                .containsExactly(
                        "service_request_id",
                        "status",
                        "status_notes",
                        "service_name",
                        "service_code",
                        "description",
                        "agency_responsible",
                        "service_notice",
                        "requested_datetime",
                        "updated_datetime",
                        "expected_datetime",
                        "address",
                        "address_id",
                        "zipcode",
                        "lat",
                        "long",
                        "media_url");
        assertThat(client.get("requests/" + id + ".xml").body()).contains("<zipcode/>");
    }
}
