package pilotcity.index.column;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/**
 * Which values each document of a segment has of one field, as ordinals of its sorted doc values plus one; 0 stands for
 * none.
 */
public abstract sealed class OrdinalColumn permits ByteColumn, ShortColumn, IntColumn, ListColumn {
    /** The slot of documents without a value. */
    public static final int NONE = 0;

    private final String field;
    private final @Nullable String[] names;

    OrdinalColumn(String field, int slots) {
        this.field = field;
        this.names = new String[slots];
    }

    static OrdinalColumn read(LeafReader segment, String field) throws IOException {
        SortedSetDocValues values = DocValues.getSortedSet(segment, field);
        SortedDocValues single = DocValues.unwrapSingleton(values);
        if (single == null) {
            return ListColumn.read(field, values, segment.maxDoc());
        }
        Writable column = ofSize(field, single.getValueCount() + 1, segment.maxDoc());
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

    private static Writable ofSize(String field, int slots, int documents) {
        if (slots <= 1 << Byte.SIZE) {
            return new ByteColumn(field, slots, documents);
        }
        return slots <= 1 << Short.SIZE
                ? new ShortColumn(field, slots, documents)
                : new IntColumn(field, slots, documents);
    }

    /** One more than there are values: so long is the array that {@link #count} takes. */
    public final int slots() {
        return names.length;
    }

    /** Counts the values of the first {@code size} of {@code documents}, a value at its ordinal plus one. */
    public abstract void count(int[] documents, int size, int[] counts);

    /** The same for all documents from {@code from} to before {@code to}. */
    public abstract void countRange(int from, int to, int[] counts);

    /** The one value of {@code document} at its ordinal plus one; 0 when it has none, or may have several. */
    public abstract int slot(int document);

    /** The value of {@code slot}, which is not 0, in {@code segment}, which the column is of. */
    public final String name(int slot, LeafReader segment) throws IOException {
        String known = names[slot];
        if (known == null) {
            known = DocValues.getSortedSet(segment, field).lookupOrd(slot - 1).utf8ToString();
            names[slot] = known;
        }
        return known;
    }
}
