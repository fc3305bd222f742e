package pilotcity.portal.face.ogc.records;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.document.Document;
import pilotcity.index.spatial.GeoJson;
import pilotcity.portal.face.shared.PastTimes;
import pilotcity.portal.face.shared.page.Language;

/** Makes records of documents of kind {@code dataset}, by the names of their fields. */
record DatasetRecords(Language language) {
    static final String KIND = "dataset";

    /** Under which scheme the portal's own ids of data sets stand. */
    private static final String SCHEME = "portal";

    private static final String THEMES = "http://publications.europa.eu/resource/authority/data-theme";

    CatalogueRecord of(Document document) {
        JsonObject set = new JsonObject(document.map());
        String chinese = set.getString("name");
        String english = set.getString("nameEn");
        String title =
                Objects.requireNonNullElse(language.of(chinese, Objects.requireNonNullElse(english, chinese)), "");
        String description = either(set, "description");
        List<String> themes = strings(set, "themes");
        List<String> keywords = Stream.concat(strings(set, "keywords").stream(), strings(set, "keywordsEn").stream())
                .toList();
        List<JsonObject> files = objects(set, "files");
        List<String> formats = files.stream()
                .map(file -> file.getString("format"))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        JsonArray links = links(document.id(), title, files, set.getInteger("newestVersion"));
        return new CatalogueRecord(
                document.id(),
                CatalogueRecord.DATASET,
                title,
                description,
                language.of(english, chinese),
                language.other() == Language.ZH ? set.getString("description") : set.getString("descriptionEn"),
                keywords,
                themes,
                set.getString("license"),
                either(set, "publisher"),
                formats,
                List.of(SCHEME + ":" + document.id()),
                day(PastTimes.pastDay(set.getString("issued")), false),
                day(PastTimes.pastDay(set.getString("modified")), false),
                day(set.getString("temporalStart"), false),
                day(set.getString("temporalEnd"), true),
                area(set),
                shown(document.id(), set, title, description),
                links);
    }

    private JsonObject shown(String id, JsonObject set, String title, @Nullable String description) {
        JsonObject shown = new JsonObject().put("type", CatalogueRecord.DATASET).put("title", title);
        put(shown, "description", description);
        put(shown, "created", moment(PastTimes.pastDay(set.getString("issued"))));
        put(shown, "updated", moment(PastTimes.pastDay(set.getString("modified"))));
        shown.put("language", RecordLanguages.of(language)).put("languages", RecordLanguages.ALL);
        put(shown, "keywords", new JsonArray(strings(set, language == Language.ZH ? "keywords" : "keywordsEn")));
        put(shown, "themes", themes(strings(set, "themes")));
        put(shown, "resourceLanguages", RecordLanguages.of(strings(set, "languages")));
        JsonObject own = new JsonObject().put("scheme", SCHEME).put("value", id);
        put(shown, "externalIds", new JsonArray().add(own));
        put(shown, "formats", formats(objects(set, "files")));
        String publisher = either(set, "publisher");
        if (publisher != null) {
            JsonArray roles = new JsonArray().add("publisher");
            put(
                    shown,
                    "contacts",
                    new JsonArray()
                            .add(new JsonObject().put("organization", publisher).put("roles", roles)));
        }
        put(shown, "license", set.getString("license"));
        put(shown, "rights", either(set, "attribution"));
        return shown;
    }

    private static JsonArray themes(List<String> themes) {
        JsonArray concepts = new JsonArray();
        themes.forEach(theme -> concepts.add(new JsonObject().put("id", theme)));
        return concepts.isEmpty()
                ? concepts
                : new JsonArray().add(new JsonObject().put("concepts", concepts).put("scheme", THEMES));
    }

    private static void put(JsonObject object, String name, JsonArray values) {
        if (!values.isEmpty()) {
            object.put(name, values);
        }
    }

    private static void put(JsonObject object, String name, @Nullable String value) {
        if (value != null) {
            object.put(name, value);
        }
    }

    private static JsonArray formats(List<JsonObject> files) {
        JsonArray formats = new JsonArray();
        files.stream()
                .filter(file -> file.getString("format") != null)
                .map(file -> {
                    JsonObject format = new JsonObject().put("name", file.getString("format"));
                    put(format, "mediaType", file.getString("mediaType"));
                    return format;
                })
                .distinct()
                .forEach(formats::add);
        return formats;
    }

    /** With the versions (RFC 5829, clause 3) where there are any. */
    private JsonArray links(String id, String title, List<JsonObject> files, @Nullable Integer version) {
        JsonArray links = new JsonArray()
                .add(new JsonObject()
                        .put("rel", "about")
                        .put("type", "text/html")
                        .put("href", language.prefix() + "/datasets/" + id)
                        .put("title", title))
                .add(new JsonObject()
                        .put("rel", "describes")
                        .put("type", "application/json")
                        .put("href", "/api/datasets/" + id)
                        .put("title", title));
        files.stream().filter(file -> file.getString("url") != null).forEach(file -> {
            JsonObject link = new JsonObject().put("rel", "item").put("href", file.getString("url"));
            put(link, "type", file.getString("mediaType"));
            String name = either(file, "title");
            links.add(link.put("title", name == null ? file.getString("name") : name));
        });
        if (version != null) {
            String versions = "/api/datasets/" + id + "/versions";
            links.add(new JsonObject()
                            .put("rel", "version-history")
                            .put("href", versions)
                            .put("type", "application/json")
                            .put("title", language.of("各版本", "Its versions")))
                    .add(new JsonObject()
                            .put("rel", "latest-version")
                            .put("href", versions + "/" + version + "/datapackage.json")
                            .put("type", "application/json")
                            .put("title", language.of("第 " + version + " 版", "Version " + version)));
        }
        return links;
    }

    /** The text in this language, or else in the other. */
    private @Nullable String either(JsonObject set, String field) {
        String chinese = set.getString(field);
        String english = set.getString(field + "En");
        return language == Language.ZH ? (chinese == null ? english : chinese) : (english == null ? chinese : english);
    }

    private static List<String> strings(JsonObject set, String field) {
        return set.getJsonArray(field, new JsonArray()).stream()
                .map(String::valueOf)
                .toList();
    }

    private static List<JsonObject> objects(JsonObject set, String field) {
        JsonArray items = set.getJsonArray(field, new JsonArray());
        List<JsonObject> objects = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            objects.add(items.getJsonObject(i));
        }
        return objects;
    }

    private static @Nullable Geometry area(JsonObject set) {
        JsonObject area = set.getJsonObject("geometry");
        return area == null ? null : GeoJson.read(area.encode());
    }

    private static @Nullable String moment(@Nullable String day) {
        return day == null ? null : day + "T00:00:00Z";
    }

    /** A day, or the first or last one of a month or year; null where it is none of them. */
    private static @Nullable LocalDate day(@Nullable String text, boolean last) {
        if (text == null) {
            return null;
        }
        try {
            return switch (text.length()) {
                case 4 ->
                    last
                            ? Year.parse(text).atMonth(12).atEndOfMonth()
                            : Year.parse(text).atDay(1);
                case 7 ->
                    last
                            ? YearMonth.parse(text).atEndOfMonth()
                            : YearMonth.parse(text).atDay(1);
                default -> LocalDate.parse(text.substring(0, Math.min(text.length(), 10)));
            };
        } catch (DateTimeException e) {
            return null;
        }
    }
}
