package pilotcity.index.retrieval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.geo.GeoEncodingUtils;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.SloppyMath;
import org.jspecify.annotations.Nullable;
import pilotcity.index.column.PositionColumn;
import pilotcity.index.column.SegmentColumns;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.NearPoint;
import pilotcity.index.store.DocumentStore;
import pilotcity.index.store.LuceneFieldNames;

/** Reads the document and the distance of one hit. */
public record HitReader(DocumentStore store) {
    public Document document(IndexReader reader, int hit) throws IOException {
        return document(reader, hit, false);
    }

    /** @param whole with what only single documents show */
    public Document document(IndexReader reader, int hit, boolean whole) throws IOException {
        LeafReaderContext segment = segment(reader, hit);
        return store.in(segment.reader(), whole).read(hit - segment.docBase);
    }

    /** Metres from {@code near} to the hit's point, or null when it has none. */
    public static @Nullable Double distance(IndexReader reader, int hit, NearPoint near) throws IOException {
        LeafReaderContext segment = segment(reader, hit);
        PositionColumn anchors =
                SegmentColumns.of(segment.reader()).positions(segment.reader(), LuceneFieldNames.anchor(Kind.GEOMETRY));
        int document = hit - segment.docBase;
        if (!anchors.has(document)) {
            return null;
        }
        double lat = GeoEncodingUtils.decodeLatitude(anchors.latitude(document));
        double lon = GeoEncodingUtils.decodeLongitude(anchors.longitude(document));
        return SloppyMath.haversinMeters(near.lat(), near.lon(), lat, lon);
    }

    /** The documents of {@code hits}, which ascend; {@code whole} asks for what only single documents show. */
    public List<Document> documents(IndexReader reader, List<Integer> hits, boolean whole) throws IOException {
        return stored(reader, hits).stream()
                .map(whole ? DocumentStore.Stored::whole : DocumentStore.Stored::listed)
                .toList();
    }

    /** The documents of {@code hits}, which ascend. */
    public List<DocumentStore.Stored> stored(IndexReader reader, List<Integer> hits) throws IOException {
        List<DocumentStore.Stored> documents = new ArrayList<>(hits.size());
        LeafReaderContext segment = null;
        DocumentStore.Reader stored = null;
        for (int hit : hits) {
            if (segment == null
                    || stored == null
                    || hit >= segment.docBase + segment.reader().maxDoc()) {
                segment = segment(reader, hit);
                stored = store.in(segment.reader(), true);
            }
            documents.add(stored.get(hit - segment.docBase));
        }
        return documents;
    }

    private static LeafReaderContext segment(IndexReader reader, int hit) {
        return reader.leaves().get(ReaderUtil.subIndex(hit, reader.leaves()));
    }
}
