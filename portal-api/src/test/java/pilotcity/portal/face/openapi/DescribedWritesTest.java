package pilotcity.portal.face.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.permission.Grant;

/** Every write does what its example shows, and answers as described. */
class DescribedWritesTest {
    private final TestPortal portal = TestPortal.withNotes();
    private final OpenApiDescription description = new OpenApiDescription(portal);
    private final String token = portal.bearer("writer", Grant.ALL);

    private Stream<OpenApiDescription.Operation> writes() {
        return description.operations().stream()
                .filter(operation -> operation.method().equals("post"))
                .filter(operation -> operation.path().startsWith("/api/")
                        && !operation.path().contains("/tokens")
                        && !operation.path().startsWith("/api/uploads")
                        && !operation.path().contains("/notes"));
    }

    @Test
    void everyExampleFitsTheSchemaOfItsBody() {
        writes().forEach(operation -> assertThat(description
                        .schema(body(operation).get("schema"))
                        .validate(body(operation).get("example")))
                .as(operation.toString())
                .isEmpty());
    }

    private static JsonNode body(OpenApiDescription.Operation operation) {
        return operation.json().get("requestBody").get("content").get("application/json");
    }

    @Test
    void everyExampleIsDoneOrRefusedAsDescribed() {
        List<String> done = new ArrayList<>();
        writes().forEach(operation -> {
            String path =
                    operation.path().replace("{id}", document(operation.path().split("/")[2], operation));
            HttpResponse<String> answer = OpenApiDescription.send(
                    portal, operation, path, token, example(operation).toString());
            String type = OpenApiDescription.mediaType(answer);
            assertThat(description.faults(operation, answer.statusCode(), type, OpenApiDescription.json(answer.body())))
                    .as(operation + " " + answer.body())
                    .isEmpty();
            if (answer.statusCode() < 300) {
                done.add(operation.id());
            } else {
                // an example can be wrong for the state of the document, or for whoever has not reported it
                assertThat(answer.statusCode())
                        .as(operation + " " + answer.body())
                        .isIn(403, 409);
            }
        });
        assertThat(done)
                .contains("reportRecord", "screenRecord", "acceptRecord", "commentRecord", "classifyRecord")
                .contains("redactRecord", "mergeRecord", "openCampaign", "editCampaign", "referReferral")
                .contains("acknowledgeReferral", "answerReferral");
    }

    /** The example, with a record that is there where it names one. */
    private JsonNode example(OpenApiDescription.Operation operation) {
        ObjectNode example = body(operation).get("example").deepCopy();
        if (example.has("duplicateOf")) {
            example.put("duplicateOf", made("reportRecord"));
        }
        if (example.has("records")) {
            example.putArray("records").add(acceptedRecord());
        }
        return example;
    }

    /** A record in the custody of the organisation that refers it in the example: that of its campaign. */
    private String acceptedRecord() {
        OpenApiDescription.Operation report = description.get("reportRecord");
        ObjectNode example = body(report).get("example").deepCopy();
        String record = made(report, example.put("campaign", made("openCampaign")));
        OpenApiDescription.Operation accept = description.get("acceptRecord");
        HttpResponse<String> accepted =
                OpenApiDescription.send(portal, accept, accept.path().replace("{id}", record), token, "{}");
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
        return record;
    }

    private String document(String plural, OpenApiDescription.Operation operation) {
        if (!operation.path().contains("{id}")) {
            return "";
        }
        return switch (plural) {
            case "campaigns" -> made("openCampaign");
            case "referrals" -> made("referReferral");
            case "records" -> made("reportRecord");
            default -> first(plural);
        };
    }

    /** A document of a kind of which none is made by a verb, or none that this test knows. */
    private String first(String plural) {
        return OpenApiDescription.json(portal.get("/api/export/" + plural + ".jsonl")
                        .body()
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .get("id")
                .asText();
    }

    /** The id of a document made by the example of {@code operationId}. */
    private String made(String operationId) {
        OpenApiDescription.Operation operation = description.get(operationId);
        return made(operation, example(operation));
    }

    private String made(OpenApiDescription.Operation operation, JsonNode body) {
        HttpResponse<String> answer =
                OpenApiDescription.send(portal, operation, operation.path(), token, body.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return OpenApiDescription.json(answer.body()).get("id").asText();
    }

    @Test
    void tokensAreMintedListedAndRevokedAsDescribed() {
        JsonNode minted = checked(
                "mintToken",
                "/api/tokens",
                body(description.get("mintToken")).get("example").toString());
        checked("listTokens", "/api/tokens", "");
        checked("getAnonymousToken", "/api/tokens/anonymous", "");
        OpenApiDescription.Operation revoke = description.get("revokeToken");
        assertThat(OpenApiDescription.send(
                                portal,
                                revoke,
                                "/api/tokens/" + minted.get("jti").asText(),
                                token,
                                "")
                        .statusCode())
                .isEqualTo(204);
    }

    private JsonNode checked(String id, String path, String body) {
        OpenApiDescription.Operation operation = description.get(id);
        HttpResponse<String> answer = OpenApiDescription.send(portal, operation, path, token, body);
        JsonNode json = OpenApiDescription.json(answer.body());
        assertThat(description.faults(operation, answer.statusCode(), OpenApiDescription.mediaType(answer), json))
                .isEmpty();
        assertThat(answer.statusCode()).isLessThan(300);
        return json;
    }
}
