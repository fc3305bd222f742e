package pilotcity.portal.dataset;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;

/**
 * A data set as a Frictionless Data Package (datapackage.org; readers of version 1 find what they look for as well).
 * Texts are English with Chinese beside them, as a package has one of each.
 *
 * @param base scheme, host and port
 * @param measured the files as they were measured when they were imported
 */
record FrictionlessPackage(String base, Dataset set, List<Map<?, ?>> measured) {
    private static final String PROFILE = "https://datapackage.org/profiles/2.0/";
    private static final String SPDX = "https://spdx.org/licenses/";

    static JsonObject schema() {
        JsonObject parts = SchemaBuilder.of("object");
        return SchemaBuilder.object()
                .with("$schema", SchemaBuilder.text())
                .with("profile", SchemaBuilder.text())
                .with("name", SchemaBuilder.text())
                .with("id", SchemaBuilder.text())
                .with("title", SchemaBuilder.text())
                .with("licenses", SchemaBuilder.list(parts))
                .with("resources", SchemaBuilder.list(parts))
                .json()
                .put("additionalProperties", true);
    }

    JsonObject json() {
        JsonObject json = new JsonObject()
                .put("$schema", PROFILE + "datapackage.json")
                .put("profile", "data-package")
                .put("name", set.id())
                .put("id", base + "/dataset/" + set.id());
        put(json, "title", set.description());
        put(json, "description", set.description());
        json.put("homepage", base + "/datasets/" + set.id())
                .put("version", String.valueOf(set.text("modified")))
                .put("created", set.listed().toString())
                .put(
                        "keywords",
                        new JsonArray(Stream.concat(set.keywords("en").stream(), set.keywords("zh").stream())
                                .distinct()
                                .toList()))
                .put("licenses", JsonArray.of(licence()))
                .put(
                        "sources",
                        new JsonArray(set.objects("sources").stream()
                                .map(FrictionlessPackage::source)
                                .toList()))
                .put("contributors", contributors());
        put(json, "attribution", set.description());
        return json.put(
                "resources",
                new JsonArray(
                        set.objects("resources").stream().map(this::resource).toList()));
    }

    /** A text in both languages as two members. */
    private static void put(JsonObject json, String name, JsonObject from) {
        if (from.getValue(name) instanceof JsonObject both) {
            String english = both.getString("en");
            String chinese = both.getString("zh");
            json.put(name, english == null ? chinese : english).put(name + "Zh", chinese);
        }
    }

    private JsonObject licence() {
        String name = String.valueOf(set.text("license"));
        return new JsonObject().put("name", name).put("path", SPDX + name.replace(" ", "%20") + ".html");
    }

    private static JsonObject source(JsonObject given) {
        JsonObject source = new JsonObject().put("title", given.getString("title"));
        String address = given.getString("url");
        if (address != null) {
            source.put("path", address);
        }
        String licence = given.getString("license");
        return licence == null ? source : source.put("license", licence);
    }

    private JsonArray contributors() {
        JsonArray contributors = new JsonArray();
        String english = set.publisher("en");
        String publisher = english == null ? set.publisher("zh") : english;
        if (publisher != null) {
            contributors.add(new JsonObject()
                    .put("title", publisher)
                    .put("role", "publisher")
                    .put("roles", JsonArray.of("publisher")));
        }
        String contact = set.part("contactPoint", "name");
        String email = set.part("contactPoint", "email");
        if (contact != null && email != null) {
            contributors.add(new JsonObject()
                    .put("title", contact)
                    .put("email", email)
                    .put("role", "maintainer")
                    .put("roles", JsonArray.of("maintainer")));
        }
        return contributors;
    }

    private JsonObject resource(JsonObject given) {
        JsonObject schema = given.getJsonObject("schema");
        String file = given.getString("path");
        JsonObject resource = new JsonObject()
                .put("name", given.getString("name"))
                .put("path", base + "/api/datasets/" + set.id() + "/files/" + file);
        put(resource, "title", given);
        put(resource, "description", given);
        resource.put("format", String.valueOf(given.getString("format")).toLowerCase(java.util.Locale.ROOT))
                .put("mediatype", given.getString("mediatype"))
                .put("encoding", given.getString("encoding", "utf-8"));
        measured.stream()
                .filter(each -> String.valueOf(each.get("url")).endsWith("/files/" + file))
                .findFirst()
                .ifPresent(each -> measure(resource, each));
        return schema == null
                ? resource.put("profile", "data-resource")
                : resource.put("profile", "tabular-data-resource")
                        .put("type", "table")
                        .put("schema", table(schema));
    }

    private static void measure(JsonObject resource, Map<?, ?> file) {
        resource.put("bytes", file.get("bytes")).put("hash", "sha256:" + file.get("sha256"));
        Object rows = file.get("rows");
        if (rows != null) {
            resource.put("rows", rows);
        }
    }

    /** A package has no way to speak of the tables of another one: such a reference is left out. */
    private static JsonObject table(JsonObject given) {
        JsonObject schema = given.copy();
        JsonArray keys = new JsonArray();
        for (JsonObject key : Dataset.objects(given.getJsonArray("foreignKeys"))) {
            if (!String.valueOf(key.getJsonObject("reference").getString("resource"))
                    .contains("/")) {
                keys.add(key);
            }
        }
        schema.remove("foreignKeys");
        return keys.isEmpty() ? schema : schema.put("foreignKeys", keys);
    }
}
