package pilotcity.index.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.Query;
import pilotcity.index.filter.Filter.Operator;
import pilotcity.index.lucenequery.ThreeValuedQuery;

/** Comparisons of numbers as ranges of the index. */
final class NumberRangeQueries {
    private static final BigDecimal SMALLEST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private NumberRangeQueries() {}

    /** Whole numbers against any number: below 3.5 means at most 3. */
    static Query whole(String field, Operator operator, BigDecimal value) {
        BigDecimal floor = value.setScale(0, RoundingMode.FLOOR);
        BigDecimal ceiling = value.setScale(0, RoundingMode.CEILING);
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> whole(field, ceiling, floor);
            case LESS -> whole(field, SMALLEST, ceiling.subtract(BigDecimal.ONE));
            case LESS_OR_EQUAL -> whole(field, SMALLEST, floor);
            case GREATER -> whole(field, floor.add(BigDecimal.ONE), LARGEST);
            case GREATER_OR_EQUAL -> whole(field, ceiling, LARGEST);
        };
    }

    static Query whole(String field, BigDecimal lowest, BigDecimal highest) {
        BigDecimal from = lowest.setScale(0, RoundingMode.CEILING).max(SMALLEST);
        BigDecimal to = highest.setScale(0, RoundingMode.FLOOR).min(LARGEST);
        return from.compareTo(to) > 0
                ? ThreeValuedQuery.NONE
                : LongField.newRangeQuery(field, from.longValueExact(), to.longValueExact());
    }

    static Query decimal(String field, Operator operator, double value) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> decimal(field, value, value);
            case LESS -> decimal(field, Double.NEGATIVE_INFINITY, Math.nextDown(value));
            case LESS_OR_EQUAL -> decimal(field, Double.NEGATIVE_INFINITY, value);
            case GREATER -> decimal(field, Math.nextUp(value), Double.POSITIVE_INFINITY);
            case GREATER_OR_EQUAL -> decimal(field, value, Double.POSITIVE_INFINITY);
        };
    }

    static Query decimal(String field, double lowest, double highest) {
        return lowest > highest ? ThreeValuedQuery.NONE : DoubleField.newRangeQuery(field, lowest, highest);
    }
}
