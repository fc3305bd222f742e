package pilotcity.portal.face.ogc.items;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Label;
import pilotcity.index.search.FacetCount;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.portal.face.ogc.core.Features;
import pilotcity.portal.face.ogc.core.OgcCollection;
import pilotcity.portal.face.ogc.core.OgcLink;
import pilotcity.portal.face.ogc.core.OgcRequest;
import pilotcity.portal.face.ogc.geojson.ByteBuilder;
import pilotcity.portal.face.ogc.geojson.ReferenceSystem;
import pilotcity.portal.kernel.encoding.UrlEncoding;

/** Answers in GeoJSON (OGC API Features 1.0.1, clauses 7.15.8, 7.16 and 8.3). */
final class ItemsAnswer {
    private static final int BYTES_A_FEATURE = 1024;

    private final OgcRequest request;
    private final OgcCollection collection;

    ItemsAnswer(OgcRequest request, OgcCollection collection) {
        this.request = request;
        this.collection = collection;
    }

    /** Links to this page, its neighbours and the collection. */
    List<OgcLink> links(Hits hits, ItemsPaging itemsPaging) {
        List<OgcLink> ogcLinks = new ArrayList<>(request.here(OgcLink.GEOJSON));
        itemsPaging
                .next(hits)
                .ifPresent(place -> ogcLinks.add(beside("next", place, request.text("下一页", "The next page"))));
        itemsPaging
                .previous(hits)
                .ifPresent(place -> ogcLinks.add(beside("prev", place, request.text("上一页", "The page before"))));
        ogcLinks.add(ofCollection());
        return ogcLinks;
    }

    private OgcLink beside(String rel, Map<String, String> place, String title) {
        Set<String> without = new HashSet<>(ItemsPaging.PLACES);
        without.addAll(place.keySet());
        String type = request.isPage() ? OgcLink.HTML : OgcLink.GEOJSON;
        return new OgcLink(rel, type, request.href(request.isPage() ? "html" : "json", without, place), title);
    }

    private OgcLink ofCollection() {
        return new OgcLink(
                "collection",
                OgcLink.JSON,
                request.root() + collection.path() + "?f=json",
                request.text(collection.title()));
    }

    /** @param at when the documents were as they are here; the same for the same documents */
    Buffer page(Features features, Hits hits, ItemsQuery query, ReferenceSystem system, Instant at) {
        ByteBuilder out = new ByteBuilder(1024 + hits.items().size() * BYTES_A_FEATURE);
        out.add("{\"type\":\"FeatureCollection\",\"features\":[");
        boolean first = true;
        for (Hit hit : hits.items()) {
            if (!first) {
                out.add((byte) ',');
            }
            first = false;
            collection.writer().open(out, hit.document(), system);
            if (collection.records()) {
                out.add(",\"links\":"
                        + with(ofItem(hit.document().id()), hit.document()).encode());
            }
            out.add((byte) '}');
        }
        out.add("],\"numberMatched\":" + hits.total() + ",\"numberReturned\":"
                + hits.items().size() + ",\"timeStamp\":\"" + at + "\",\"links\":"
                + OgcLink.json(links(hits, query.paging())).encode());
        if (!hits.facets().isEmpty()) {
            out.add(",\"" + ItemsParameters.AGGREGATIONS + "\":"
                    + counts(features, hits.facets()).encode());
        }
        out.add((byte) '}');
        return out.buffer();
    }

    /** A record has a link to itself, because it may be read on its own. */
    private List<OgcLink> ofItem(String id) {
        String here = request.root() + collection.path() + "/items/" + UrlEncoding.segment(id);
        return List.of(
                new OgcLink("self", OgcLink.GEOJSON, here + "?f=json", request.text("本记录", "This record")),
                new OgcLink("alternate", OgcLink.HTML, here + "?f=html", request.text("网页", "As a page")),
                ofCollection());
    }

    private JsonArray with(List<OgcLink> ogcLinks, Document document) {
        JsonArray all = OgcLink.json(ogcLinks);
        for (Object more : collection.writer().links(document)) {
            JsonObject link = ((JsonObject) more).copy();
            String href = link.getString("href");
            all.add(href.startsWith("/") ? link.put("href", request.base() + href) : link);
        }
        return all;
    }

    private JsonObject counts(Features features, Map<String, List<FacetCount>> facets) {
        JsonObject counted = new JsonObject();
        facets.forEach((field, counts) -> {
            Map<String, Label> labels = features.labels(field, counts);
            JsonArray values = new JsonArray();
            counts.stream().filter(count -> count.count() > 0).forEach(count -> values.add(value(count, labels)));
            counted.put(field, values);
        });
        return counted;
    }

    private JsonObject value(FacetCount count, Map<String, Label> labels) {
        JsonObject value = new JsonObject().put("value", count.value()).put("count", count.count());
        Label label = labels.get(count.value());
        return label == null ? value : value.put("title", request.text(label));
    }

    /** Links of one feature. */
    List<OgcLink> links() {
        List<OgcLink> ogcLinks = new ArrayList<>(request.here(OgcLink.GEOJSON));
        ogcLinks.add(ofCollection());
        return ogcLinks;
    }

    Buffer one(Document document, ReferenceSystem system) {
        ByteBuilder out = new ByteBuilder(2 * BYTES_A_FEATURE);
        collection.writer().open(out, document, system);
        out.add(",\"links\":" + with(links(), document).encode() + "}");
        return out.buffer();
    }
}
