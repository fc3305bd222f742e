package pilotcity.portal.face.ogc;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.search.Hit;
import pilotcity.portal.face.ogc.core.CollectionType;
import pilotcity.portal.face.ogc.core.OgcCollection;
import pilotcity.portal.face.ogc.core.OgcLink;
import pilotcity.portal.face.ogc.core.OgcRequest;
import pilotcity.portal.face.ogc.core.RootDocuments;
import pilotcity.portal.face.shared.page.PageAddresses;
import pilotcity.portal.face.shared.page.TemplatePage;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.document.DocumentView;
import pilotcity.portal.kernel.encoding.UrlEncoding;

/** The documents of the OGC API as pages (OGC API Features 1.0.1, clause 8.2), made from the same JSON. */
public record OgcPages(OgcRequest asked) {
    private static final String TEMPLATE = "ogc";

    /** What stands before the document on the way from the root. */
    public record Breadcrumb(String href, String title) {}

    /** One of a list of things to go on to; {@code id} is empty where it says nothing. */
    public record Entry(String href, String title, String text, String id) {}

    /** One property in a table. */
    public record Row(String name, String type, String title, String text) {}

    public TemplatePage landing(JsonObject document) {
        Map<String, @Nullable Object> model = model(document.getString("title"), List.of(), links(document));
        model.put("lead", document.getString("description"));
        return new TemplatePage(TEMPLATE, model);
    }

    public TemplatePage conformance(JsonObject document) {
        Map<String, @Nullable Object> model =
                model(asked.text("遵循的标准", "What it keeps to"), List.of(root()), links(document));
        model.put(
                "entries",
                document.getJsonArray("conformsTo").stream()
                        .map(String::valueOf)
                        .map(uri -> new Entry(uri, uri, "", ""))
                        .toList());
        return new TemplatePage(TEMPLATE, model);
    }

    public TemplatePage collections(JsonObject document) {
        Map<String, @Nullable Object> model = model(asked.text("集合", "Collections"), List.of(root()), links(document));
        model.put(
                "entries",
                objects(document.getJsonArray("collections")).stream()
                        .map(each -> new Entry(
                                asked.rootPath() + "/collections/" + UrlEncoding.segment(each.getString("id")),
                                each.getString("title"),
                                each.getString("description"),
                                ""))
                        .toList());
        return new TemplatePage(TEMPLATE, model);
    }

    public TemplatePage collection(JsonObject document) {
        Map<String, @Nullable Object> model =
                model(document.getString("title"), List.of(root(), collections()), links(document));
        model.put("lead", document.getString("description"));
        model.put("part", asked.text("集合", "Collection"));
        model.put("extent", extent(document.getJsonObject("extent")));
        model.put("systems", document.getJsonArray("crs").getList());
        return new TemplatePage(TEMPLATE, model);
    }

    private static List<String> extent(JsonObject extent) {
        List<String> lines = new ArrayList<>();
        JsonObject space = extent.getJsonObject("spatial");
        JsonObject time = extent.getJsonObject("temporal");
        if (space != null) {
            lines.add(joined(space.getJsonArray("bbox").getJsonArray(0), ", "));
        }
        if (time != null) {
            lines.add(joined(time.getJsonArray("interval").getJsonArray(0), " / "));
        }
        return lines;
    }

    private static String joined(JsonArray parts, String separator) {
        return parts.stream().map(String::valueOf).collect(Collectors.joining(separator));
    }

    /** A schema, queryables or sortables. */
    public TemplatePage schema(JsonObject document, OgcCollection collection, String title) {
        List<Row> rows = new ArrayList<>();
        document.getJsonObject("properties").forEach(property -> {
            JsonObject schema = (JsonObject) property.getValue();
            rows.add(new Row(
                    property.getKey(),
                    schema.getString("type", schema.getString("format", "")),
                    schema.getString("title", ""),
                    schema.getString("description", "")));
        });
        Map<String, @Nullable Object> model =
                model(title, List.of(root(), collections(), of(collection)), asked.here(OgcLink.SCHEMA));
        model.put("part", asked.text(collection.title()));
        model.put("rows", rows);
        return new TemplatePage(TEMPLATE, model);
    }

    public TemplatePage items(OgcCollection collection, Index index, List<Hit> hits, JsonObject answer) {
        Map<String, @Nullable Object> model =
                model(asked.text(collection.title()), List.of(root(), collections(), of(collection)), links(answer));
        Visit visit = visit();
        model.put("part", part(collection, index, hits, visit));
        model.put("total", answer.getLong("numberMatched"));
        model.put(
                "entries",
                hits.stream()
                        .map(hit -> entry(collection, index, hit.document(), visit))
                        .toList());
        links(answer).stream()
                .filter(ogcLink -> ogcLink.rel().equals("next"))
                .findFirst()
                .ifPresent(next -> model.put("next", next.href()));
        return new TemplatePage(TEMPLATE, model);
    }

