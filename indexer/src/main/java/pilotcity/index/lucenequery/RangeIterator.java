package pilotcity.index.lucenequery;

import java.io.IOException;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.FixedBitSet;

/** Walks over ranges of documents. */
final class RangeIterator extends DocIdSetIterator {
    private final int[] ranges;
    private int at;
    private int document = -1;

    private RangeIterator(int[] ranges) {
        this.ranges = ranges;
    }

    /** @param ranges pairs of the first document and the one behind the last, ascending and not empty */
    static DocIdSetIterator of(int[] ranges) {
        return switch (ranges.length) {
            case 0 -> DocIdSetIterator.empty();
            case 2 -> DocIdSetIterator.range(ranges[0], ranges[1]);
            default -> new RangeIterator(ranges);
        };
    }

    @Override
    public int docID() {
        return document;
    }

    @Override
    public int nextDoc() {
        return advance(document + 1);
    }

    @Override
    public int advance(int target) {
        while (at < ranges.length && ranges[at + 1] <= target) {
            at += 2;
        }
        document = at == ranges.length ? NO_MORE_DOCS : Math.max(target, ranges[at]);
        return document;
    }

    @Override
    public long cost() {
        long cost = 0;
        for (int i = 0; i < ranges.length; i += 2) {
            cost += ranges[i + 1] - ranges[i];
        }
        return cost;
    }

    @Override
    public int docIDRunEnd() {
        return ranges[at + 1];
    }

    @Override
    public void intoBitSet(int upTo, FixedBitSet bits, int offset) throws IOException {
        while (document < upTo) {
            int end = Math.min(upTo, ranges[at + 1]);
            bits.set(document - offset, end - offset);
            advance(end);
        }
    }
}
