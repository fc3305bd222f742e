package pilotcity.portal.face.graphql.filter;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Filter;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.face.graphql.error.RequestRefusedException;
import pilotcity.portal.face.graphql.type.GeometryArguments;

/** Reads the arguments that say which documents a list has and in what order. */
public final class ListArguments {
    private static final int LONGEST_TEXT = 1_000;

    private final FilterReader filters;

    public ListArguments(FilterReader filters) {
        this.filters = filters;
    }

    /**
     * A list of {@code kind}.
     *
     * @param owner a condition in addition to those of the caller, or null
     * @throws RequestRefusedException that names the argument which cannot be used
     */
    public SearchQuery ofKind(Kind<?> kind, Map<String, @Nullable Object> arguments, @Nullable Filter owner) {
        Object input = arguments.get("filter");
        Filter asked = input == null ? null : filters.ofKind(kind, FilterConditions.object(input));
        return withTextAndPoint(SearchQuery.of(kind.name()), arguments)
                .withFilter(both(owner, asked))
                .withSort(OrderTypes.read(steps(arguments.get("orderBy"))));
    }

    /** A search over several kinds. */
    public SearchQuery ofSearch(Map<String, @Nullable Object> arguments) {
        List<String> kinds = strings(arguments.get("kinds"));
        Object input = arguments.get("filter");
        Filter asked = input == null ? null : filters.ofSearch(FilterConditions.object(input), kinds);
        return withTextAndPoint(SearchQuery.of(kinds.stream().distinct().toArray(String[]::new)), arguments)
                .withFilter(asked);
    }

    public static List<String> strings(@Nullable Object values) {
        return values == null
                ? List.of()
                : ((List<?>) values).stream().map(String::valueOf).toList();
    }

    /** The words of the argument {@code q}, or null when there are none. */
    public static @Nullable String text(@Nullable Object words) {
        String text = (String) words;
        if (text == null || InvisibleCharacters.isBlank(text)) {
            return null;
        }
        if (text.length() > LONGEST_TEXT) {
            throw RequestRefusedException.argument("q", "q has at most " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    private static SearchQuery withTextAndPoint(SearchQuery query, Map<String, @Nullable Object> arguments) {
        Object near = arguments.get("near");
        return query.withText(text(arguments.get("q")))
                .withSimulated(SimulatedArgument.read(arguments))
                .withNear(near == null ? null : GeometryArguments.near(FilterConditions.object(near)));
    }

    private static @Nullable Filter both(@Nullable Filter owner, @Nullable Filter asked) {
        List<Filter> parts = Stream.of(owner, asked).flatMap(Stream::ofNullable).toList();
        return parts.isEmpty() ? null : FilterConditions.and(parts);
    }

    private static @Nullable List<Map<String, @Nullable Object>> steps(@Nullable Object steps) {
        return steps == null
                ? null
                : ((List<?>) steps)
                        .stream()
                                .map(step -> FilterConditions.object(Objects.requireNonNull(step)))
                                .toList();
    }
}
