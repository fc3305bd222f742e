package pilotcity.portal.face.openapi;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.http.operation.DocumentSchemas;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;

/** The OpenAPI document (3.1.1) of the operations that the faces describe. */
final class OpenApiDocument {
    private static final String VERSION = "3.1.1";

    private static final Map<String, Label> HEADERS = headers();

    private final Kinds kinds;
    private final List<Operation> operations;

    OpenApiDocument(Kinds kinds, List<Operation> operations) {
        this.kinds = kinds;
        this.operations = operations.stream()
                .sorted(Comparator.comparing(Operation::section))
                .toList();
    }

    private static Map<String, Label> headers() {
        Map<String, Label> headers = new LinkedHashMap<>();
        headers.put("ETag", new Label("实体标签", "The entity tag, for If-None-Match and If-Match"));
        headers.put("Location", new Label("新条目的地址", "The address of what was made"));
        headers.put("Change-Token", new Label("变更令牌", "The change token, for atLeast"));
        headers.put(
                "Idempotency-Replayed",
                new Label("true：同一键此前已做过", "true when this was done before under the same key"));
        headers.put("RateLimit", new Label("剩余次数", "How many are left"));
        headers.put("Accept-Ranges", new Label("可分段", "Ranges are possible"));
        headers.put("Content-Range", new Label("所给的段", "Which range it is"));
        headers.put("Last-Modified", new Label("最后变更的时间", "When it changed last"));
        headers.put("X-Total-Count", new Label("条目数", "How many documents are in it"));
        headers.put(
                "Repr-Digest", new Label("校验和（RFC 9530）", "The checksum (RFC 9530); behind the body where it is new"));
        headers.put("Link", new Label("相关地址（RFC 8288）", "Related addresses (RFC 8288)"));
        headers.put("Content-Disposition", new Label("建议的文件名", "A name for the file"));
        return headers;
    }

    /**
     * The document in one language.
     *
     * @param base where the outside reaches the portal
     * @param ids the id of a document that is there, by kind, for the examples
     */
    JsonObject write(LanguageTexts texts, String base, Map<String, String> ids) {
        OperationJson writer = new OperationJson(texts, new ParameterJson(texts, ids));
        JsonObject paths = new JsonObject();
        Set<String> tags = new LinkedHashSet<>();
        for (Operation operation : operations) {
            if (!paths.containsKey(operation.path())) {
                paths.put(operation.path(), new JsonObject());
            }
            paths.getJsonObject(operation.path()).put(OperationJson.method(operation), writer.of(operation));
            tags.add(writer.tag(operation));
        }
        JsonArray listed = new JsonArray();
        tags.forEach(tag -> listed.add(new JsonObject().put("name", tag)));
        return new JsonObject()
                .put("openapi", VERSION)
                .put("info", info(texts))
                .put("servers", new JsonArray().add(new JsonObject().put("url", base)))
                .put("tags", listed)
                .put(
                        "externalDocs",
                        new JsonObject()
                                .put("description", texts.of("开发者", "For developers"))
                                .put("url", base + texts.language().prefix() + "/developers"))
                .put("paths", paths)
                .put("components", components(texts));
    }

    private static JsonObject info(LanguageTexts texts) {
        return new JsonObject()
                .put("title", texts.of("试点城市门户 API", "Pilot City Portal API"))
                .put("version", "1.0.0")
                .put("summary", texts.of("中国智慧城市试点的开放数据", "Open data about China's smart-city pilots"))
                .put("description", texts.of(ABOUT_ZH, ABOUT_EN))
                .put(
                        "license",
                        new JsonObject().put("name", "Apache License 2.0").put("identifier", "Apache-2.0"));
    }

    private JsonObject components(LanguageTexts texts) {
        Map<String, JsonObject> schemas = new LinkedHashMap<>(new DocumentSchemas(kinds).all());
        operations.forEach(operation -> schemas.putAll(operation.schemas()));
        JsonObject written = new JsonObject();
        schemas.forEach((name, schema) -> written.put(name, texts.of(schema)));
        ProblemAnswers.addSchema(written);
        return new JsonObject()
                .put("schemas", written)
                .put("responses", ProblemAnswers.responses(operations))
                .put("headers", headers(texts))
                .put(
                        "securitySchemes",
                        new JsonObject()
                                .put(
                                        "bearer",
                                        new JsonObject()
                                                .put("type", "http")
                                                .put("scheme", "bearer")
                                                .put("bearerFormat", "JWT")));
    }

    private JsonObject headers(LanguageTexts texts) {
        Set<String> used = new LinkedHashSet<>();
        operations.forEach(operation -> operation.withResponse().stream()
                .map(OperationResponse::headers)
                .forEach(used::addAll));
        JsonObject headers = new JsonObject();
        for (String name : used) {
            Label label = HEADERS.getOrDefault(name, new Label(name, name));
            headers.put(
                    name, new JsonObject().put("description", texts.of(label)).put("schema", SchemaBuilder.text()));
        }
        return headers;
    }

    private static final String ABOUT_ZH = """
            读取无需令牌；写入需要 `Authorization: Bearer …`。未知的参数和不合要求的值都是 400，并指明是哪一个。

            另有各自说明的接口：[GraphQL](/graphiql)，[Open311](/open311/v2/discovery.json)，\
            [OGC API](/ogc)，[DCAT](/catalog)，[CKAN](/api/3/action/status_show)，MCP 在 `/mcp`。
            """;

    private static final String ABOUT_EN = """
            Reading needs no token; whoever writes sends `Authorization: Bearer …`. An unknown parameter or a value that \
            cannot be is a 400 that names it.

            Described by their own means: [GraphQL](/graphiql), [Open311](/open311/v2/discovery.json), \
            [OGC API](/ogc), [DCAT](/catalog), [CKAN](/api/3/action/status_show), and MCP at `/mcp`.
            """;
}
