package pilotcity.portal.face.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.permission.Grant;

/** What the document says is what happens. */
class OpenApiTest {
    private static TestPortal portal;
    private static OpenApiDescription description;
    private static String token;

    @BeforeAll
    static void read() {
        portal = TestPortal.withNotes();
        description = new OpenApiDescription(portal);
        token = portal.bearer("reader", Grant.ALL);
    }

    @Test
    void isAValidDocument() throws IOException {
        try (InputStream schema = OpenApiTest.class.getResourceAsStream("oas-3.1-schema.json")) {
            assertThat(OpenApiDescription.SCHEMAS
                            .getSchema(schema, InputFormat.JSON)
                            .validate(description.document))
                    .isEmpty();
        }
        Set<String> ids = new HashSet<>();
        assertThat(description.operations()).allMatch(operation -> ids.add(operation.id()));
    }

    @Test
    void everythingItRefersToIsInIt() {
        for (JsonNode reference : description.document.findValues("$ref")) {
            assertThat(description.document.at(reference.asText().substring(1)).isMissingNode())
                    .as(reference.asText())
                    .isFalse();
        }
    }

    @Test
    void isNegotiatedAndInTwoLanguages() {
        HttpResponse<String> own = portal.get("/openapi.json", "Accept", "application/vnd.oai.openapi+json");
        assertThat(own.headers().firstValue("Content-Type")).contains("application/vnd.oai.openapi+json;version=3.1");
        assertThat(portal.get("/openapi.json", "Accept", "text/csv").statusCode())
                .isEqualTo(200);
        assertThat(portal.get("/openapi.json?lang=zh").body()).contains("试点城市门户 API");
        assertThat(portal.get("/openapi.json?lang=fr").statusCode()).isEqualTo(400);
        assertThat(portal.get(
                                "/openapi.json",
                                "If-None-Match",
                                own.headers().firstValue("ETag").orElseThrow())
                        .statusCode())
                .isEqualTo(304);
    }

    static Stream<OpenApiDescription.Operation> reads() {
        return description.operations().stream().filter(OpenApiDescription.Operation::isRead);
    }

    @ParameterizedTest
    @MethodSource("reads")
    void everyReadAnswersItsExamplesAsDescribed(OpenApiDescription.Operation operation) {
        for (String query : queries(operation)) {
            HttpResponse<String> answer =
                    OpenApiDescription.send(portal, operation, path(operation) + query, token, "");
            assertThat(operation.isAnsweredWith(answer.statusCode()))
                    .as(query + " " + answer.body())
                    .isTrue();
            if (!operation.path().contains("{")) {
                assertThat(answer.statusCode()).as(query + " " + answer.body()).isEqualTo(200);
            }
            if (OpenApiDescription.mediaType(answer).contains("json")
                    && !operation.path().contains("/files/")) {
                assertThat(description.faults(
                                operation,
                                answer.statusCode(),
                                OpenApiDescription.mediaType(answer),
                                OpenApiDescription.json(answer.body())))
                        .as(query)
                        .isEmpty();
            }
        }
    }

    /** None of the optional parameters, then each alone with each of its examples. */
    private static List<String> queries(OpenApiDescription.Operation operation) {
        StringBuilder needed = new StringBuilder("?");
        operation.parameters("query").stream()
                .filter(parameter -> parameter.path("required").asBoolean())
                .forEach(parameter ->
                        needed.append(pair(parameter, examples(parameter).getFirst())));
        List<String> queries = new ArrayList<>(List.of(needed.toString()));
        for (JsonNode parameter : operation.parameters("query")) {
            if (!parameter.path("required").asBoolean()) {
                examples(parameter).forEach(example -> queries.add(needed + pair(parameter, example)));
            }
        }
        return queries;
    }

