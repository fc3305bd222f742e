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
import pilotcity.index.Index;
import pilotcity.index.kind.Document;
import pilotcity.index.kind.Label;
import pilotcity.index.search.FacetCount;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.portal.face.ogc.core.Asked;
import pilotcity.portal.face.ogc.core.Collection;
import pilotcity.portal.face.ogc.core.Link;
import pilotcity.portal.face.ogc.crs.ReferenceSystem;
import pilotcity.portal.face.ogc.json.Bytes;
import pilotcity.portal.face.query.FacetLabels;
import pilotcity.portal.kernel.encoding.UrlEncoding;

/** Answers in GeoJSON (OGC API Features 1.0.1, clauses 7.15.8, 7.16 and 8.3). */
final class ItemsAnswer {
    private static final int BYTES_A_FEATURE = 1024;

    private final Asked asked;
    private final Collection collection;

    ItemsAnswer(Asked asked, Collection collection) {
        this.asked = asked;
        this.collection = collection;
    }

    /** Where this page, those beside it and the collection are. */
    List<Link> links(Hits hits, Paging paging) {
        List<Link> links = new ArrayList<>(asked.here(Link.GEOJSON));
        paging.next(hits).ifPresent(place -> links.add(beside("next", place, asked.text("下一页", "The next page"))));
        paging.previous(hits)
                .ifPresent(place -> links.add(beside("prev", place, asked.text("上一页", "The page before"))));
        links.add(ofCollection());
        return links;
    }

    private Link beside(String rel, Map<String, String> place, String title) {
        Set<String> without = new HashSet<>(Paging.PLACES);
        without.addAll(place.keySet());
        String type = asked.isPage() ? Link.HTML : Link.GEOJSON;
        return new Link(rel, type, asked.href(asked.isPage() ? "html" : "json", without, place), title);
    }

    private Link ofCollection() {
        return new Link(
                "collection", Link.JSON, asked.root() + collection.path() + "?f=json", asked.text(collection.title()));
    }

    /** @param at when the documents were as they are here; the same for the same documents */
    Buffer page(Index index, Hits hits, ItemsQuery query, ReferenceSystem system, Instant at) {
        Bytes out = new Bytes(1024 + hits.items().size() * BYTES_A_FEATURE);
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
                + Link.json(links(hits, query.paging())).encode());
        if (!hits.facets().isEmpty()) {
            out.add(",\"" + ItemsParameters.AGGREGATIONS + "\":"
                    + counts(index, hits.facets()).encode());
        }
        out.add((byte) '}');
        return out.buffer();
    }

    /** A record says itself where it is, as it may be read on its own. */
    private List<Link> ofItem(String id) {
        String here = asked.root() + collection.path() + "/items/" + UrlEncoding.segment(id);
        return List.of(
                new Link("self", Link.GEOJSON, here + "?f=json", asked.text("本记录", "This record")),
                new Link("alternate", Link.HTML, here + "?f=html", asked.text("网页", "As a page")),
                ofCollection());
    }

    private JsonArray with(List<Link> links, Document document) {
        JsonArray all = Link.json(links);
        for (Object more : collection.writer().links(document)) {
            JsonObject link = ((JsonObject) more).copy();
            String href = link.getString("href");
            all.add(href.startsWith("/") ? link.put("href", asked.base() + href) : link);
        }
        return all;
    }

    private JsonObject counts(Index index, Map<String, List<FacetCount>> facets) {
        JsonObject counted = new JsonObject();
        facets.forEach((field, counts) -> {
            Map<String, Label> labels =
                    FacetLabels.of(index, Set.of(collection.kind().name()), field, counts);
            JsonArray values = new JsonArray();
            counts.stream().filter(count -> count.count() > 0).forEach(count -> values.add(value(count, labels)));
            counted.put(field, values);
        });
        return counted;
    }

    private JsonObject value(FacetCount count, Map<String, Label> labels) {
        JsonObject value = new JsonObject().put("value", count.value()).put("count", count.count());
        Label label = labels.get(count.value());
        return label == null ? value : value.put("title", asked.text(label));
    }

    /** Links of one feature. */
    List<Link> links() {
        List<Link> links = new ArrayList<>(asked.here(Link.GEOJSON));
        links.add(ofCollection());
        return links;
    }

    Buffer one(Document document, ReferenceSystem system) {
        Bytes out = new Bytes(2 * BYTES_A_FEATURE);
        collection.writer().open(out, document, system);
        out.add(",\"links\":" + with(links(), document).encode() + "}");
        return out.buffer();
    }
}
