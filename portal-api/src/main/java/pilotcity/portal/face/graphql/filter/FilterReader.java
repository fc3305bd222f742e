package pilotcity.portal.face.graphql.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Expression.Property;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.FilterException;
import pilotcity.index.filter.check.FilterCheck;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.graphql.error.RequestRefusedException;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;

/** Reads filter inputs into the one filter syntax of the portal. */
public final class FilterReader {
    private static final String ARGUMENT = "filter";

    private final Kinds kinds;
    private final Function<String, Filter> cql2;
    private final GraphqlLimits limits;

    public FilterReader(Kinds kinds, Function<String, Filter> cql2, GraphqlLimits limits) {
        this.kinds = kinds;
        this.cql2 = cql2;
        this.limits = limits;
    }

    /**
     * The condition that the filter input of {@code kind} states.
     *
     * @throws RequestRefusedException when it has too many parts or a value does not fit
     */
    Filter ofKind(Kind<?> kind, Map<String, @Nullable Object> input) {
        Count count = new Count(limits.conditions());
        return checked(all(kind, input, count), List.of(kind.name()));
    }

    /** The condition that the filter input of a search over {@code kindNames} states. */
    Filter ofSearch(Map<String, @Nullable Object> input, List<String> kindNames) {
        List<Filter> parts = new ArrayList<>();
        input.forEach((name, value) -> {
            if (value != null) {
                parts.add(
                        switch (name) {
                            case "cql2" -> text((String) value);
                            case "datetime" -> FilterConditions.during(Kind.TIME, FilterConditions.object(value));
                            default -> FilterConditions.of(new Property(Kind.GEOMETRY), name, value);
                        });
            }
        });
        return checked(FilterConditions.and(parts), kindNames);
    }

    private Filter checked(Filter filter, List<String> kindNames) {
        try {
            FilterCheck.check(filter, kinds, Set.copyOf(kindNames));
            return filter;
        } catch (FilterException e) {
            throw RequestRefusedException.argument(ARGUMENT, String.valueOf(e.getMessage()));
        }
    }

    private Filter all(Kind<?> kind, Map<String, @Nullable Object> input, Count count) {
        List<Filter> parts = new ArrayList<>();
        input.forEach((name, value) -> {
            if (value != null) {
                parts.add(member(kind, name, value, count));
            }
        });
        return FilterConditions.and(parts);
    }

    private Filter member(Kind<?> kind, String name, Object value, Count count) {
        count.add(1);
        return switch (name) {
            case "and" -> FilterConditions.and(each(kind, value, count));
            case "or" -> new Filter.Or(each(kind, value, count));
            case "not" -> new Filter.Not(all(kind, FilterConditions.object(value), count));
            case "cql2" -> text((String) value);
            case "key" -> field("id", FilterConditions.object(value), count);
            default -> field(name, FilterConditions.object(value), count);
        };
    }

    private List<Filter> each(Kind<?> kind, Object inputs, Count count) {
        return ((List<?>) inputs)
                .stream()
                        .map(input -> all(kind, FilterConditions.object(Objects.requireNonNull(input)), count))
                        .toList();
    }

    private static Filter field(String name, Map<String, @Nullable Object> conditions, Count count) {
        List<Filter> parts = new ArrayList<>();
        conditions.forEach((operator, value) -> {
            if (value != null) {
                count.add(value instanceof List<?> items ? items.size() : 1);
                parts.add(FilterConditions.of(new Property(name), operator, value));
            }
        });
        return FilterConditions.and(parts);
    }

    private Filter text(String condition) {
        try {
            return cql2.apply(condition);
        } catch (FilterException e) {
            throw RequestRefusedException.argument(ARGUMENT, String.valueOf(e.getMessage()));
        }
    }

    /** How many conditions and values a filter has had so far. */
    private static final class Count {
        private final int most;
        private int parts;

        Count(int most) {
            this.most = most;
        }

        void add(int more) {
            parts += more;
            if (parts > most) {
                throw RequestRefusedException.argument(
                        ARGUMENT, "a filter has at most " + most + " conditions and values");
            }
        }
    }
}
