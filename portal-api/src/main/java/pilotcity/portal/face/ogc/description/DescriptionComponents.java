package pilotcity.portal.face.ogc.description;

import static pilotcity.portal.face.ogc.description.OpenApiJson.array;
import static pilotcity.portal.face.ogc.description.OpenApiJson.list;
import static pilotcity.portal.face.ogc.description.OpenApiJson.object;
import static pilotcity.portal.face.ogc.description.OpenApiJson.query;
import static pilotcity.portal.face.ogc.description.OpenApiJson.ref;
import static pilotcity.portal.face.ogc.description.OpenApiJson.text;
import static pilotcity.portal.face.ogc.description.OpenApiJson.type;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.ogc.geojson.ReferenceSystem;
import pilotcity.portal.face.ogc.items.ItemsParameters;

/** What the operations have in common. */
public final class DescriptionComponents {
    /** Every parameter of items but those called like a property. */
    public static final List<String> OF_ITEMS = List.of(
            "f",
            "limit",
            "bbox",
            "bbox-crs",
            "datetime",
            "crs",
            "filter",
            "filter-lang",
            "filter-crs",
            "sortby",
            "aggregations",
            "cursor",
            "before",
            "offset");

    private DescriptionComponents() {}

    public static JsonObject all() {
        return new JsonObject()
                .put("parameters", parameters())
                .put("schemas", schemas())
                .put("responses", responses())
                .put(
                        "securitySchemes",
                        new JsonObject()
                                .put(
                                        "bearer",
                                        type("http").put("scheme", "bearer").put("bearerFormat", "JWT")));
    }

    private static JsonObject parameters() {
        JsonObject all = new JsonObject();
        Stream.of(ofPages(), ofPlaceAndTime(), ofFilters())
                .flatMap(List::stream)
                .forEach(parameter -> all.put(parameter.getString("name"), parameter));
        return all.put("featureId", OpenApiJson.path("featureId", "The id of a feature"));
    }

    private static List<JsonObject> ofPages() {
        JsonObject limit = type("integer")
                .put("minimum", 1)
                .put("maximum", ItemsParameters.MOST)
                .put("default", ItemsParameters.DEFAULT_LIMIT);
        return List.of(
                query("f", "The format; it wins over Accept", text("json", "html")),
                query("limit", "How many at most; more than the maximum is answered with the maximum", limit),
                query(
                        "sortby",
                        "The order: properties, each after a minus for the largest first",
                        list(type("string").put("pattern", "[+-]?[A-Za-z].*")).put("minItems", 1)),
                query(
                        "aggregations",
                        "Properties whose values are to be counted, each with the number of values after a colon",
                        list(type("string")).put("minItems", 1)),
                query("cursor", "Goes on behind a page; taken from its link next", type("string")),
                query("before", "Goes back in front of a page; taken from its link prev", type("string")),
                query(
                        "offset",
                        "How many are passed over, instead of a cursor; beyond the maximum only cursors lead",
                        type("integer")
                                .put("minimum", 0)
                                .put("maximum", SearchQuery.MOST_SKIPPED)
                                .put("default", 0)));
    }

    private static List<JsonObject> ofPlaceAndTime() {
        return List.of(
                query(
                        "bbox",
                        "Only what lies in the box or has no place: west, south, east, north; heights do not matter",
                        list(type("number")).put("minItems", 4).put("maxItems", 6)),
                query("bbox-crs", "What the box is in", systems()),
                query(
                        "datetime",
                        "Only what is of that time or of none: an instant, a day, or an interval such as 2013-01-01/..",
                        type("string")),
                query("crs", "What the coordinates of the answer are to be in", systems()));
    }

    private static List<JsonObject> ofFilters() {
        return List.of(
                query("filter", "A condition in CQL2 (OGC 21-065r2)", type("string")),
                query(
                        "filter-lang",
                        "How it is written",
                        text("cql2-text", "cql2-json").put("default", "cql2-text")),
                query("filter-crs", "What the positions in it are in", systems()));
    }

