package pilotcity.portal.face.openapi;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.problem.ProblemResponses;

/** What operations answer when something is wrong (RFC 9457). */
final class ProblemAnswers {
    private ProblemAnswers() {}

    /** Which problems {@code operation} can answer with, from what it takes. */
    static List<Problem.Kind> of(Operation operation) {
        List<Problem.Kind> kinds = new ArrayList<>(List.of(Problem.Kind.BAD_REQUEST));
        boolean writes = !operation.method().equals(HttpMethod.GET);
        if (operation.needsToken()) {
            kinds.addAll(List.of(Problem.Kind.UNAUTHENTICATED, Problem.Kind.FORBIDDEN));
        }
        if (!operation.parameters(OperationParameter.Place.PATH).isEmpty()) {
            kinds.add(Problem.Kind.NOT_FOUND);
        }
        if (operation.withResponse().stream()
                .anyMatch(response -> response.content().size() > 1)) {
            kinds.add(Problem.Kind.NOT_ACCEPTABLE);
        }
        if (writes) {
            kinds.addAll(
                    List.of(Problem.Kind.CONFLICT, Problem.Kind.TOO_MANY_REQUESTS, Problem.Kind.INSUFFICIENT_STORAGE));
        }
        if (takes(operation, "If-Match") || takes(operation, "Tus-Resumable")) {
            kinds.add(Problem.Kind.PRECONDITION_FAILED);
        }
        if (takes(operation, "Range")) {
            kinds.add(Problem.Kind.RANGE_NOT_SATISFIABLE);
        }
        if (takes(operation, "Upload-Checksum")) {
            kinds.add(Problem.Kind.CHECKSUM_MISMATCH);
        }
        if (operation.body() != null) {
            kinds.addAll(List.of(Problem.Kind.TOO_LARGE, Problem.Kind.UNSUPPORTED_MEDIA_TYPE));
        }
        kinds.addAll(List.of(Problem.Kind.UNAVAILABLE, Problem.Kind.TIMEOUT));
        return kinds;
    }

    private static boolean takes(Operation operation, String field) {
        return operation.parameters(OperationParameter.Place.HEADER).stream()
                .anyMatch(header -> header.name().equals(field));
    }

    static JsonObject reference(Problem.Kind kind) {
        return new JsonObject().put("$ref", "#/components/responses/" + kind.name());
    }

    /** The components that {@link #reference} refers to, for every problem that one of {@code operations} has. */
    static JsonObject responses(List<Operation> operations) {
        JsonObject responses = new JsonObject();
        Stream.concat(
                        operations.stream().flatMap(operation -> of(operation).stream()),
                        Stream.of(Problem.Kind.INTERNAL))
                .distinct()
                .sorted()
                .forEach(kind -> responses.put(kind.name(), response(kind.title())));
        return responses;
    }

    private static JsonObject response(String description) {
        return new JsonObject()
                .put("description", description)
                .put(
                        "content",
                        new JsonObject()
                                .put(
                                        ProblemResponses.TYPE,
                                        new JsonObject().put("schema", SchemaBuilder.named(SchemaBuilder.PROBLEM))));
    }

    static void addSchema(JsonObject schemas) {
        List<Problem.Kind> kinds = Arrays.asList(Problem.Kind.values());
        JsonObject schema = SchemaBuilder.object()
                .with("type", SchemaBuilder.constant("about:blank"))
                .with(
                        "title",
                        SchemaBuilder.choice(
                                kinds.stream().map(Problem.Kind::title).toList()))
                .with("status", SchemaBuilder.integer(400, 599))
                .with("detail", SchemaBuilder.text())
                .perhaps("parameter", SchemaBuilder.text())
                .with("requestId", SchemaBuilder.text())
                .json();
        schemas.put(SchemaBuilder.PROBLEM, schema);
    }
}
