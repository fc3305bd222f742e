package pilotcity.index.column;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** A position for each document of a segment, in the whole numbers that Lucene stores positions as. */
public final class PositionColumn {
    private final int[] latitudes;
    private final int[] longitudes;

    /** Which documents have one; null when all do. */
    private final @Nullable FixedBitSet present;

    private PositionColumn(int[] latitudes, int[] longitudes, @Nullable FixedBitSet present) {
        this.latitudes = latitudes;
        this.longitudes = longitudes;
        this.present = present;
    }

    static PositionColumn read(LeafReader segment, String field) throws IOException {
        SortedNumericDocValues several = DocValues.getSortedNumeric(segment, field);
        NumericDocValues single = DocValues.unwrapSingleton(several);
        if (single == null) {
            throw new IllegalArgumentException(field + " has several positions a document");
        }
        int[] latitudes = new int[segment.maxDoc()];
        int[] longitudes = new int[segment.maxDoc()];
        FixedBitSet present = new FixedBitSet(segment.maxDoc());
        for (int document = single.nextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = single.nextDoc()) {
            long position = single.longValue();
            latitudes[document] = (int) (position >> Integer.SIZE);
            longitudes[document] = (int) position;
            present.set(document);
        }
        boolean all = present.cardinality() == segment.maxDoc();
        return new PositionColumn(latitudes, longitudes, all ? null : present);
    }

    public boolean has(int document) {
        return present == null || present.get(document);
    }

    /** Of a document that {@link #has} a position; see {@code GeoEncodingUtils.decodeLatitude}. */
    public int latitude(int document) {
        return latitudes[document];
    }

    /** Of a document that {@link #has} a position; see {@code GeoEncodingUtils.decodeLongitude}. */
    public int longitude(int document) {
        return longitudes[document];
    }
}
