package pilotcity.index.column;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.ArrayUtil;

/** For fields with any number of values a document. */
final class ListColumn extends OrdinalColumn {
    private final int[] starts;
    private final int[] values;

    private ListColumn(int slots, int[] starts, int[] values) {
        super(slots);
        this.starts = starts;
        this.values = values;
    }

    static ListColumn read(SortedSetDocValues source, int documents) throws IOException {
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
        return new ListColumn(Math.toIntExact(source.getValueCount()) + 1, starts, Arrays.copyOf(values, end));
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
}