    private static List<String> examples(JsonNode parameter) {
        List<String> examples = new ArrayList<>();
        parameter.path("examples").forEach(example -> examples.add(text(example.get("value"))));
        return examples;
    }

    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.asText();
        }
        List<String> items = new ArrayList<>();
        value.forEach(item -> items.add(item.asText()));
        return String.join(",", items);
    }

    private static String pair(JsonNode parameter, String value) {
        return parameter.get("name").asText() + "=" + TestPortal.encode(value) + "&";
    }

    static String path(OpenApiDescription.Operation operation) {
        String path = operation.path();
        for (JsonNode parameter : operation.parameters("path")) {
            List<String> examples = examples(parameter);
            String value = examples.isEmpty() ? "0123456789abcdef0123456789abcdef.jpg" : examples.getFirst();
            path = path.replace("{" + parameter.get("name").asText() + "}", TestPortal.encode(value));
        }
        return path;
    }

    @ParameterizedTest
    @MethodSource("reads")
    void everyValueThatTheSchemaRulesOutIsRefusedByItsName(OpenApiDescription.Operation operation) {
        for (JsonNode parameter : operation.parameters("query")) {
            for (String wrong : wrong(parameter.get("schema"))) {
                HttpResponse<String> answer = OpenApiDescription.send(
                        portal,
                        operation,
                        path(operation)
                                + queries(operation).getFirst()
                                + pair(parameter, wrong).replace("&", ""),
                        token,
                        "");
                assertThat(answer.statusCode()).as(parameter + " " + wrong).isEqualTo(400);
            }
        }
        HttpResponse<String> unknown =
                OpenApiDescription.send(portal, operation, path(operation) + "?noSuchParameter=1", token, "");
        assertThat(OpenApiDescription.json(unknown.body()).path("parameter").asText())
                .isEqualTo("noSuchParameter");
        assertThat(unknown.statusCode()).isEqualTo(400);
    }

    private static List<String> wrong(JsonNode schema) {
        List<String> wrong = new ArrayList<>();
        String type = schema.path("type").asText();
        if (schema.has("enum") || schema.has("pattern") || !type.equals("string")) {
            wrong.add("§");
        }
        if (schema.has("minimum")) {
            wrong.add(String.valueOf(schema.get("minimum").asLong() - 1));
        }
        if (schema.has("maximum") && schema.get("maximum").asLong() < Long.MAX_VALUE) {
            wrong.add(String.valueOf(schema.get("maximum").asLong() + 1));
        }
        if (type.equals("array") && schema.get("items").path("type").asText().equals("number")) {
            wrong.add("1");
            wrong.add("1,2,3,4,5,6,7");
        }
        return wrong;
    }

    /** A schema that anything fits would pass every other test here. */
    @Test
    void answersThatHaveBeenSpoiledDoNotFit() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (OpenApiDescription.Operation operation : reads().toList()) {
            HttpResponse<String> answer = OpenApiDescription.send(
                    portal, operation, path(operation) + queries(operation).getFirst(), token, "");
            boolean ours = OpenApiDescription.mediaType(answer).equals("application/json")
                    && answer.statusCode() == 200
                    && !Set.of("/openapi.json").contains(operation.path())
                    && !operation.path().endsWith("/private")
                    && !operation.path().contains("/files/")
                    // rows and table schemas have members of any name
                    && !operation.path().matches(".*/tables/\\{table}/(schema|rows/\\{row})")
                    && !operation.path().endsWith("/datapackage.json")
                    && !operation.path().endsWith("/croissant.json");
            if (!ours) {
                continue;
            }
            for (int i = 0; i < 10; i++) {
                ObjectNode spoiled = (ObjectNode) OpenApiDescription.json(answer.body());
                String what = spoil(spoiled, random);
                assertThat(description.faults(operation, 200, "application/json", spoiled))
                        .as("%s: %s, seed %s", operation, what, seed)
                        .isNotEmpty();
            }
        }
    }

    private static String spoil(ObjectNode answer, Random random) {
        List<ObjectNode> objects = new ArrayList<>(List.of(answer));
        answer.path("items").forEach(item -> {
            if (item.get("document") instanceof ObjectNode document) {
                objects.add(document);
            }
        });
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        List<Map.Entry<String, JsonNode>> members = List.copyOf(object.properties());
        Map.Entry<String, JsonNode> member = members.get(random.nextInt(members.size()));
        return switch (random.nextInt(3)) {
            case 0 -> {
                object.put("noSuchMember", 1);
                yield "a member that is not described";
            }
            case 1 -> {
                object.remove("id");
                object.remove("total");
                object.remove("dataset");
                object.remove("items");
                object.remove("kinds");
                object.remove("status");
                object.remove("keys");
                object.remove("tokens");
                object.remove("resources");
                object.remove("tilejson");
                object.remove("layers");
                object.remove("tables");
                object.remove("versions");
                yield "without what is required";
            }
            default -> {
                object.putObject(member.getKey()).put("wrong", true);
                yield member.getKey() + " of another type";
            }
        };
    }
}
