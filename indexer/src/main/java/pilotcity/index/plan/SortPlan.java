package pilotcity.index.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.search.SortedSetSortField;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.NearPoint;
import pilotcity.index.search.SearchException;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SortStep;
import pilotcity.index.store.LuceneFieldNames;

/**
 * The total order of an answer: what was asked for, then a hash of the document's key, so that no two documents are
 * equal. Documents without a value come last in either direction.
 *
 * @param isOfIndex whether it is the order in which the documents of a kind lie in the index
 */
public record SortPlan(List<SortField> fields, boolean isOfIndex) {

    public static SortPlan of(SearchQuery query, Kinds kinds) {
        List<SortField> fields = new ArrayList<>();
        for (SortStep sortStep : order(query, kinds)) {
            fields.add(field(sortStep, query, kinds));
        }
        fields.add(new SortField(LuceneFieldNames.TIE, SortField.Type.LONG));
        return new SortPlan(fields, isOfIndex(order(query, kinds), query.kinds(), kinds));
    }

    /** Whether it is the order in which a section lies in the index: by the main time, latest first. */
    private static boolean isOfIndex(List<SortStep> order, Set<String> asked, Kinds kinds) {
        return order.size() == 1
                && order.getFirst().descending()
                && asked.size() == 1
                && order.getFirst()
                        .field()
                        .equals(kinds.get(asked.iterator().next()).time());
    }

    /** The best first; which of equals comes first does not depend on how the index lies. */
    public static org.apache.lucene.search.Sort byScore() {
        return new org.apache.lucene.search.Sort(
                SortField.FIELD_SCORE, new SortField(LuceneFieldNames.TIE, SortField.Type.LONG));
    }

    public org.apache.lucene.search.Sort forwards() {
        return new org.apache.lucene.search.Sort(fields.toArray(SortField[]::new));
    }

    /** The reversed order; documents without a value come first then. */
    public org.apache.lucene.search.Sort backwards() {
        return new org.apache.lucene.search.Sort(
                fields.stream().map(ReversedSort::of).toArray(SortField[]::new));
    }

    private static List<SortStep> order(SearchQuery query, Kinds kinds) {
        if (!query.sort().isEmpty()) {
            return query.sort();
        }
        if (query.text() != null) {
            return List.of(new SortStep(SortStep.SCORE, true));
        }
        if (query.near() != null) {
            return List.of(new SortStep(SortStep.DISTANCE, false));
        }
        return own(query, kinds);
    }

    private static List<SortStep> own(SearchQuery query, Kinds kinds) {
        SortStep byId = new SortStep(LuceneFieldNames.ID, false);
        if (query.kinds().size() != 1) {
            return List.of(byId);
        }
        Kind<?> kind = kinds.get(query.kinds().iterator().next());
        String order = kind.order();
        return List.of(order == null ? byId : new SortStep(order, kind.descending()));
    }

    private static SortField field(SortStep sortStep, SearchQuery query, Kinds kinds) {
        return switch (sortStep.field()) {
            case SortStep.SCORE -> new SortField(null, SortField.Type.SCORE, !sortStep.descending());
            case SortStep.DISTANCE -> distance(sortStep, query.near());
            case LuceneFieldNames.ID ->
                new SortField(LuceneFieldNames.ID, SortField.Type.STRING, sortStep.descending());
            default -> byValue(sortStep, query.kinds(), kinds);
        };
    }

    private static SortField distance(SortStep sortStep, @Nullable NearPoint nearPoint) {
        if (nearPoint == null) {
            throw new SearchException("sort", "distance can be sorted by only with near");
        }
        if (sortStep.descending()) {
            throw new SearchException("sort", "distance sorts nearest first only");
        }
        return LatLonDocValuesField.newDistanceSort(
                LuceneFieldNames.anchor(Kind.GEOMETRY), nearPoint.lat(), nearPoint.lon());
    }

    private static SortField byValue(SortStep sortStep, Set<String> asked, Kinds kinds) {
        Field<?> field = kinds.listFields(asked, sortStep.field()).stream()
                .filter(Field::sortable)
                .findFirst()
                .orElseThrow(() -> unsortable(sortStep, asked, kinds));
        String name = field.name();
        boolean descending = sortStep.descending();
        return switch (field.type()) {
            case TEXT ->
                withMissingLast(new SortField(LuceneFieldNames.order(name), SortField.Type.STRING, descending));
            case KEYWORD, REFERENCE, BOOLEAN -> withMissingLast(new SortedSetSortField(name, descending));
            case NUMBER ->
                withMissing(
                        new SortedNumericSortField(name, SortField.Type.DOUBLE, descending),
                        descending ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
            case INTEGER, DATE, INSTANT ->
                withMissing(
                        new SortedNumericSortField(name, SortField.Type.LONG, descending),
                        descending ? Long.MIN_VALUE : Long.MAX_VALUE);
            case GEOMETRY, OBJECT -> throw unsortable(sortStep, asked, kinds);
        };
    }

    private static SortField withMissingLast(SortField field) {
        return withMissing(field, field.getReverse() ? SortField.STRING_FIRST : SortField.STRING_LAST);
    }

    @SuppressWarnings("deprecation") // the constructors that take the value need a type per field class
    private static SortField withMissing(SortField field, Object value) {
        field.setMissingValue(value);
        return field;
    }

    private static SearchException unsortable(SortStep sortStep, Set<String> asked, Kinds kinds) {
        List<String> known = kinds.fieldNames().stream()
                .filter(name -> kinds.isSortable(asked, name))
                .toList();
        return new SearchException(
                "sort",
                "cannot sort by '" + sortStep.field() + "'; sortable are score, distance, id, "
                        + String.join(", ", known));
    }
}
