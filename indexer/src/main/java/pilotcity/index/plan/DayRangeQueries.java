package pilotcity.index.plan;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.evaluate.DayBounds;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.lucenequery.SectionsQuery;
import pilotcity.index.lucenequery.SectionsQuery.Span;
import pilotcity.index.lucenequery.ThreeValuedQuery;
import pilotcity.index.store.EpochMicroseconds;
import pilotcity.index.store.LuceneDocument;
import pilotcity.index.store.LuceneFieldNames;

/**
 * Times between two ends, each a time, a day, or open. A day begins and ends where a document is: of those that
 * name a time zone, the local time is indexed as well.
 */
final class DayRangeQueries {
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    /** A day begins up to 26 hours earlier or later than in the portal's zone. */
    private static final long BETWEEN_ZONES = 26 * 3_600_000_000L;

    private final Kinds kinds;
    private final List<Kind<?>> asked;
    private final boolean zoned;

    DayRangeQueries(Kinds kinds, Set<String> asked) {
        this.kinds = kinds;
        this.asked = asked.stream().<Kind<?>>map(kinds::get).toList();
        this.zoned = this.asked.stream().anyMatch(kind -> kind.zone() != null);
    }

    /**
     * The times of {@code field} from the beginning of {@code from} to the end of {@code to}.
     *
     * @param field a field of times, or {@link Kind#TIME} for the main time of every kind where that is one moment
     */
    Query instants(String field, @Nullable Expression from, @Nullable Expression to) {
        Query ofPortal = range(field, FieldType.INSTANT, start(from), end(to));
        boolean days = from instanceof Expression.Day || to instanceof Expression.Day;
        if (!zoned || !days) {
            return ofPortal;
        }
        Query ofOthers = new TermQuery(new Term(LuceneFieldNames.ZONED, LuceneDocument.TRUE));
        return new BooleanQuery.Builder()
                .add(ThreeValuedQuery.without(ofPortal, ofOthers), Occur.SHOULD)
                .add(byClock(field, from, to), Occur.SHOULD)
                .build();
    }

    /**
     * A span that holds all times of {@code field} that {@link #instants} finds, in whatever zone: by how the index
     * lies, or all documents where that does not help.
     */
    Query around(String field, @Nullable Expression from, @Nullable Expression to) {
        return range(
                field,
                FieldType.INSTANT,
                Math.max(start(from), Long.MIN_VALUE + BETWEEN_ZONES) - BETWEEN_ZONES,
                lastInAnyZone(to));
    }

    private Query byClock(String field, @Nullable Expression from, @Nullable Expression to) {
        long first = from instanceof Expression.Day(LocalDate day) ? onClock(day) : Long.MIN_VALUE;
        long last = to instanceof Expression.Day(LocalDate day) ? onClock(day.plusDays(1)) - 1 : Long.MAX_VALUE;
        Query clock = clocks(field).stream()
                .map(name -> LongPoint.newRangeQuery(LuceneFieldNames.clock(name), first, last))
                .reduce(ThreeValuedQuery::either)
                .orElse(ThreeValuedQuery.NONE);
        long earliest =
                from instanceof Expression.Timestamp(Instant at) ? EpochMicroseconds.micros(at) : Long.MIN_VALUE;
        long latest = to instanceof Expression.Timestamp(Instant at) ? EpochMicroseconds.micros(at) : Long.MAX_VALUE;
        return earliest == Long.MIN_VALUE && latest == Long.MAX_VALUE
                ? clock
                : new BooleanQuery.Builder()
                        .add(clock, Occur.FILTER)
                        .add(range(field, FieldType.INSTANT, earliest, latest), Occur.FILTER)
                        .build();
    }

    private static long onClock(LocalDate day) {
        return day.toEpochDay() * MICROS_PER_DAY;
    }

    /** The fields whose clocks are indexed. */
    private Set<String> clocks(String field) {
        return field.equals(Kind.TIME)
                ? timed(FieldType.INSTANT)
                        .filter(kind -> kind.zone() != null)
                        .map(Kind::time)
                        .collect(toSet())
                : Set.of(field);
    }

    /** The days of {@code field}, which are those of the portal. */
    Query days(String field, @Nullable Expression from, @Nullable Expression to) {
        return range(field, FieldType.DATE, day(from, Long.MIN_VALUE), day(to, Long.MAX_VALUE));
    }

    /** By the order of the index where {@code field} is the main time of the kinds that have it. */
    private Query range(String field, FieldType type, long from, long to) {
        List<Kind<?>> having = field.equals(Kind.TIME)
                ? timed(type).toList()
                : asked.stream()
                        .filter(kind -> kind.findField(field).isPresent())
                        .toList();
        boolean main = having.stream().allMatch(kind -> field.equals(Kind.TIME) || field.equals(kind.time()));
        return main
                ? SectionsQuery.of(having, new Span(from, to).and(Span.TIMED))
                : LongField.newRangeQuery(field, from, to);
    }

    private Stream<Kind<?>> timed(FieldType type) {
        return asked.stream().filter(kind -> kind.isTimedBy(type) && !kind.hasPeriod());
    }

    /** Those of the kinds asked whose main time is a period. */
    List<Kind<?>> periods() {
        return asked.stream().filter(Kind::hasPeriod).toList();
    }

    /**
     * A span that holds all documents of {@code kind} that begin before the end of {@code to}, in whatever zone. Those
     * that are open at their beginning lie last.
     */
    Query begunBefore(Kind<?> kind, @Nullable Expression to) {
        long last = kind.isTimedBy(FieldType.DATE) ? day(to, Long.MAX_VALUE) : lastInAnyZone(to);
        return SectionsQuery.of(List.of(kind), new Span(Long.MIN_VALUE, last));
    }

    private long lastInAnyZone(@Nullable Expression to) {
        return Math.min(end(to), Long.MAX_VALUE - BETWEEN_ZONES) + BETWEEN_ZONES;
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
            case Expression.Timestamp(Instant at) -> EpochMicroseconds.micros(at);
            case Expression.Day(LocalDate day) -> EpochMicroseconds.micros(DayBounds.start(day, kinds.zone()));
            case null, default -> Long.MIN_VALUE;
        };
    }

    private long end(@Nullable Expression value) {
        return switch (value) {
            case Expression.Timestamp(Instant at) -> EpochMicroseconds.micros(at);
            case Expression.Day(LocalDate day) ->
                EpochMicroseconds.micros(DayBounds.start(day.plusDays(1), kinds.zone())) - 1;
            case null, default -> Long.MAX_VALUE;
        };
    }
}
