package pilotcity.portal.face.dcat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The published schemas of DCAT-US. */
final class JsonSchemas {
    private static final String POD = "https://project-open-data.cio.gov/v1.1/schema/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonSchemas() {}

    static Schema pod() {
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_4,
                        builder -> builder.schemaIdResolvers(
                                resolvers -> resolvers.mapPrefix(POD, "classpath:pilotcity/portal/face/dcat/pod-1.1/")))
                .getSchema(SchemaLocation.of(POD + "catalog.json"));
    }

    /**
     * The definitions as one document, as their references to one another expect. They name each property by an
     * {@code $id}, which as a base address would lead those references astray.
     */
    static Schema us() {
        ObjectNode whole = (ObjectNode) resource("dcat-us-3.0/dcat_us_3.0.0_schema.json");
        ObjectNode definitions = (ObjectNode) whole.get("definitions");
        List<String> names = new java.util.ArrayList<>();
        definitions.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            String file = definitions.get(name).path("$ref").asText();
            JsonNode definition =
                    file.startsWith("definitions/") ? resource("dcat-us-3.0/" + file) : definitions.get(name);
            strip(definition);
            definitions.set(name, definition);
        }
        open(definitions, whole);
        whole.put("$ref", "#/definitions/Catalog");
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(whole);
    }

    /** What the definitions refer to and nobody has defined is any object. */
    private static void open(ObjectNode definitions, JsonNode in) {
        in.findValuesAsText("$ref").stream()
                .filter(reference -> reference.startsWith("#/definitions/"))
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .filter(name -> !definitions.has(name))
                .forEach(name -> definitions.putObject(name).put("type", "object"));
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("$id").isTextual()) {
            object.remove("$id");
        }
        node.forEach(JsonSchemas::strip);
    }

    private static JsonNode resource(String name) {
        try {
            return JSON.readTree(JsonSchemas.class.getResource(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> faults(Schema schema, String json) {
        return schema
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(String::valueOf)
                .limit(10)
                .toList();
    }
}
