package pilotcity.index.tilesearch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.geo.GeoEncodingUtils;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedNumericDocValues;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Kind;
import pilotcity.index.retrieval.HitReader;
import pilotcity.index.search.TileContent;
import pilotcity.index.store.LuceneFieldNames;
import pilotcity.index.tilegrid.CellCounts;

/** Makes the points of a tile from the counts of its cells. */
public final class TilePointFactory {
    private TilePointFactory() {}

    /** One point for each cell that has several documents. */
    public static List<TileContent.TilePoint> of(CellCounts counts, @Nullable CellValueCounts classes) {
        List<TileContent.TilePoint> points = new ArrayList<>();
        for (int cell = 0; cell < counts.grid().cells(); cell++) {
            int count = counts.count(cell);
            if (count > 1) {
                Map<String, Integer> values = classes == null ? Map.of() : classes.of(cell);
                points.add(
                        new TileContent.TilePoint(counts.longitude(cell), counts.latitude(cell), count, null, values));
            }
        }
        return points;
    }

    /** One point for each document. */
    public static List<TileContent.TilePoint> of(HitReader hitReader, IndexReader reader, List<Integer> documents)
            throws IOException {
        List<Integer> ascending = documents.stream().sorted().toList();
        List<Document> read = hitReader.documents(reader, ascending, false);
        List<TileContent.TilePoint> points = new ArrayList<>(read.size());
        SortedNumericDocValues anchors = DocValues.emptySortedNumeric();
        int end = 0;
        int base = 0;
        for (int i = 0; i < read.size(); i++) {
            int document = ascending.get(i);
            if (document >= end) {
                LeafReaderContext segment = reader.leaves().get(ReaderUtil.subIndex(document, reader.leaves()));
                anchors = DocValues.getSortedNumeric(segment.reader(), LuceneFieldNames.anchor(Kind.GEOMETRY));
                base = segment.docBase;
                end = base + segment.reader().maxDoc();
            }
            if (!anchors.advanceExact(document - base)) {
                throw new IllegalStateException("document " + document + " has no position");
            }
            points.add(point(anchors.nextValue(), read.get(i)));
        }
        return points;
    }

    private static TileContent.TilePoint point(long position, Document document) {
        return new TileContent.TilePoint(
                GeoEncodingUtils.decodeLongitude((int) position),
                GeoEncodingUtils.decodeLatitude((int) (position >> Integer.SIZE)),
                1,
                document,
                Map.of());
    }
}
