package pilotcity.portal.face.dataset;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;

/**
 * A data set as a Frictionless Data Package (datapackage.org; readers of version 1 find what they look for as well).
 * Texts are English with Chinese beside them, as a package has one of each.
 *
 * @param base scheme, host and port
 */
record FrictionlessPackage(String base, PublishedSet published) {
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
        JsonObject described = published.description();
        String page = base + "/datasets/" + published.id();
        Integer number = published.number();
        JsonObject json = new JsonObject()
                .put("$schema", PROFILE + "datapackage.json")
                .put("profile", "data-package")
                .put("name", published.id())
                .put("id", number == null ? base + "/dataset/" + published.id() : page + "/versions/" + number);
        put(json, "title", described);
        put(json, "description", described);
        json.put("homepage", number == null ? page : page + "/versions/" + number)
                .put("version", version())
                .put("created", published.created())
                .put("licenses", JsonArray.of(licence(described)));
        put(
                json,
                "keywords",
                Stream.concat(keywords(described, "en"), keywords(described, "zh"))
                        .distinct());
        put(json, "sources", objects(described.getJsonArray("sources")).map(FrictionlessPackage::source));
        json.put("contributors", contributors(described));
        put(json, "attribution", described);
        return json.put(
                "resources",
                new JsonArray(published.files().stream().map(this::resource).toList()));
    }

    private static Stream<String> keywords(JsonObject described, String language) {
        JsonObject both = described.getJsonObject("keywords");
        JsonArray words = both == null ? null : both.getJsonArray(language);
        return words == null ? Stream.empty() : words.stream().map(String::valueOf);
    }

    private static Stream<JsonObject> objects(@Nullable JsonArray items) {
        return items == null ? Stream.empty() : IntStream.range(0, items.size()).mapToObj(items::getJsonObject);
    }

    private static @Nullable String part(@Nullable JsonObject group, String name) {
        return group == null ? null : group.getString(name);
    }

    private String version() {
        Integer number = published.number();
        return String.valueOf(number == null ? published.document().getInteger("newestVersion") : number);
    }

    /** A list that the profile wants to have something in it where it is there. */
    private static void put(JsonObject json, String name, Stream<?> items) {
        List<?> all = items.toList();
        if (!all.isEmpty()) {
            json.put(name, new JsonArray(all));
        }
    }

    /** A text in both languages as two members. */
    private static void put(JsonObject json, String name, JsonObject from) {
        if (from.getValue(name) instanceof JsonObject both) {
            String english = both.getString("en");
            String chinese = both.getString("zh");
            json.put(name, english == null ? chinese : english).put(name + "Zh", chinese);
        }
    }

    private static JsonObject licence(JsonObject described) {
        String name = String.valueOf(described.getString("license"));
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

    private static JsonArray contributors(JsonObject described) {
        JsonArray contributors = new JsonArray();
        JsonObject publisher = described.getJsonObject("publisher");
        JsonObject names = publisher == null ? null : publisher.getJsonObject("name");
        String english = part(names, "en");
        String name = english == null ? part(names, "zh") : english;
        if (name != null) {
            contributors.add(contributor(name, "publisher"));
        }
        JsonObject contact = described.getJsonObject("contactPoint");
        String email = part(contact, "email");
        String person = part(contact, "name");
        if (email != null && person != null) {
            contributors.add(contributor(person, "maintainer").put("email", email));
        }
        return contributors;
    }

    private static JsonObject contributor(String title, String role) {
        return new JsonObject().put("title", title).put("role", role).put("roles", JsonArray.of(role));
    }

    private JsonObject resource(JsonObject file) {
        JsonObject resource =
                new JsonObject().put("name", file.getString("name")).put("path", base + file.getString("url"));
        text(resource, "title", file);
        text(resource, "description", file);
        resource.put("format", String.valueOf(file.getString("format")).toLowerCase(Locale.ROOT))
                .put("mediatype", file.getString("mediaType"))
                .put("bytes", file.getLong("bytes"))
                .put("hash", "sha256:" + file.getString("sha256"));
        if (file.containsKey("rows")) {
            resource.put("rows", file.getLong("rows"));
        }
        List<JsonObject> tables = published.tables().stream()
                .filter(table -> PublishedSet.isCalled(file, table.getString("file")))
                .toList();
        if (tables.size() != 1) {
            return resource.put("profile", "data-resource");
        }
        JsonObject stored = tables.getFirst();
        return resource.put("encoding", encoding(stored))
                .put("profile", "tabular-data-resource")
                .put("type", "table")
                .put("schema", table(new JsonObject(stored.getString("schema"))));
    }

    private static String encoding(JsonObject table) {
        return table.getString("encoding", "UTF-8").toLowerCase(Locale.ROOT);
    }

    /** A text in both languages, as documents have it. */
    private static void text(JsonObject json, String name, JsonObject file) {
        String chinese = file.getString(name);
        String english = file.getString(name + "En");
        if (chinese != null || english != null) {
            json.put(name, english == null ? chinese : english).put(name + "Zh", chinese);
        }
    }

    /** A package has no way to speak of the tables of another one: such a reference is left out. */
    private static JsonObject table(JsonObject given) {
        JsonObject schema = given.copy();
        JsonArray keys = new JsonArray();
        for (JsonObject key : objects(given.getJsonArray("foreignKeys")).toList()) {
            if (!String.valueOf(key.getJsonObject("reference").getString("resource"))
                    .contains("/")) {
                keys.add(key);
            }
        }
        schema.remove("foreignKeys");
        return keys.isEmpty() ? schema : schema.put("foreignKeys", keys);
    }
}
