package pilotcity.index.run;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import pilotcity.index.column.PositionColumn;
import pilotcity.index.column.SegmentColumns;

/** Tells where each match is, in the whole numbers that Lucene stores positions as. */
public final class PositionCollector implements PlanSearch.Collector {
    /** Receives each match. */
    public interface Receiver {
        /** @return whether it wants to hear of more */
        boolean take(int document, int latitude, int longitude) throws IOException;

        /** What follows is of this segment; its documents are numbered from {@code docBase} on. */
        default void segment(LeafReaderContext segment) throws IOException {}
    }

    private final String field;
    private final Receiver receiver;
    private boolean done;

    /** @param field the doc values with the positions */
    public PositionCollector(String field, Receiver receiver) {
        this.field = field;
        this.receiver = receiver;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public PlanSearch.Segment segment(LeafReaderContext segment) throws IOException {
        receiver.segment(segment);
        return new Segment(SegmentColumns.of(segment.reader()).positions(segment.reader(), field), segment.docBase);
    }

    private final class Segment implements PlanSearch.Segment {
        private final PositionColumn positions;
        private final int base;

        Segment(PositionColumn positions, int base) {
            this.positions = positions;
            this.base = base;
        }

        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int document) throws IOException {
            if (done) {
                throw new CollectionTerminatedException();
            }
            if (positions.has(document)) {
                done = !receiver.take(base + document, positions.latitude(document), positions.longitude(document));
            }
        }
    }
}
