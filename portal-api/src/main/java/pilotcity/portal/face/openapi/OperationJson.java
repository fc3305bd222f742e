package pilotcity.portal.face.openapi;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationBody;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.problem.Problem;

/** Operations as OpenAPI has them (3.1.1, clause 4.8.10). */
record OperationJson(LanguageTexts texts, ParameterJson parameters) {
    private static final String BEARER = "bearer";

    JsonObject of(Operation operation) {
        JsonObject json =
                new JsonObject().put("operationId", operation.id()).put("summary", texts.of(operation.title()));
        String description = texts.of(operation.description());
        if (!description.isEmpty()) {
            json.put("description", description);
        }
        json.put("tags", new JsonArray().add(tag(operation)));
        JsonArray taken = new JsonArray();
        for (OperationParameter<?> parameter : operation.parameters()) {
            taken.add(parameters.of(parameter));
        }
        if (!taken.isEmpty()) {
            json.put("parameters", taken);
        }
        OperationBody body = operation.body();
        if (body != null) {
            json.put("requestBody", body(body));
        }
        return json.put("responses", responses(operation))
                .put(
                        "security",
                        operation.needsToken()
                                ? new JsonArray().add(new JsonObject().put(BEARER, new JsonArray()))
                                : new JsonArray());
    }

    static String method(Operation operation) {
        return operation.method().name().toLowerCase(Locale.ROOT);
    }

    String tag(Operation operation) {
        return texts.of(operation.section().title());
    }

    private JsonObject body(OperationBody body) {
        JsonObject json = new JsonObject().put("required", body.required()).put("content", content(body.content()));
        JsonObject example = body.example();
        if (example != null) {
            json.getJsonObject("content").getJsonObject("application/json").put("example", example.copy());
        }
        return json;
    }

    private JsonObject content(Map<String, JsonObject> schemas) {
        JsonObject content = new JsonObject();
        schemas.forEach((type, schema) -> content.put(type, new JsonObject().put("schema", texts.of(schema))));
        return content;
    }

    private JsonObject responses(Operation operation) {
        JsonObject responses = new JsonObject();
        for (OperationResponse response : operation.withResponse()) {
            responses.put(String.valueOf(response.status()), response(response));
            if (response.headers().contains("ETag") && operation.method().equals(HttpMethod.GET)) {
                responses.put("304", new JsonObject().put("description", texts.of("未变", "Not modified")));
            }
        }
        for (Problem.Kind kind : ProblemAnswers.of(operation)) {
            String status = String.valueOf(kind.status());
            if (!responses.containsKey(status)) {
                responses.put(status, ProblemAnswers.reference(kind));
            }
        }
        return responses.put("default", ProblemAnswers.reference(Problem.Kind.INTERNAL));
    }

    private JsonObject response(OperationResponse response) {
        JsonObject json = new JsonObject().put("description", texts.of(response.description()));
        if (!response.headers().isEmpty()) {
            JsonObject headers = new JsonObject();
            response.headers()
                    .forEach(name -> headers.put(name, new JsonObject().put("$ref", "#/components/headers/" + name)));
            json.put("headers", headers);
        }
        return response.content().isEmpty() ? json : json.put("content", content(response.content()));
    }
}
