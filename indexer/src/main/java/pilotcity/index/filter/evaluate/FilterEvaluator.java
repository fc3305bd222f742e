package pilotcity.index.filter.evaluate;

import java.time.ZoneId;
import pilotcity.index.document.Document;
import pilotcity.index.filter.Filter;
import pilotcity.index.kind.Kind;

/**
 * Tells whether a filter holds for a document, with the three values of CQL2 (OGC 21-065r2, clause 6.2).
 *
 * <p>Where the standard leaves it open:
 *
 * <ul>
 *   <li>A list fulfils {@code = < > <= >= LIKE BETWEEN IN} and the spatial and temporal relations when one of its items
 *       does; {@code <>} is the opposite of {@code =}.
 *   <li>Days among themselves are compared as days; beside a time, a day is all of that day where the document is ({@link DayBounds}). A
 *       time that falls into the day is equal to it.
 *   <li>The relations Allen defined for intervals take instants too, as intervals without length. They are strict: a
 *       period is not T_DURING itself. An interval with an end that has no value is unknown.
 *   <li>Texts are ordered by code point.
 *   <li>Values of different types, a division by zero, and shapes that JTS cannot relate give unknown.
 * </ul>
 *
 * <p>An evaluator can be used by many threads.
 */
public final class FilterEvaluator {
    private final DocumentPredicate predicate;

    private FilterEvaluator(DocumentPredicate predicate) {
        this.predicate = predicate;
    }

    /** Prepares patterns and shapes once for many documents. */
    public static FilterEvaluator compile(Filter filter) {
        return new FilterEvaluator(PredicateFactory.of(filter));
    }

    /** For a single document. */
    public static TruthValue test(Filter filter, PropertyValues values) {
        return compile(filter).test(values);
    }

    /** Unknown when a value that decides is not there. */
    public TruthValue test(PropertyValues values) {
        return predicate.of(values);
    }

    /** The same for a stored document; fields that only its whole form shows are unknown in its short one. */
    public TruthValue test(Kind<?> kind, Document document, ZoneId zone) {
        return test(DocumentPropertyValues.of(kind, document, zone));
    }
}
