package pilotcity.index.search;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Tells where each match is, in the whole numbers that Lucene stores positions as. */
final class PositionCollector extends SimpleCollector {
    /** Is told of each match. */
    interface Receiver {
        /** @return whether it wants to hear of more */
        boolean take(int document, int latitude, int longitude) throws IOException;

        /** What follows is of this segment; its documents are numbered from {@code docBase} on. */
        default void segment(LeafReaderContext segment) throws IOException {}
    }

    private final String field;
    private final Receiver receiver;
    private SortedNumericDocValues positions = DocValues.emptySortedNumeric();
    private int base;
    private boolean done;

    /** @param field the doc values with the positions */
    PositionCollector(String field, Receiver receiver) {
        this.field = field;
        this.receiver = receiver;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    protected void doSetNextReader(LeafReaderContext segment) throws IOException {
        if (done) {
            throw new CollectionTerminatedException();
        }
        positions = DocValues.getSortedNumeric(segment.reader(), field);
        base = segment.docBase;
        receiver.segment(segment);
    }

    @Override
    public void collect(int document) throws IOException {
        if (positions.advanceExact(document)) {
            long position = positions.nextValue();
            done = !receiver.take(base + document, (int) (position >> Integer.SIZE), (int) position);
            if (done) {
                throw new CollectionTerminatedException();
            }
        }
    }
}
