package pilotcity.index.lucenequery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.IOSupplier;
import org.jspecify.annotations.Nullable;
import pilotcity.index.column.LengthColumn;
import pilotcity.index.column.SegmentColumns;

/**
 * The documents of one segment that have a word in one of several fields, field by field within a window of documents.
 */
final class BestFieldScorer extends BulkScorer {
    private static final int WINDOW = 1 << 12;

    private final List<Postings> postings;
    private final float tieBreaker;
    private final long cost;
    private final Hit hit = new Hit();
    private final long[] matching = new long[WINDOW / Long.SIZE];
    private final float[] best = new float[WINDOW];
    private final double[] others = new double[WINDOW];

    private BestFieldScorer(List<Postings> postings, float tieBreaker) {
        this.postings = postings;
        this.tieBreaker = tieBreaker;
        this.cost = postings.stream().mapToLong(each -> each.documents.cost()).sum();
    }

    static BestFieldScorer of(LeafReaderContext segment, List<BestFieldQuery.Found> found, float tieBreaker)
            throws IOException {
        LeafReader reader = segment.reader();
        List<Postings> postings = new ArrayList<>();
        for (BestFieldQuery.Found each : found) {
            IOSupplier<TermState> state = each.states().get(segment);
            TermState known = state == null ? null : state.get();
            if (known != null) {
                TermsEnum terms = reader.terms(each.word().field()).iterator();
                terms.seekExact(each.word().bytes(), known);
                postings.add(new Postings(
                        terms.postings(null, PostingsEnum.FREQS),
                        each.scorer(),
                        SegmentColumns.of(reader).lengths(reader, each.word().field())));
            }
        }
        return new BestFieldScorer(postings, tieBreaker);
    }

    /** The document that is being collected. */
    private static final class Hit extends Scorable {
        private float score;
        private float least;

        @Override
        public float score() {
            return score;
        }

        @Override
        public void setMinCompetitiveScore(float least) {
            this.least = least;
        }
    }

    /** Where the word stands in one field. */
    private record Postings(PostingsEnum documents, SimScorer scorer, LengthColumn lengths) {
        float score(int document) throws IOException {
            return scorer.score(documents.freq(), lengths.norm(document));
        }
    }

    @Override
    public int score(LeafCollector collector, @Nullable Bits accepted, int min, int max) throws IOException {
        collector.setScorer(hit);
        int from = next(min);
        while (from < max) {
            int to = (int) Math.min(max, (long) from + WINDOW);
            for (Postings each : postings) {
                fill(each, from, to);
            }
            collect(collector, accepted, from);
            from = next(to);
        }
        return from;
    }

    /** The first document from {@code min} on that has the word somewhere. */
    private int next(int min) throws IOException {
        int next = DocIdSetIterator.NO_MORE_DOCS;
        for (Postings each : postings) {
            PostingsEnum documents = each.documents;
            int document = documents.docID() < min ? documents.advance(min) : documents.docID();
            next = Math.min(next, document);
        }
        return next;
    }

    private void fill(Postings each, int from, int to) throws IOException {
        PostingsEnum documents = each.documents;
        for (int document = documents.docID(); document < to; document = documents.nextDoc()) {
            float score = each.score(document);
            int place = document - from;
            long bit = 1L << place;
            if ((matching[place >> 6] & bit) == 0) {
                matching[place >> 6] |= bit;
                best[place] = score;
                others[place] = 0;
            } else if (score >= best[place]) {
                others[place] += best[place];
                best[place] = score;
            } else {
                others[place] += score;
            }
        }
    }

    private void collect(LeafCollector collector, @Nullable Bits accepted, int from) throws IOException {
        for (int word = 0; word < matching.length; word++) {
            long bits = matching[word];
            matching[word] = 0;
            while (bits != 0) {
                int place = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
                bits &= bits - 1;
                hit.score = (float) (best[place] + others[place] * tieBreaker);
                if (hit.score >= hit.least && (accepted == null || accepted.get(from + place))) {
                    collector.collect(from + place);
                }
            }
        }
    }

    @Override
    public long cost() {
        return cost;
    }
}
