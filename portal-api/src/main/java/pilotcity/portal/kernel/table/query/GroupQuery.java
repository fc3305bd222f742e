package pilotcity.portal.kernel.table.query;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Filter;
import pilotcity.index.search.SortStep;

/**
 * Rows counted and measured by groups.
 *
 * @param by what makes a group; empty for one group of all rows
 * @param measures what is told of each group
 * @param text words that each stand somewhere in a row's texts, or null
 * @param filter a condition that has been checked against the table, or null
 * @param sort names of groupings and measures; groups that are equal in it stand in the order of their keys
 */
public record GroupQuery(
        List<Grouping> by,
        List<Measure> measures,
        @Nullable String text,
        @Nullable Filter filter,
        List<SortStep> sort,
        int limit,
        int offset) {

    public GroupQuery {
        by = List.copyOf(by);
        measures = List.copyOf(measures);
        sort = List.copyOf(sort);
    }

    /**
     * A column whose values are the groups, or the part of a day or moment that is.
     *
     * @param part null for the value as it is
     */
    public record Grouping(String column, @Nullable DatePart part) {
        /** As it is called in the answer: {@code month(opened)}. */
        public String name() {
            return part == null ? column : part.code() + "(" + column + ")";
        }
    }

    /** A stretch of the calendar; a moment belongs to that of the portal's time zone. */
    public enum DatePart {
        YEAR,
        QUARTER,
        MONTH,
        WEEK,
        DAY;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * Something told of a group.
     *
     * @param column null for {@link Function#COUNT} of rows
     * @param quantile from 0 to 1, for {@link Function#QUANTILE}
     */
    public record Measure(Function function, @Nullable String column, double quantile) {
        /** As it is called in the answer: {@code count}, {@code sum(cost)}, {@code quantile(days,0.9)}. */
        public String name() {
            String inner = column == null ? "" : "(" + column + (isQuantile() ? "," + quantile : "") + ")";
            return function.code() + inner;
        }

        private boolean isQuantile() {
            return function == Function.QUANTILE;
        }
    }

    /** What can be told of the values of a group; values that are missing do not count. */
    public enum Function {
        COUNT,
        /** How many different values. */
        DISTINCT,
        /** Exact for whole and decimal numbers. */
        SUM,
        MEAN,
        MIN,
        MAX,
        MEDIAN,
        /** Between two values it is interpolated (type 7 of Hyndman and Fan, 1996). */
        QUANTILE;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Whether it takes numbers alone. */
        public boolean isOfNumbers() {
            return this == SUM || this == MEAN || this == MEDIAN || this == QUANTILE;
        }
    }
}
