package pilotcity.portal.face.open311.input;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pilotcity.portal.face.open311.answer.AnswerOptions;
import pilotcity.portal.face.open311.answer.Open311Language;
import pilotcity.portal.kernel.http.request.QueryParameters;

/**
 * Parameters of a read request.
 *
 * @param id the part of the path that names one thing, or empty
 */
public record ReadRequest(QueryParameters given, AnswerOptions view, String id) {
    public static final String JURISDICTION = "jurisdiction_id";

    /** Some clients send their key with every request. */
    static final String KEY = "api_key";

    private static final Set<String> ALWAYS = Set.of(JURISDICTION, KEY);

    /** The specification lets these be declared more than once. */
    private static final List<String> LISTS =
            List.of(ServiceRequestQuery.IDS, ServiceRequestQuery.CODES, ServiceRequestQuery.STATUS);

    public static ReadRequest of(RoutingContext context, Set<String> known, String base) {
        MultiMap values = MultiMap.caseInsensitiveMultiMap().addAll(context.queryParams());
        for (String list : LISTS) {
            if (values.contains(list)) {
                values.set(list, joined(values.getAll(list)));
            }
        }
        Set<String> all = new LinkedHashSet<>(known);
        all.addAll(ALWAYS);
        QueryParameters given = QueryParameters.of(values, all);
        boolean extensions =
                known.contains(ServiceRequestQuery.EXTENSIONS) && given.flag(ServiceRequestQuery.EXTENSIONS, false);
        return new ReadRequest(
                given,
                new AnswerOptions(Open311Language.of(context), base, extensions),
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
