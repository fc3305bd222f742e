package pilotcity.index.column;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.ArrayUtil;

/** For fields with any number of values a document. */
final class ListColumn extends OrdinalColumn {
    private final int[] starts;
    private final int[] values;

    private ListColumn(String field, int slots, int[] starts, int[] values) {
        super(field, slots);
        this.starts = starts;
        this.values = values;
    }

    static ListColumn read(String field, SortedSetDocValues source, int documents) throws IOException {
        int[] starts = new int[documents + 1];
        int[] values = new int[documents];
        int end = 0;
        for (int document = 0; document < documents; document++) {
            starts[document] = end;
            if (source.advanceExact(document)) {
                for (int i = 0; i < source.docValueCount(); i++) {
                    values = ArrayUtil.grow(values, end + 1);
                    values[end++] = Math.toIntExact(source.nextOrd()) + 1;
                }
            }
        }
        starts[documents] = end;
        return new ListColumn(field, Math.toIntExact(source.getValueCount()) + 1, starts, Arrays.copyOf(values, end));
    }

    @Override
    public void count(int[] documents, int size, int[] counts) {
        for (int i = 0; i < size; i++) {
            int end = starts[documents[i] + 1];
            for (int at = starts[documents[i]]; at < end; at++) {
                counts[values[at]]++;
            }
        }
    }

    @Override
    public void countRange(int from, int to, int[] counts) {
        for (int at = starts[from]; at < starts[to]; at++) {
            counts[values[at]]++;
        }
    }

    @Override
    public int slot(int document) {
        return NONE;
    }
}
