package pilotcity.portal.face.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import pilotcity.portal.TestPortal;

/** The OpenAPI document as a client that was made of it would see it. */
final class OpenApiDescription {
    static final ObjectMapper JSON = new ObjectMapper();
    static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    final JsonNode document;

    OpenApiDescription(TestPortal portal) {
        this.document = json(portal.get("/openapi.json").body());
    }

    record Operation(String method, String path, JsonNode json) {
        String id() {
            return json.get("operationId").asText();
        }

        List<JsonNode> parameters(String place) {
            List<JsonNode> found = new ArrayList<>();
            json.path("parameters").forEach(parameter -> {
                if (parameter.get("in").asText().equals(place)) {
                    found.add(parameter);
                }
            });
            return found;
        }

        boolean isRead() {
            return method.equals("get");
        }

        boolean isAnsweredWith(int status) {
            return json.get("responses").has(String.valueOf(status));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                operations.add(new Operation(method.getKey(), path.getKey(), method.getValue()));
            }
        }
        return operations;
    }

    Operation get(String id) {
        return operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What is wrong with an answer by the schema of its status and media type. */
    List<String> faults(Operation operation, int status, String mediaType, JsonNode body) {
        JsonNode response = operation.json().get("responses").get(String.valueOf(status));
        if (response == null) {
            return List.of(operation + " has no answer " + status + ": " + body);
        }
        JsonNode whole =
                response.has("$ref") ? document.at(response.get("$ref").asText().substring(1)) : response;
        JsonNode schema = whole.path("content").path(mediaType).path("schema");
        return schema.isMissingNode()
                ? List.of(operation + " " + status + " has no " + mediaType + ": " + whole)
                : schema(schema).validate(body).stream().map(String::valueOf).toList();
    }

    /** A schema of the document, with all that it refers to. */
    Schema schema(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("components", document.get("components"));
        whole.set("allOf", JSON.createArrayNode().add(schema));
        return SCHEMAS.getSchema(whole);
    }

    static HttpResponse<String> send(TestPortal portal, Operation operation, String path, String token, String body) {
        HttpRequest.Builder request = portal.request(path);
        if (operation.json().get("security").size() > 0) {
            request.header("Authorization", token);
        }
        if (operation.json().has("requestBody")) {
            request.header("Content-Type", "application/json");
        }
        return portal.send(request.method(operation.method().toUpperCase(Locale.ROOT), BodyPublishers.ofString(body))
                .build());
    }

    static String mediaType(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
