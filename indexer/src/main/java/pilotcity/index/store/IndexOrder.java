package pilotcity.index.store;

import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/** The order in which documents lie in a segment: those of a section next to each other, the latest first. */
final class IndexOrder {
    private IndexOrder() {}

    static Sort sort() {
        SortField latestFirst = new SortField(LuceneFieldNames.WHEN, SortField.Type.LONG, /* reverse= */ true);
        latestFirst.setMissingValue(Long.MIN_VALUE);
        return new Sort(
                new SortField(LuceneFieldNames.SECTION, SortField.Type.STRING),
                latestFirst,
                new SortField(LuceneFieldNames.TIE, SortField.Type.LONG));
    }
}
