package pilotcity.portal.face.ogc.description;

import static pilotcity.portal.face.ogc.description.OpenApiJson.array;
import static pilotcity.portal.face.ogc.description.OpenApiJson.ref;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.BiFunction;
import pilotcity.portal.face.ogc.core.OgcCollection;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbEffect;

/** What can be done to the features of a collection (OGC API Features, Part 4). */
public record FeatureOperations(OgcCollection collection, String feature) {

    public void addTo(JsonObject items, JsonObject item, BiFunction<OgcCollection, VerbEffect, Optional<Verb>> verbs) {
        add(items, "post", verbs.apply(collection, VerbEffect.CREATE), "application/geo+json", "201");
        add(item, "put", verbs.apply(collection, VerbEffect.REPLACE), "application/geo+json", "204");
        add(item, "patch", verbs.apply(collection, VerbEffect.UPDATE), "application/merge-patch+json", "204");
        add(item, "delete", verbs.apply(collection, VerbEffect.DELETE), "", "204");
    }

    private void add(JsonObject path, String method, Optional<Verb> found, String type, String status) {
        found.ifPresent(verb -> {
            JsonObject operation = new JsonObject()
                    .put("operationId", collection.id() + "." + verb.name())
                    .put("summary", Language.EN.of(verb.description()))
                    .put("security", array(new JsonObject().put("bearer", new JsonArray())))
                    .put("responses", responses(status));
            if (!type.isEmpty()) {
                JsonObject body =
                        OpenApiJson.type("object").put("description", "A GeoJSON feature, or what is to change of it");
                operation.put(
                        "requestBody",
                        new JsonObject()
                                .put("required", true)
                                .put("content", new JsonObject().put(type, new JsonObject().put("schema", body))));
            }
            path.put(method, operation);
        });
    }

    private static JsonObject responses(String status) {
        return new JsonObject()
                .put(status, new JsonObject().put("description", status.equals("201") ? "It is there" : "It is done"))
                .put("default", ref("responses/Problem"));
    }
}