    /** Features, and of a page behind the first where it begins. */
    private String part(OgcCollection collection, Index index, List<Hit> hits, Visit visit) {
        String features = asked.text("要素", "Features");
        return hits.isEmpty() || !visit.query().contains("cursor=")
                ? features
                : features
                        + asked.text("，从“", " from “")
                        + entry(collection, index, hits.getFirst().document(), visit)
                                .title()
                        + asked.text("”起", "” on");
    }

    private Entry entry(OgcCollection collection, Index index, Document document, Visit visit) {
        String href = asked.rootPath() + collection.path() + "/items/" + UrlEncoding.segment(document.id());
        if (collection.type() == CollectionType.ROWS) {
            return new Entry(href, asked.text("行 ", "Row ") + document.id(), "", document.id());
        }
        String title = collection.records()
                ? String.valueOf(document.value("title"))
                : new DocumentView(index, collection.kind(), document, visit)
                        .names()
                        .title();
        return new Entry(href, title, "", document.id());
    }

    public TemplatePage item(OgcCollection collection, Index index, Document document) {
        DocumentView view = new DocumentView(index, collection.kind(), document, visit());
        String title = switch (collection.type()) {
            case RECORDS -> String.valueOf(view.values().get("title"));
            case ROWS -> asked.text("行 ", "Row ") + document.id();
            case DOCUMENTS -> view.names().title();
        };
        Map<String, @Nullable Object> model = model(
                title, List.of(root(), collections(), of(collection), items(collection)), asked.here(OgcLink.GEOJSON));
        model.put("part", asked.text(collection.title()) + " " + document.id());
        model.put("facts", view.facts().values());
        model.put("map", view.model().get("map"));
        if (collection.isWritable()) {
            model.put("page", visit().link(PageAddresses.of(collection.kind(), document.id())));
        }
        return new TemplatePage(TEMPLATE, model);
    }

    /** The description of the API for people. */
    public TemplatePage api(JsonObject document) {
        List<Entry> entries = new ArrayList<>();
        document.getJsonObject("paths")
                .forEach(path -> ((JsonObject) path.getValue()).forEach(operation -> {
                    if (operation.getValue() instanceof JsonObject described) {
                        entries.add(new Entry(
                                "",
                                operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                                described.getString("summary", ""),
                                ""));
                    }
                }));
        Map<String, @Nullable Object> model =
                model(document.getJsonObject("info").getString("title"), List.of(root()), asked.here(OgcLink.OPENAPI));
        model.put("part", asked.text("接口说明", "Description of the API"));
        model.put("operations", entries);
        return new TemplatePage(TEMPLATE, model);
    }

    private Visit visit() {
        return Visit.of(asked.context(), asked.language(), asked.base());
    }

    private Map<String, @Nullable Object> model(String title, List<Breadcrumb> steps, List<OgcLink> ogcLinks) {
        Map<String, @Nullable Object> model = new HashMap<>();
        for (String absent : List.of("lead", "map", "next", "total", "page", "part")) {
            model.put(absent, null);
        }
        for (String empty : List.of("entries", "rows", "facts", "extent", "systems", "operations")) {
            model.put(empty, List.of());
        }
        model.put("title", title);
        model.put("steps", steps);
        model.put("links", ogcLinks);
        return model;
    }

    private Breadcrumb root() {
        return new Breadcrumb(asked.rootPath(), asked.text(RootDocuments.TITLE));
    }

    private Breadcrumb collections() {
        return new Breadcrumb(asked.rootPath() + "/collections", asked.text("集合", "Collections"));
    }

    private Breadcrumb of(OgcCollection collection) {
        return new Breadcrumb(asked.rootPath() + collection.path(), asked.text(collection.title()));
    }

    private Breadcrumb items(OgcCollection collection) {
        return new Breadcrumb(asked.rootPath() + collection.path() + "/items", asked.text("要素", "Features"));
    }

    private static List<OgcLink> links(JsonObject document) {
        return objects(document.getJsonArray("links")).stream()
                .map(link -> new OgcLink(
                        link.getString("rel"),
                        link.getString("type", ""),
                        link.getString("href"),
                        link.getString("title", "")))
                .toList();
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }
}
