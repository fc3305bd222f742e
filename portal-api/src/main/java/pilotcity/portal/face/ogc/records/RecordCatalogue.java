package pilotcity.portal.face.ogc.records;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.Label;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.ogc.core.CollectionExtents;
import pilotcity.portal.face.ogc.core.CollectionType;
import pilotcity.portal.face.ogc.core.IndexSource;
import pilotcity.portal.face.ogc.core.OgcCollection;
import pilotcity.portal.face.ogc.geojson.ByteBuilder;
import pilotcity.portal.face.ogc.geojson.FeatureWriter;
import pilotcity.portal.face.ogc.geojson.GeoJsonFeatureWriter;
import pilotcity.portal.face.ogc.geojson.ReferenceSystem;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.read.TolerantListing;

/**
 * The catalogue (OGC API Records 1.0, "searchable catalogue"): records of the data sets and of the API's collections,
 * in each language an index of their own. They are made of what the live index holds, again whenever that has changed.
 */
public final class RecordCatalogue implements FeatureWriter {
    private static final String RECORD_CORE = "http://www.opengis.net/spec/ogcapi-records-1/1.0/conf/record-core";

    private final Kinds described;
    private final CollectionExtents extents;
    private final Kinds kinds = new Kinds(List.of(CatalogueKind.KIND));
    private final Map<Language, CachedRecords> made = new EnumMap<>(Language.class);

    /** @param described the kinds whose collections are in it */
    public RecordCatalogue(Kinds described, CollectionExtents extents) {
        this.described = described;
        this.extents = extents;
    }

    /** The records in one language, and the state of the live index they were made from. */
    private record CachedRecords(Index index, List<CatalogueRecord> records, Index live, long version) {
        boolean isOf(Index other, long now) {
            return live == other && version == now;
        }
    }

    public OgcCollection collection(ReadPool readPool) {
        return new OgcCollection(
                "catalogue",
                new Label("数据目录", "Catalogue"),
                new Label("数据集和本接口各集合的目录", "The data sets, and the collections of this API"),
                CatalogueKind.KIND,
                CollectionType.RECORDS,
                OgcCollection.Names.OF_KINDS,
                (live, language) -> extents.of(in(live, language), CatalogueKind.NAME_OF_KIND),
                new IndexSource(readPool, this::in, CatalogueKind.NAME_OF_KIND),
                this);
    }

    private synchronized Index in(Index live, Language language) {
        CachedRecords last = made.get(language);
        long version = live.version();
        if (last != null && last.isOf(live, version)) {
            return last.index();
        }
        List<CatalogueRecord> records = records(live, language);
        Index index = last == null ? empty() : last.index();
        if (last == null || !last.records().equals(records)) {
            fill(index, records, last == null ? List.of() : last.records());
        }
        made.put(language, new CachedRecords(index, records, live, version));
        return index;
    }

    private Index empty() {
        try {
            return Index.inMemory(kinds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(Index index, List<CatalogueRecord> records, List<CatalogueRecord> before) {
        Set<String> there = records.stream().map(CatalogueRecord::id).collect(Collectors.toSet());
        List<String> gone = before.stream()
                .map(CatalogueRecord::id)
                .filter(id -> !there.contains(id))
                .toList();
        index.apply(
                records.stream().map(CatalogueKind.KIND::document).toList(),
                Map.of(CatalogueKind.NAME_OF_KIND, gone),
                Map.of());
        index.refresh();
    }

    private static List<Document> dataSets(Index live) {
        List<Document> sets = new ArrayList<>();
        if (!live.kinds().names().contains(DatasetRecords.KIND)) {
            return sets;
        }
        String after = null;
        Hits hits;
        do {
            hits = live.search(SearchQuery.of(DatasetRecords.KIND)
                    .withPage(SearchQuery.MAX_LIMIT, after, null)
                    .withTotal(false));
            hits.items().stream().map(Hit::document).forEach(sets::add);
            after = hits.more() ? hits.items().getLast().cursor() : null;
        } while (hits.more());
        return sets;
    }

    private List<CatalogueRecord> records(Index live, Language language) {
        DatasetRecords ofSets = new DatasetRecords(language);
        CollectionRecords ofCollections = new CollectionRecords(language);
        List<CatalogueRecord> records = new ArrayList<>(TolerantListing.of(dataSets(live), ofSets::of));
        described.list().stream()
                .filter(Kind::hasGeometry)
                .map(kind -> ofCollections.of(kind, extents.of(live, kind.name())))
                .forEach(records::add);
        return records;
    }

    @Override
    public void open(ByteBuilder out, Document document, ReferenceSystem system) {
        JsonObject published = published(document);
        JsonObject head = new JsonObject()
                .put("type", "Feature")
                .put("id", document.id())
                .put("conformsTo", new JsonArray().add(RECORD_CORE))
                .put("time", published.getJsonObject("time"));
        String text = head.encode();
        out.add(text.substring(0, text.length() - 1));
        GeoJsonFeatureWriter.geometry(out, document, system);
        out.add(",\"properties\":" + published.getJsonObject("properties").encode());
    }

    @Override
    public JsonArray links(Document document) {
        return published(document).getJsonArray("links");
    }

    private static JsonObject published(Document document) {
        Map<?, ?> group = (Map<?, ?>) Objects.requireNonNull(document.value(CatalogueKind.PUBLISHED));
        return new JsonObject(String.valueOf(group.get(CatalogueKind.JSON)));
    }
}
