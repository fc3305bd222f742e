package pilotcity.portal.face.open311;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pilotcity.portal.kernel.http.Parameters;

/**
 * What a read asks for.
 *
 * @param id the part of the path that names one thing, or empty
 */
record Asked(Parameters given, View view, String id) {
    static final String JURISDICTION = "jurisdiction_id";

    /** Some clients send their key with every request. */
    static final String KEY = "api_key";

    private static final Set<String> ALWAYS = Set.of(JURISDICTION, KEY);

    /** The specification lets these be declared more than once. */
    private static final List<String> LISTS = List.of(RequestQuery.IDS, RequestQuery.CODES, RequestQuery.STATUS);

    static Asked of(RoutingContext context, Set<String> known, String base) {
        MultiMap values = MultiMap.caseInsensitiveMultiMap().addAll(context.queryParams());
        for (String list : LISTS) {
            if (values.contains(list)) {
                values.set(list, joined(values.getAll(list)));
            }
        }
        Set<String> all = new LinkedHashSet<>(known);
        all.addAll(ALWAYS);
        Parameters given = Parameters.of(values, all);
        boolean extensions = known.contains(RequestQuery.EXTENSIONS) && given.flag(RequestQuery.EXTENSIONS, false);
        return new Asked(
                given,
                new View(Language.of(context), base, extensions),
                Objects.requireNonNullElse(context.pathParam("id"), ""));
    }

    /** All items, without those that are empty. */
    private static String joined(List<String> values) {
        return values.stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .collect(Collectors.joining(","));
    }
}
