package pilotcity.index.column;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;

/**
 * Which values each document of a segment has of one field, as ordinals of its sorted doc values plus one; 0 stands for
 * none.
 */
public abstract sealed class OrdinalColumn permits ByteColumn, ShortColumn, IntColumn, ListColumn {
    static final int NONE = 0;

    private final int slots;

    OrdinalColumn(int slots) {
        this.slots = slots;
    }

    static OrdinalColumn read(LeafReader segment, String field) throws IOException {
        SortedSetDocValues values = DocValues.getSortedSet(segment, field);
        SortedDocValues single = DocValues.unwrapSingleton(values);
        if (single == null) {
            return ListColumn.read(values, segment.maxDoc());
        }
        Writable column = ofSize(single.getValueCount() + 1, segment.maxDoc());
        for (int document = single.nextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = single.nextDoc()) {
            column.set(document, single.ordValue() + 1);
        }
        return column.column();
    }

    /** What is filled once, before anybody else sees it. */
    interface Writable {
        void set(int document, int slot);

        OrdinalColumn column();
    }

    private static Writable ofSize(int slots, int documents) {
        if (slots <= 1 << Byte.SIZE) {
            return new ByteColumn(slots, documents);
        }
        return slots <= 1 << Short.SIZE ? new ShortColumn(slots, documents) : new IntColumn(slots, documents);
    }

    /** One more than there are values: so long is the array that {@link #count} takes. */
    public final int slots() {
        return slots;
    }

    /** Counts the values of the first {@code size} of {@code documents}, a value at its ordinal plus one. */
    public abstract void count(int[] documents, int size, int[] counts);
}
