package pilotcity.portal.face.ogc.description;

import static pilotcity.portal.face.ogc.api.Json.answer;
import static pilotcity.portal.face.ogc.api.Json.array;
import static pilotcity.portal.face.ogc.api.Json.ref;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import pilotcity.index.kind.Field;
import pilotcity.portal.face.ogc.api.Components;
import pilotcity.portal.face.ogc.api.Json;
import pilotcity.portal.face.ogc.api.Operations;
import pilotcity.portal.face.ogc.api.SchemaForm;
import pilotcity.portal.face.ogc.core.Asked;
import pilotcity.portal.face.ogc.core.Collection;
import pilotcity.portal.face.ogc.core.Collections;
import pilotcity.portal.face.ogc.core.Link;
import pilotcity.portal.face.ogc.core.RootDocuments;
import pilotcity.portal.face.ogc.items.ItemsParameters;
import pilotcity.portal.face.ogc.schema.CollectionSchemas;
import pilotcity.portal.face.query.OgcPart;
import pilotcity.portal.kernel.write.Effect;
import pilotcity.portal.kernel.write.Verb;
import pilotcity.portal.kernel.write.Verbs;

/** The description of the API below its root (OpenAPI 3.0.3), made from what serves it. */
public record OgcApiDescription(Collections collections, CollectionSchemas schemas, Verbs verbs, List<OgcPart> parts) {

    public JsonObject of(Asked asked) {
        JsonObject paths = new JsonObject()
                .put("/", read("landing", "The landing page", Link.JSON, "landingPage"))
                .put("/conformance", read("conformance", "What it keeps to", Link.JSON, "conformance"))
                .put("/collections", read("collections", "The collections", Link.JSON, "collections"))
                .put("/api", api());
        JsonObject components = Components.all();
        for (Collection collection : collections.list()) {
            add(paths, asked, collection);
            JsonObject named = components.getJsonObject("schemas");
            String feature = feature(collection);
            named.put(feature, Components.feature(properties(asked, collection)));
            named.put(feature + "Page", Components.page(feature));
        }
        parts.forEach(part -> paths.mergeIn(part.paths().copy()));
        return new JsonObject()
                .put("openapi", "3.0.3")
                .put(
                        "info",
                        new JsonObject()
                                .put("title", asked.text(RootDocuments.TITLE))
                                .put("description", asked.text(RootDocuments.DESCRIPTION))
                                .put("version", "1.0.0"))
                .put("servers", array(new JsonObject().put("url", asked.root())))
                .put("paths", paths)
                .put("components", components);
    }

    private static String feature(Collection collection) {
        return collection.id() + "Feature";
    }

    private JsonObject properties(Asked asked, Collection collection) {
        if (collection.records()) {
            return Json.object(
                    new JsonObject().put("type", Json.type("string")).put("title", Json.type("string")),
                    "type",
                    "title");
        }
        return SchemaForm.properties(schemas.schema(asked, collection));
    }

    private void add(JsonObject paths, Asked asked, Collection collection) {
        String here = collection.path();
        String id = collection.id();
        paths.put(here, read(id, "Describe " + id, Link.JSON, "collection"));
        for (String schema : List.of("queryables", "sortables", "schema")) {
            paths.put(
                    here + "/" + schema, read(id + "." + schema, "The " + schema + " of " + id, Link.SCHEMA, "schema"));
        }
        JsonArray parameters = new JsonArray();
        Components.OF_ITEMS.forEach(name -> parameters.add(ref("parameters/" + name)));
        ofProperties(asked, collection).forEach(parameters::add);
        JsonObject items = new JsonObject()
                .put(
                        "get",
                        get(id + ".items", "Find features of " + id, Link.GEOJSON, feature(collection) + "Page")
                                .put("parameters", parameters));
        JsonObject item = new JsonObject()
                .put("parameters", array(ref("parameters/featureId")))
                .put(
                        "get",
                        get(id + ".item", "One feature of " + id, Link.GEOJSON, feature(collection))
                                .put("parameters", array(ref("parameters/f"), ref("parameters/crs"))));
        new Operations(collection, feature(collection)).addTo(items, item, this::find);
        paths.put(here + "/items", items).put(here + "/items/{featureId}", item);
    }

    private java.util.Optional<Verb> find(Collection collection, Effect effect) {
        return collection.records()
                ? java.util.Optional.empty()
                : verbs.find(collection.kind().name(), effect);
    }

    private static JsonArray ofProperties(Asked asked, Collection collection) {
        JsonArray parameters = new JsonArray().add(Json.query("id", "Only the one with this id", Json.type("string")));
        if (collection.records()) {
            parameters
                    .add(Json.query(
                            "q", "Words: a comma is OR, white space makes a phrase", Json.list(Json.type("string"))))
                    .add(Json.query("ids", "Only those with these ids", Json.list(Json.type("string"))));
        }
        for (Field<?> field : ItemsParameters.ofProperties(collection)) {
            parameters.add(Json.query(
                    field.name(), asked.text(field.title()), SchemaForm.parameter(field, collection.records())));
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
                read("api", "This description", Link.OPENAPI, "schema").getJsonObject("get");
        return new JsonObject().put("get", operation);
    }
}
