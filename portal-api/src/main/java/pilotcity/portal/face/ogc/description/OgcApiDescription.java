package pilotcity.portal.face.ogc.description;

import static pilotcity.portal.face.ogc.description.OpenApiJson.answer;
import static pilotcity.portal.face.ogc.description.OpenApiJson.array;
import static pilotcity.portal.face.ogc.description.OpenApiJson.ref;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.ogc.core.CollectionType;
import pilotcity.portal.face.ogc.core.OgcCollection;
import pilotcity.portal.face.ogc.core.OgcLink;
import pilotcity.portal.face.ogc.core.OgcRequest;
import pilotcity.portal.face.ogc.core.RootDocuments;
import pilotcity.portal.face.ogc.items.ItemsParameters;
import pilotcity.portal.face.ogc.schema.CollectionSchemas;
import pilotcity.portal.face.shared.OgcApiExtension;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbEffect;
import pilotcity.portal.kernel.verb.Verbs;

/** The description of the API below its root (OpenAPI 3.0.3), made from what serves it. */
public record OgcApiDescription(CollectionSchemas schemas, Verbs verbs, List<OgcApiExtension> parts) {

    public JsonObject of(OgcRequest request, List<OgcCollection> collections) {
        JsonObject paths = new JsonObject()
                .put("/", read("landing", "The landing page", OgcLink.JSON, "landingPage"))
                .put("/conformance", read("conformance", "What it keeps to", OgcLink.JSON, "conformance"))
                .put("/collections", read("collections", "The collections", OgcLink.JSON, "collections"))
                .put("/api", api());
        JsonObject components = DescriptionComponents.all();
        for (OgcCollection collection : collections) {
            add(paths, request, collection);
            JsonObject named = components.getJsonObject("schemas");
            String feature = feature(collection);
            named.put(feature, DescriptionComponents.feature(properties(request, collection)));
            named.put(feature + "Page", DescriptionComponents.page(feature));
        }
        Map<String, Label> titles = new LinkedHashMap<>();
        collections.stream()
                .filter(collection -> !collection.records())
                .forEach(collection -> titles.put(collection.id(), collection.title()));
        parts.forEach(part -> paths.mergeIn(part.paths(titles).copy()));
        return new JsonObject()
                .put("openapi", "3.0.3")
                .put(
                        "info",
                        new JsonObject()
                                .put("title", request.text(RootDocuments.TITLE))
                                .put("description", request.text(RootDocuments.DESCRIPTION))
                                .put("version", "1.0.0"))
                .put("servers", array(new JsonObject().put("url", request.root())))
                .put("paths", paths)
                .put("components", components);
    }

    /** Components are called by ASCII letters, digits, dots and hyphens (OpenAPI 3.0.3, clause 4.7.7). */
    private static String feature(OgcCollection collection) {
        StringBuilder name = new StringBuilder();
        collection
                .id()
                .codePoints()
                .forEach(c -> name.append(
                        Character.toString(c).matches("[A-Za-z0-9.-]")
                                ? Character.toString(c)
                                : "_" + Integer.toHexString(c)));
        return name.append("Feature").toString();
    }

    private JsonObject properties(OgcRequest request, OgcCollection collection) {
        if (collection.records()) {
            return OpenApiJson.object(
                    new JsonObject().put("type", OpenApiJson.type("string")).put("title", OpenApiJson.type("string")),
                    "type",
                    "title");
        }
        return OpenApi30Schema.properties(schemas.schema(request, collection), collection.names());
    }

    private void add(JsonObject paths, OgcRequest request, OgcCollection collection) {
        String here = collection.path();
        String id = collection.id();
        paths.put(here, read(id, "Describe " + id, OgcLink.JSON, "collection"));
        for (String schema : List.of("queryables", "sortables", "schema")) {
            paths.put(
                    here + "/" + schema,
                    read(id + "." + schema, "The " + schema + " of " + id, OgcLink.SCHEMA, "schema"));
        }
        JsonArray parameters = new JsonArray();
        DescriptionComponents.OF_ITEMS.forEach(name -> parameters.add(ref("parameters/" + name)));
        ofProperties(request, collection).forEach(parameters::add);
        JsonObject items = new JsonObject()
                .put(
                        "get",
                        get(id + ".items", "Find features of " + id, OgcLink.GEOJSON, feature(collection) + "Page")
                                .put("parameters", parameters));
        JsonObject item = new JsonObject()
                .put("parameters", array(ref("parameters/featureId")))
                .put(
                        "get",
                        get(id + ".item", "One feature of " + id, OgcLink.GEOJSON, feature(collection))
                                .put("parameters", array(ref("parameters/f"), ref("parameters/crs"))));
        new FeatureOperations(collection, feature(collection)).addTo(items, item, this::find);
        paths.put(here + "/items", items).put(here + "/items/{featureId}", item);
    }

    private java.util.Optional<Verb> find(OgcCollection collection, VerbEffect effect) {
        return collection.isWritable() ? verbs.find(collection.kind().name(), effect) : java.util.Optional.empty();
    }

    private static JsonArray ofProperties(OgcRequest request, OgcCollection collection) {
        JsonArray parameters = new JsonArray();
        if (collection.type() != CollectionType.ROWS) {
            parameters.add(OpenApiJson.query("id", "Only the one with this id", OpenApiJson.type("string")));
        }
        if (collection.records()) {
            parameters
                    .add(OpenApiJson.query(
                            "q",
                            "Words: a comma is OR, white space makes a phrase",
                            OpenApiJson.list(OpenApiJson.type("string"))))
                    .add(OpenApiJson.query(
                            "ids", "Only those with these ids", OpenApiJson.list(OpenApiJson.type("string"))));
        }
        for (Field<?> field : ItemsParameters.ofProperties(collection)) {
            parameters.add(OpenApiJson.query(
                    field.name(), request.text(field.title()), OpenApi30Schema.parameter(field, collection.records())));
        }
        return parameters;
    }

    private static JsonObject read(String operation, String summary, String type, String schema) {
        return new JsonObject()
                .put("get", get(operation, summary, type, schema).put("parameters", array(ref("parameters/f"))));
    }

    private static JsonObject get(String operation, String summary, String type, String schema) {
        return new JsonObject()
                .put("operationId", operation)
                .put("summary", summary)
                .put(
                        "responses",
                        new JsonObject()
                                .put("200", answer(summary, type, ref("schemas/" + schema)))
                                .put("default", ref("responses/Problem")));
    }

    private static JsonObject api() {
        JsonObject operation =
                read("api", "This description", OgcLink.OPENAPI, "schema").getJsonObject("get");
        return new JsonObject().put("get", operation);
    }
}
