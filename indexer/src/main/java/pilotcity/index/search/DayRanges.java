package pilotcity.index.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Days;
import pilotcity.index.filter.Expression;
import pilotcity.index.kind.Kinds;

/**
 * Times that lie between two ends, each a time, a day, or open. A day begins and ends where a document is: of those that
 * name a time zone, what the clocks show is indexed beside.
 */
final class DayRanges {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private final Kinds kinds;
    private final boolean zoned;

    DayRanges(Kinds kinds, Set<String> asked) {
        this.kinds = kinds;
        this.zoned = asked.stream().anyMatch(kind -> kinds.get(kind).zone() != null);
    }

    /** The times of {@code field} from the beginning of {@code from} to the end of {@code to}. */
    Query instants(String field, @Nullable Expression from, @Nullable Expression to) {
        Query ofPortal = LongField.newRangeQuery(field, start(from), end(to));
        boolean days = from instanceof Expression.Day || to instanceof Expression.Day;
        if (!zoned || !days) {
            return ofPortal;
        }
        Query ofOthers = new TermQuery(new Term(Names.ZONED, LuceneDocument.TRUE));
        return new BooleanQuery.Builder()
                .add(Condition.without(ofPortal, ofOthers), Occur.SHOULD)
                .add(byClock(field, from, to), Occur.SHOULD)
                .build();
    }

    private static Query byClock(String field, @Nullable Expression from, @Nullable Expression to) {
        long first = from instanceof Expression.Day(LocalDate day) ? onClock(day) : Long.MIN_VALUE;
        long last = to instanceof Expression.Day(LocalDate day) ? onClock(day.plusDays(1)) - 1 : Long.MAX_VALUE;
        Query clock = LongPoint.newRangeQuery(Names.clock(field), first, last);
        long earliest = from instanceof Expression.Timestamp(Instant at) ? Times.micros(at) : Long.MIN_VALUE;
        long latest = to instanceof Expression.Timestamp(Instant at) ? Times.micros(at) : Long.MAX_VALUE;
        return earliest == Long.MIN_VALUE && latest == Long.MAX_VALUE
                ? clock
                : new BooleanQuery.Builder()
                        .add(clock, Occur.FILTER)
                        .add(LongField.newRangeQuery(field, earliest, latest), Occur.FILTER)
                        .build();
    }

    private static long onClock(LocalDate day) {
        return day.toEpochDay() * MICROS_PER_DAY;
    }

    /** The days of {@code field}, which are those of the portal. */
    Query days(String field, @Nullable Expression from, @Nullable Expression to) {
        return LongField.newRangeQuery(field, day(from, Long.MIN_VALUE), day(to, Long.MAX_VALUE));
    }

    private long day(@Nullable Expression end, long open) {
        return switch (end) {
            case Expression.Day(LocalDate day) -> day.toEpochDay();
            case Expression.Timestamp(Instant at) ->
                at.atZone(kinds.zone()).toLocalDate().toEpochDay();
            case null, default -> open;
        };
    }

    private long start(@Nullable Expression value) {
        return switch (value) {
            case Expression.Timestamp(Instant at) -> Times.micros(at);
            case Expression.Day(LocalDate day) -> Times.micros(Days.start(day, kinds.zone()));
            case null, default -> Long.MIN_VALUE;
        };
    }

    private long end(@Nullable Expression value) {
        return switch (value) {
            case Expression.Timestamp(Instant at) -> Times.micros(at);
            case Expression.Day(LocalDate day) -> Times.micros(Days.start(day.plusDays(1), kinds.zone())) - 1;
            case null, default -> Long.MAX_VALUE;
        };
    }
}
