package pilotcity.index.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.geo.GeoEncodingUtils;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedNumericDocValues;
import pilotcity.index.kind.Document;
import pilotcity.index.kind.Kind;
import pilotcity.index.tile.Counts;

/** Makes points of what was counted. */
final class Spots {
    private Spots() {}

    /** One spot a cell; a cell with one document is where that is. */
    static List<Tile.Spot> of(IndexReader reader, Counts counts) throws IOException {
        List<Tile.Spot> spots = new ArrayList<>();
        List<Integer> alone = new ArrayList<>();
        for (int cell = 0; cell < counts.grid().cells(); cell++) {
            int count = counts.count(cell);
            if (count == 1) {
                alone.add(counts.document(cell));
            } else if (count > 1) {
                spots.add(new Tile.Spot(counts.longitude(cell), counts.latitude(cell), count, null));
            }
        }
        spots.addAll(of(reader, alone));
        return spots;
    }

    /** One spot a document. */
    static List<Tile.Spot> of(IndexReader reader, List<Integer> documents) throws IOException {
        List<Integer> ascending = documents.stream().sorted().toList();
        List<Document> read = Fetch.documents(reader, ascending, false);
        List<Tile.Spot> spots = new ArrayList<>(read.size());
        SortedNumericDocValues anchors = DocValues.emptySortedNumeric();
        int end = 0;
        int base = 0;
        for (int i = 0; i < read.size(); i++) {
            int document = ascending.get(i);
            if (document >= end) {
                LeafReaderContext segment = reader.leaves().get(ReaderUtil.subIndex(document, reader.leaves()));
                anchors = DocValues.getSortedNumeric(segment.reader(), Names.anchor(Kind.GEOMETRY));
                base = segment.docBase;
                end = base + segment.reader().maxDoc();
            }
            if (!anchors.advanceExact(document - base)) {
                throw new IllegalStateException("document " + document + " has no position");
            }
            spots.add(spot(anchors.nextValue(), read.get(i)));
        }
        return spots;
    }

    private static Tile.Spot spot(long position, Document document) {
        return new Tile.Spot(
                GeoEncodingUtils.decodeLongitude((int) position),
                GeoEncodingUtils.decodeLatitude((int) (position >> Integer.SIZE)),
                1,
                document);
    }
}
