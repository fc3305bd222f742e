package pilotcity.index.plan;

import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.SortedSetSortField;
import pilotcity.index.search.SearchException;

/** The opposite of one step of an order, missing values included. */
final class ReversedSort {
    private ReversedSort() {}

    @SuppressWarnings("deprecation") // as in SortPlan
    static SortField of(SortField field) {
        SortField reversed = switch (field) {
            case SortedNumericSortField number ->
                new SortedNumericSortField(number.getField(), number.getNumericType(), !number.getReverse());
            case SortedSetSortField terms -> new SortedSetSortField(terms.getField(), !terms.getReverse());
            default -> plain(field);
        };
        Object missing = field.getMissingValue();
        if (missing != null) {
            reversed.setMissingValue(missing);
        }
        return reversed;
    }

    private static SortField plain(SortField field) {
        if (field.getType() == SortField.Type.CUSTOM) {
            throw new SearchException("before", "an order by distance cannot be read backwards");
        }
        return new SortField(field.getField(), field.getType(), !field.getReverse());
    }
}
