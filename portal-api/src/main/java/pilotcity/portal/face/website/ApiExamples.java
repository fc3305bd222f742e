package pilotcity.portal.face.website;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.NearPoint;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.shared.page.PageAddresses;
import pilotcity.portal.face.shared.page.Visit;

/** The query of a page in other protocols, ready to be copied. */
public record ApiExamples(String curl, String graphql) {
    /** How to get one document. */
    public static ApiExamples of(Kind<?> kind, String id, Visit visit) {
        String query = "{\n  " + kind.name() + "(id: " + quote(id) + ") {\n    key\n    "
                + kind.fields().values().stream()
                        .filter(field -> !field.detail())
                        .map(ApiExamples::selection)
                        .collect(Collectors.joining("\n    "))
                + "\n  }\n}";
        return new ApiExamples("curl " + visit.base() + "/api" + PageAddresses.of(kind, id), query);
    }

    private static String selection(Field<?> field) {
        return switch (field.type()) {
            case REFERENCE -> field.name() + " { key }";
            case OBJECT ->
                field.name()
                        + field.fields().stream()
                                .filter(inner -> inner.fields().isEmpty())
                                .map(ApiExamples::selection)
                                .collect(Collectors.joining(" ", " { ", " }"));
            default -> field.name();
        };
    }

    /** How to get the same results. */
    static ApiExamples of(Kinds kinds, SearchQuery query, String address, Visit visit) {
        String curl = "curl '" + visit.base() + "/api/search" + (address.isEmpty() ? "" : "?" + address) + "'";
        List<String> arguments = arguments(query);
        if (query.kinds().size() == 1) {
            Kind<?> kind = kinds.get(query.kinds().iterator().next());
            String names = String.join(" ", kind.nameFields());
            return new ApiExamples(
                    curl,
                    "{\n  " + kind.plural() + list(arguments) + " {\n    totalCount\n    nodes { key " + names
                            + " }\n  }\n}");
        }
        if (!query.kinds().isEmpty()) {
            arguments.add("kinds: ["
                    + query.kinds().stream().map(ApiExamples::constant).sorted().collect(Collectors.joining(", "))
                    + "]");
        }
        return new ApiExamples(
                curl, "{\n  search" + list(arguments) + " {\n    totalCount\n    nodes { __typename id }\n  }\n}");
    }

    private static String constant(String kind) {
        return kind.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(java.util.Locale.ROOT);
    }

    private static List<String> arguments(SearchQuery query) {
        List<String> arguments = new ArrayList<>();
        String words = query.text();
        if (words != null) {
            arguments.add("q: " + quote(words));
        }
        Filter filter = query.filter();
        if (filter != null) {
            arguments.add("filter: { cql2: " + quote(Cql2Text.write(filter)) + " }");
        }
        NearPoint nearPoint = query.near();
        if (nearPoint != null) {
            arguments.add("near: { lon: " + nearPoint.lon() + ", lat: " + nearPoint.lat() + radius(nearPoint.radius())
                    + " }");
        }
        arguments.add("first: " + query.limit());
        return arguments;
    }

    private static String radius(@Nullable Double metres) {
        return metres == null ? "" : ", radius: " + metres;
    }

    private static String list(List<String> arguments) {
        return "(" + String.join(", ", arguments) + ")";
    }

    private static String quote(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
