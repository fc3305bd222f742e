package pilotcity.index.column;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.MathUtil;

/** A whole number for each document of a segment, kept as multiples of a unit where that is smaller. */
public final class NumberColumn {
    /** Stands for none. */
    public static final long NONE = Long.MIN_VALUE;

    private static final int NO_MULTIPLE = Integer.MIN_VALUE;

    private final long least;
    private final long unit;
    private final int[] multiples;
    private final long[] values;

    private NumberColumn(long least, long unit, int[] multiples, long[] values) {
        this.least = least;
        this.unit = unit;
        this.multiples = multiples;
        this.values = values;
    }

    static NumberColumn read(LeafReader segment, String field) throws IOException {
        long[] values = new long[segment.maxDoc()];
        java.util.Arrays.fill(values, NONE);
        NumericDocValues single = single(segment, field);
        for (int document = single.nextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = single.nextDoc()) {
            values[document] = single.longValue();
        }
        return of(values);
    }

    private static NumericDocValues single(LeafReader segment, String field) throws IOException {
        NumericDocValues plain = segment.getNumericDocValues(field);
        if (plain != null) {
            return plain;
        }
        SortedNumericDocValues several = segment.getSortedNumericDocValues(field);
        NumericDocValues single = several == null ? DocValues.emptyNumeric() : DocValues.unwrapSingleton(several);
        if (single == null) {
            throw new IllegalArgumentException(field + " has several values a document");
        }
        return single;
    }

    private static NumberColumn of(long[] values) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (long value : values) {
            if (value != NONE) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        long unit = 0;
        for (long value : values) {
            if (value != NONE && unit != 1) {
                unit = MathUtil.gcd(unit, value - least);
            }
        }
        unit = Math.max(1, unit);
        boolean wide = most >= least && (most - least < 0 || (most - least) / unit > Integer.MAX_VALUE);
        return wide
                ? new NumberColumn(0, 1, new int[0], values)
                : new NumberColumn(least, unit, small(values, least, unit), new long[0]);
    }

    private static int[] small(long[] values, long least, long unit) {
        int[] multiples = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            multiples[i] = values[i] == NONE ? NO_MULTIPLE : (int) ((values[i] - least) / unit);
        }
        return multiples;
    }

    /** The value of {@code document}, or {@link #NONE}. */
    public long value(int document) {
        if (values.length > 0) {
            return values[document];
        }
        int multiple = multiples[document];
        return multiple == NO_MULTIPLE ? NONE : least + multiple * unit;
    }

    /**
     * The first of the documents from {@code from} to before {@code to}, whose values descend, that is below
     * {@code bound}; {@code to} when none is.
     */
    public int firstBelow(long bound, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (value(middle) < bound) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