    private static JsonObject systems() {
        return type("string")
                .put("format", "uri")
                .put("enum", new JsonArray(ReferenceSystem.uris()))
                .put("default", ReferenceSystem.CRS84.uri());
    }

    private static JsonObject responses() {
        return new JsonObject()
                .put(
                        "Problem",
                        new JsonObject()
                                .put("description", "What went wrong (RFC 9457)")
                                .put(
                                        "content",
                                        new JsonObject()
                                                .put(
                                                        "application/problem+json",
                                                        new JsonObject().put("schema", ref("schemas/problem")))));
    }

    private static JsonObject schemas() {
        JsonObject links = list(ref("schemas/link"));
        JsonObject landing = new JsonObject()
                .put("title", type("string"))
                .put("description", type("string"))
                .put("links", links);
        JsonObject conformance = new JsonObject()
                .put("links", links)
                .put("conformsTo", list(type("string").put("format", "uri")));
        JsonObject collections = new JsonObject()
                .put("links", links)
                .put("crs", list(type("string")))
                .put("collections", list(ref("schemas/collection")));
        return new JsonObject()
                .put("link", link())
                .put("problem", problem())
                .put("geometry", geometry())
                .put("landingPage", object(landing, "links"))
                .put("conformance", object(conformance, "conformsTo"))
                .put("collections", object(collections, "links", "collections"))
                .put("collection", collection(links))
                .put("schema", type("object").put("description", "JSON Schema 2020-12"));
    }

    private static JsonObject link() {
        return object(
                new JsonObject()
                        .put("rel", type("string"))
                        .put("href", type("string").put("format", "uri"))
                        .put("type", type("string"))
                        .put("title", type("string")),
                "href",
                "rel",
                "type");
    }

    private static JsonObject problem() {
        return object(
                new JsonObject()
                        .put("type", type("string"))
                        .put("title", type("string"))
                        .put("status", type("integer"))
                        .put("detail", type("string"))
                        .put("parameter", type("string"))
                        .put("requestId", type("string")),
                "title",
                "status");
    }

    private static JsonObject geometry() {
        JsonObject properties = new JsonObject()
                .put(
                        "type",
                        text(
                                "Point",
                                "MultiPoint",
                                "LineString",
                                "MultiLineString",
                                "Polygon",
                                "MultiPolygon",
                                "GeometryCollection"))
                .put("coordinates", list(new JsonObject()))
                .put("geometries", list(ref("schemas/geometry")));
        return object(properties, "type");
    }

    private static JsonObject collection(JsonObject links) {
        JsonObject properties = new JsonObject()
                .put("id", type("string"))
                .put("title", type("string"))
                .put("description", type("string"))
                .put("type", text("Collection"))
                .put("itemType", text("feature", "record"))
                .put("extent", type("object"))
                .put("crs", list(type("string")))
                .put("storageCrs", type("string"))
                .put("links", links);
        return object(properties, "id", "title", "itemType", "links");
    }

    /** A page of features whose schema is called {@code feature}. */
    public static JsonObject page(String feature) {
        JsonObject properties = new JsonObject()
                .put("type", text("FeatureCollection"))
                .put("features", list(ref("schemas/" + feature)))
                .put("links", list(ref("schemas/link")))
                .put("timeStamp", type("string").put("format", "date-time"))
                .put("numberMatched", type("integer").put("minimum", 0))
                .put("numberReturned", type("integer").put("minimum", 0))
                .put("aggregations", type("object"));
        return object(properties, "type", "features", "links", "numberReturned");
    }

    /** A feature with these properties. */
    public static JsonObject feature(JsonObject properties) {
        JsonObject absent = type("object").put("nullable", true).put("enum", new JsonArray().addNull());
        JsonObject members = new JsonObject()
                .put("type", text("Feature"))
                .put("id", type("string"))
                .put("geometry", new JsonObject().put("oneOf", array(ref("schemas/geometry"), absent)))
                .put("properties", properties)
                .put("links", list(ref("schemas/link")));
        return object(members, "type", "id", "geometry", "properties");
    }
}
