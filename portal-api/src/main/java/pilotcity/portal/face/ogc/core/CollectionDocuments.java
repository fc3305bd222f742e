package pilotcity.portal.face.ogc.core;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import pilotcity.index.Index;
import pilotcity.index.search.Coverage;
import pilotcity.portal.face.ogc.crs.ReferenceSystem;
import pilotcity.portal.face.query.OgcPart;

/** Collections as they are described (OGC API Features 1.0.1, clauses 7.13 and 7.14). */
public record CollectionDocuments(Collections collections, Extents extents, List<OgcPart> parts) {
    private static final String GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian";

    /** All of them. */
    public JsonObject list(Asked asked, Index live) {
        JsonArray all = new JsonArray();
        collections.list().forEach(collection -> all.add(one(asked, collection, live)));
        return new JsonObject()
                .put("links", Link.json(asked.here(Link.JSON)))
                .put("crs", new JsonArray(ReferenceSystem.uris()))
                .put("collections", all);
    }

    /** One, as the list has it too. */
    public JsonObject one(Asked asked, Collection collection, Index live) {
        Index index = collection.source().in(live, asked.language());
        JsonObject document = new JsonObject()
                .put("id", collection.id())
                .put("title", asked.text(collection.title()))
                .put("description", asked.text(collection.description()))
                .put("extent", extent(extents.of(index, collection.kind().name())))
                .put("itemType", collection.records() ? "record" : "feature")
                .put("crs", new JsonArray(ReferenceSystem.uris()))
                .put("storageCrs", ReferenceSystem.CRS84.uri());
        if (collection.records()) {
            document.put("type", "Collection");
        }
        return document.put("links", Link.json(links(asked, collection)));
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
    public List<Link> links(Asked asked, Collection collection) {
        String here = asked.root() + collection.path();
        List<Link> links = new ArrayList<>();
        links.add(new Link("self", Link.JSON, here + "?f=json", asked.text("本集合", "This collection")));
        links.add(new Link("alternate", Link.HTML, here + "?f=html", asked.text("网页", "As a page")));
        links.add(new Link("items", Link.GEOJSON, here + "/items?f=json", asked.text("要素", "The features")));
        links.add(new Link("items", Link.HTML, here + "/items?f=html", asked.text("要素网页", "The features as a page")));
        links.add(new Link(
                Link.OGC + "queryables",
                Link.SCHEMA,
                here + "/queryables?f=json",
                asked.text("可查询属性", "What can be queried")));
        links.add(new Link(
                Link.OGC + "sortables",
                Link.SCHEMA,
                here + "/sortables?f=json",
                asked.text("可排序属性", "What can be sorted by")));
        links.add(new Link(
                Link.OGC + "schema", Link.SCHEMA, here + "/schema?f=json", asked.text("属性模式", "The properties")));
        if (!collection.records()) {
            parts.stream()
                    .flatMap(part -> part.collectionLinks(collection.kind()).stream())
                    .forEach(link -> links.add(
                            new Link(link.rel(), link.type(), asked.root() + link.path(), asked.text(link.title()))));
        }
        return links;
    }
}
