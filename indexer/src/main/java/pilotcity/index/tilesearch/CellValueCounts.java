package pilotcity.index.tilesearch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedNumericDocValues;
import org.jspecify.annotations.Nullable;
import pilotcity.index.column.OrdinalColumn;
import pilotcity.index.column.SegmentColumns;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.SearchException;
import pilotcity.index.store.LuceneFieldNames;

/** How many documents of a cell have which value of one field. */
public final class CellValueCounts {
    /** More than a map can show in different colours. */
    private static final int MOST = 256;

    private static final int NOT_SEEN = -2;
    private static final int NONE = -1;

    private final String field;
    private final boolean number;
    private final int cells;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<int[]> counts = new ArrayList<>();
    private SortedNumericDocValues values = DocValues.emptySortedNumeric();
    private @Nullable Terms terms;

    private CellValueCounts(String field, boolean number, int cells) {
        this.field = field;
        this.number = number;
        this.cells = cells;
    }

    /** @throws SearchException when the field cannot tell documents apart */
    public static CellValueCounts of(Kinds kinds, String field, int cells) {
        boolean kind = field.equals(LuceneFieldNames.KIND);
        boolean known = kind
                || kinds.listFields(Set.of(), field).stream().anyMatch(found -> found.facetable() && !found.list());
        if (!known) {
            throw new SearchException(
                    "by", "must be kind or a field with one value whose values can be counted, not '" + field + "'");
        }
        boolean number = !kind
                && kinds.findField(field)
                        .map(Field::type)
                        .filter(FieldType.INTEGER::equals)
                        .isPresent();
        return new CellValueCounts(field, number, cells);
    }

    void segment(LeafReader reader) throws IOException {
        if (number) {
            values = DocValues.getSortedNumeric(reader, field);
        } else {
            terms = new Terms(reader, SegmentColumns.of(reader).ordinals(reader, field));
        }
    }

    /** The values of one segment, and the class of each that has occurred. */
    private final class Terms {
        private final LeafReader reader;
        private final OrdinalColumn column;
        private final int[] classes;

        Terms(LeafReader reader, OrdinalColumn column) {
            this.reader = reader;
            this.column = column;
            this.classes = new int[column.slots()];
            Arrays.fill(classes, NOT_SEEN);
            classes[OrdinalColumn.NONE] = NONE;
        }

        int of(int document) throws IOException {
            int slot = column.slot(document);
            if (classes[slot] == NOT_SEEN) {
                classes[slot] = number(column.name(slot, reader));
            }
            return classes[slot];
        }
    }

    /** Counts {@code document} of the segment in its cell. */
    void add(int document, int cell) throws IOException {
        int of = terms == null ? numbered(document) : terms.of(document);
        if (of >= 0) {
            counts.get(of)[cell]++;
        }
    }

    private int numbered(int document) throws IOException {
        return values.advanceExact(document) ? number(String.valueOf(values.nextValue())) : NONE;
    }

    private int number(String value) {
        Integer known = numbers.get(value);
        if (known != null) {
            return known;
        }
        if (numbers.size() == MOST) {
            throw new SearchException("by", "'" + field + "' has more than " + MOST + " values there");
        }
        numbers.put(value, numbers.size());
        counts.add(new int[cells]);
        return numbers.size() - 1;
    }

    /** The counts of one cell by value, without those that are 0. */
    Map<String, Integer> of(int cell) {
        Map<String, Integer> found = new LinkedHashMap<>();
        numbers.forEach((value, of) -> {
            if (counts.get(of)[cell] > 0) {
                found.put(value, counts.get(of)[cell]);
            }
        });
        return found;
    }
}
