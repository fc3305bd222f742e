package pilotcity.portal.face.ogc.core;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import pilotcity.index.Index;
import pilotcity.index.search.Coverage;
import pilotcity.portal.face.ogc.geojson.ReferenceSystem;
import pilotcity.portal.face.shared.OgcApiExtension;

/** Collections as they are described (OGC API Features 1.0.1, clauses 7.13 and 7.14). */
public record CollectionDocuments(List<OgcApiExtension> parts) {
    private static final String GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian";

    /** All of them. */
    public JsonObject list(OgcRequest request, List<OgcCollection> collections, Index live) {
        JsonArray all = new JsonArray();
        collections.forEach(collection -> all.add(one(request, collection, live)));
        return new JsonObject()
                .put("links", OgcLink.json(request.here(OgcLink.JSON)))
                .put("crs", new JsonArray(ReferenceSystem.uris()))
                .put("collections", all);
    }

    /** One, as the list has it too. */
    public JsonObject one(OgcRequest request, OgcCollection collection, Index live) {
        JsonObject document = new JsonObject()
                .put("id", collection.id())
                .put("title", request.text(collection.title()))
                .put("description", request.text(collection.description()))
                .put("extent", extent(collection.extent().in(live, request.language())))
                .put("itemType", collection.records() ? "record" : "feature")
                .put("crs", new JsonArray(ReferenceSystem.uris()))
                .put("storageCrs", ReferenceSystem.CRS84.uri());
        if (collection.records()) {
            document.put("type", "Collection");
        }
        return document.put("links", OgcLink.json(links(request, collection)));
    }

    private static JsonObject extent(Coverage extent) {
        JsonObject document = new JsonObject();
        Envelope box = extent.box();
        if (!box.isNull()) {
            JsonArray corners = new JsonArray()
                    .add(below(box.getMinX()))
                    .add(below(box.getMinY()))
                    .add(above(box.getMaxX()))
                    .add(above(box.getMaxY()));
            document.put(
                    "spatial",
                    new JsonObject().put("bbox", new JsonArray().add(corners)).put("crs", ReferenceSystem.CRS84.uri()));
        }
        if (extent.from() != null || extent.to() != null) {
            JsonArray ends = new JsonArray().add(text(extent.from())).add(text(extent.to()));
            document.put(
                    "temporal",
                    new JsonObject().put("interval", new JsonArray().add(ends)).put("trs", GREGORIAN));
        }
        return document;
    }

    /** The index knows corners to 1e-7 degrees, rounded down; documents have six decimals. */
    private static double below(double degrees) {
        return Math.floor((degrees + 1e-7) * 1e6) / 1e6;
    }

    private static double above(double degrees) {
        return Math.ceil(degrees * 1e6) / 1e6;
    }

    private static @Nullable String text(@Nullable Object moment) {
        return moment == null ? null : moment.toString();
    }

    /** Where its items, its schemas and what other faces have of it are found. */
    public List<OgcLink> links(OgcRequest request, OgcCollection collection) {
        String here = request.root() + collection.path();
        List<OgcLink> ogcLinks = new ArrayList<>();
        ogcLinks.add(new OgcLink("self", OgcLink.JSON, here + "?f=json", request.text("本集合", "This collection")));
        ogcLinks.add(new OgcLink("alternate", OgcLink.HTML, here + "?f=html", request.text("网页", "As a page")));
        ogcLinks.add(new OgcLink("items", OgcLink.GEOJSON, here + "/items?f=json", request.text("要素", "The features")));
        ogcLinks.add(new OgcLink(
                "items", OgcLink.HTML, here + "/items?f=html", request.text("要素网页", "The features as a page")));
        ogcLinks.add(new OgcLink(
                OgcLink.OGC + "queryables",
                OgcLink.SCHEMA,
                here + "/queryables?f=json",
                request.text("可查询属性", "What can be queried")));
        ogcLinks.add(new OgcLink(
                OgcLink.OGC + "sortables",
                OgcLink.SCHEMA,
                here + "/sortables?f=json",
                request.text("可排序属性", "What can be sorted by")));
        ogcLinks.add(new OgcLink(
                OgcLink.OGC + "schema",
                OgcLink.SCHEMA,
                here + "/schema?f=json",
                request.text("属性模式", "The properties")));
        if (!collection.records()) {
            parts.stream()
                    .flatMap(part -> part.collectionLinks(collection.id()).stream())
                    .forEach(link -> ogcLinks.add(new OgcLink(
                            link.rel(), link.type(), request.root() + link.path(), request.text(link.title()))));
        }
        return ogcLinks;
    }
}
