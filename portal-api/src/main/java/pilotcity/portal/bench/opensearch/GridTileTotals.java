package pilotcity.portal.bench.opensearch;

import java.util.ArrayList;
import java.util.List;

/** Adds up the one property, a whole number, that every feature of a grid's tile has. */
public final class GridTileTotals {
    private static final int LAYER = 3;
    private static final int FEATURE = 2;
    private static final int VALUE = 4;
    private static final int TAGS = 2;
    private static final int WHOLE_NUMBER = 5;
    private static final int WIRE_BITS = 7;
    private static final int LENGTH = 2;

    private final byte[] bytes;
    private final int end;
    private int at;

    private GridTileTotals(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    public static long sum(byte[] tile) {
        long sum = 0;
        for (GridTileTotals layer : new GridTileTotals(tile, 0, tile.length).messages(LAYER)) {
            sum += layer.sumOfFeatures();
        }
        return sum;
    }

    private long sumOfFeatures() {
        int start = at;
        List<Long> values = messages(VALUE).stream()
                .map(value -> value.number(WHOLE_NUMBER))
                .toList();
        at = start;
        long sum = 0;
        for (GridTileTotals feature : messages(FEATURE)) {
            for (GridTileTotals tags : feature.messages(TAGS)) {
                tags.varint();
                sum += values.get((int) tags.varint());
            }
        }
        return sum;
    }

    /** The parts with this number, each to be read in its turn. */
    private List<GridTileTotals> messages(int number) {
        List<GridTileTotals> found = new ArrayList<>();
        while (at < end) {
            long tag = varint();
            if ((tag & WIRE_BITS) != LENGTH) {
                varint();
                continue;
            }
            int length = (int) varint();
            if (tag >> 3 == number) {
                found.add(new GridTileTotals(bytes, at, at + length));
            }
            at += length;
        }
        return found;
    }

    private long number(int number) {
        while (at < end) {
            long tag = varint();
            long value = varint();
            if (tag >> 3 == number) {
                return value;
            }
        }
        throw new IllegalArgumentException("no whole number");
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; ; shift += WIRE_BITS) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
