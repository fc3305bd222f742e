package pilotcity.portal.suggestion.duplicate;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.Filter.Operator;

/** Conditions on records that may mean the same as a report. */
final class CandidateFilter {
    /** Of the cases that are named in Boston's notes and were closed by then, 95 in 100 had been for no longer. */
    private static final Duration CLOSED_LATELY = Duration.ofDays(30);

    private final List<Filter> conditions = new ArrayList<>();

    private CandidateFilter() {}

    /** Reported within the days of its category, open when it came or closed lately, and none that people merged. */
    static CandidateFilter of(ReportTraits report, CategoryLimits limits) {
        Instant reported = report.reported().truncatedTo(ChronoUnit.SECONDS);
        CandidateFilter filter = new CandidateFilter();
        filter.conditions.add(new Filter.Between(
                new Expression.Property("reported"),
                new Expression.Timestamp(reported.minus(limits.period())),
                new Expression.Timestamp(reported.plus(limits.period()))));
        filter.conditions.add(new Filter.Or(List.of(
                compare("isOpen", Operator.EQUAL, new Expression.Bool(true)),
                compare(
                        "closed",
                        Operator.GREATER_OR_EQUAL,
                        new Expression.Timestamp(reported.minus(CLOSED_LATELY))))));
        filter.conditions.add(new Filter.Not(new Filter.In(
                new Expression.Property("status"),
                List.of(new Expression.Text("duplicate"), new Expression.Text("withdrawn")))));
        return filter;
    }

    private static Filter compare(String field, Operator operator, Expression value) {
        return new Filter.Compare(new Expression.Property(field), operator, value);
    }

    private CandidateFilter and(Filter condition) {
        CandidateFilter narrower = new CandidateFilter();
        narrower.conditions.addAll(conditions);
        narrower.conditions.add(condition);
        return narrower;
    }

    /** Of the same group, or without one; everything where the report has none. */
    CandidateFilter andGroup(CategoryLimits limits) {
        String group = limits.group();
        return group == null
                ? this
                : and(new Filter.Or(List.of(
                        compare("group", Operator.EQUAL, new Expression.Text(group)),
                        new Filter.IsNull(new Expression.Property("group")))));
    }

    /** In the same division, where the report is in one. */
    CandidateFilter andPlace(ReportTraits report) {
        String place = report.place();
        return place == null ? this : and(compare("place", Operator.EQUAL, new Expression.Text(place)));
    }

    /** Shown at a point that may be off by more than {@code metres}. */
    CandidateFilter andLessPreciseThan(double metres) {
        return and(compare(
                "pointPrecision", Operator.GREATER, new Expression.Numeral(BigDecimal.valueOf(Math.round(metres)))));
    }

    /** With a picture that has one of these marks. */
    CandidateFilter andMarks(List<String> marks) {
        return and(new Filter.Or(marks.stream()
                .map(mark -> compare("pictureMarks", Operator.EQUAL, new Expression.Text(mark)))
                .toList()));
    }

    Filter all() {
        return new Filter.And(conditions);
    }
}
