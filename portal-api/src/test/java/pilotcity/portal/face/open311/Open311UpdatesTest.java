package pilotcity.portal.face.open311;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** mySociety's extension: updates out and in. */
class Open311UpdatesTest {
    private final Open311Client client = new Open311Client(Open311Client.portal());

    private HttpResponse<String> update(String key, String request, String id, String status, String words) {
        return client.post(
                "servicerequestupdates.json",
                "api_key",
                key,
                "service_request_id",
                request,
                "update_id",
                id,
                "status",
                status,
                "updated_datetime",
                Instant.now().toString(),
                "description",
                words,
                "email",
                "marked@example.org",
                "media_url",
                "https://example.org/1.jpg");
    }

    private String updated(String request, String status, String words) {
        HttpResponse<String> answer =
                update(client.key, request, UUID.randomUUID().toString(), status, words);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return SparkConvention.json(answer.body()).path(0).path("update_id").asText();
    }

    private List<JsonNode> listed(String request) {
        List<JsonNode> own = new ArrayList<>();
        client.json("servicerequestupdates.json?start_date="
                        + Instant.now().minusSeconds(3600) + "&end_date="
                        + Instant.now().plusSeconds(60))
                .forEach(update -> {
                    if (update.path("service_request_id").asText().equals(request)) {
                        own.add(update);
                    }
                });
        return own;
    }

    private String exact(String request) {
        return client.json("requests/" + request + ".json?extensions=true")
                .path(0)
                .path("extended_attributes")
                .path("status")
                .asText();
    }

    @Test
    void whatIsPostedIsListedUnderTheSameId() {
        String request = client.report();
        assertThat(listed(request)).isEmpty();
        String accepted = updated(request, "INVESTIGATING", "正在核实");
        String started = updated(request, "IN_PROGRESS", "已安排");
        String said = updated(request, "OPEN", "还在处理");
        String fixed = updated(request, "FIXED", "已清理");
        List<JsonNode> updates = listed(request);
        assertThat(updates)
                .extracting(update -> update.path("update_id").asText())
                .contains(accepted, started, said, fixed)
                .doesNotHaveDuplicates();
        JsonNode last = updates.getLast();
        assertThat(last.path("update_id").asText()).isEqualTo(fixed);
        assertThat(last.path("status").asText()).isEqualTo("FIXED");
        assertThat(last.path("external_status_code").asText()).isEqualTo("resolved");
        assertThat(last.path("description").asText()).isEqualTo("已清理");
        assertThat(last.path("media_url").asText()).isEqualTo("https://example.org/1.jpg");
        assertThat(updates.toString()).doesNotContain("marked@");
        JsonNode now = client.request(request);
        assertThat(now.path("status").asText()).isEqualTo("closed");
        assertThat(now.path("status_notes").asText()).isEqualTo("已清理");
        updated(request, "OPEN", "又出现了");
        assertThat(exact(request)).isEqualTo("reopened");
    }

    @ParameterizedTest
    @CsvSource({
        "reported, FOR_TRIAGE, screened",
        "reported, INVESTIGATING, accepted",
        "reported, IN_PROGRESS, accepted",
        "reported, CLOSED, declined",
        "reported, NO_FURTHER_ACTION, declined",
        "reported, NOT_COUNCILS_RESPONSIBILITY, declined",
        "reported, OPEN, reported",
        "reported, DUPLICATE, reported",
        "accepted, ACTION_SCHEDULED, in-progress",
        "accepted, in_progress, in-progress",
        "accepted, INTERNAL_REFERRAL, accepted",
        "accepted, FIXED, resolved",
        "accepted, CLOSED, resolved",
        "declined, FIXED, declined",
        "declined, REOPEN, reopened"
    })
    void aStatusAsksForAStep(String before, String asked, String after) {
        String request = client.report();
        switch (before) {
            case "accepted" -> client.write("accept", request, Map.of());
            case "declined" -> client.write("decline", request, Map.of("note", "不受理"));
            default -> assertThat(exact(request)).isEqualTo(before);
        }
        updated(request, asked, "说明");
        assertThat(exact(request)).isEqualTo(after);
    }

    @Test
    void anUpdateThatIsSentAgainIsDoneOnce() {
        String request = client.report();
        String first =
                update(client.key, request, "same", "INVESTIGATING", "核实中").body();
        String second =
                update(client.key, request, "same", "INVESTIGATING", "核实中").body();
        assertThat(second).isEqualTo(first);
        assertThat(listed(request).stream()
                        .filter(update -> update.path("description").asText().equals("核实中")))
                .hasSize(1);
    }

    @Test
    void aStepNeedsItsGrant() {
        String request = client.report();
        String commenting = client.key(Open311Client.grant("comment"));
        assertThat(update(commenting, request, "a", "OPEN", "只说一句").statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused = update(commenting, request, "b", "NO_FURTHER_ACTION", "关闭");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("decline");
        assertThat(exact(request)).isEqualTo("reported");
    }

    @Test
    void whatIsMissingOrImpossibleIsNamed() {
        String request = client.report();
        HttpResponse<String> empty = client.post("servicerequestupdates.json", "api_key", client.key);
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(SparkConvention.json(empty.body())).hasSize(5);
        assertThat(update(client.key, "none", "x", "OPEN", "x").statusCode()).isEqualTo(404);
        assertThat(update(client.key, request, "x", "DONE", "x").statusCode()).isEqualTo(400);
        HttpResponse<String> early = update(client.key, request, "y", "FIXED", "x");
        assertThat(early.statusCode()).isEqualTo(400);
        assertThat(SparkConvention.json(early.body()).path(0).path("code").asInt())
                .isEqualTo(409);
    }

    @Test
    void updatesAreListedByTimeAndInPages() {
        String request = client.report();
        for (int i = 0; i < 5; i++) {
            updated(request, "OPEN", "第 " + i + " 条");
        }
        List<String> all = new ArrayList<>();
        List<String> times = new ArrayList<>();
        client.json("servicerequestupdates.json").forEach(update -> {
            all.add(update.path("update_id").asText());
            times.add(update.path("updated_datetime").asText());
        });
        assertThat(times).isSorted();
        assertThat(all).doesNotHaveDuplicates();
        List<String> walked = new ArrayList<>();
        for (int page = 1; walked.size() < all.size(); page++) {
            JsonNode part = client.json("servicerequestupdates.json?page_size=3&page=" + page);
            assertThat(part).isNotEmpty();
            part.forEach(update -> walked.add(update.path("update_id").asText()));
        }
        assertThat(walked).isEqualTo(all);
    }
}
