package pilotcity.portal.face.mcp.tool;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.shared.parameters.SearchParameters;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.problem.Problem;

/** The arguments of tools that search: those of the search API, under the names that models expect. */
final class SearchArguments {
    static final String QUERY = "query";
    static final String KINDS = "kinds";
    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";

    /** The name in the search API of what is called otherwise here. */
    private static final Map<String, String> NAMES = Map.of(QUERY, "q", KINDS, "kind");

    private static final List<String> TAKEN =
            List.of("q", "filter", "bbox", "near", "radius", "datetime", "sort", SearchParameters.SIMULATED);

    private final SearchParameters parameters;

    SearchArguments(Kinds kinds, Duration timeout) {
        this.parameters = new SearchParameters(kinds, timeout);
    }

    /** What every tool that searches takes, each with its schema. */
    Map<String, JsonObject> schemas() {
        Map<String, JsonObject> schemas = new LinkedHashMap<>();
        for (OperationParameter<?> parameter : parameters.described()) {
            if (TAKEN.contains(parameter.name())) {
                String name = parameter.name().equals("q") ? QUERY : parameter.name();
                schemas.put(name, described(parameter.schema(), parameter));
            }
        }
        return schemas;
    }

    private static JsonObject described(JsonObject schema, OperationParameter<?> parameter) {
        return schema.copy()
                .put(SchemaBuilder.DESCRIPTION, parameter.description().en());
    }

    /** The parameters of the search API that ask the same. */
    static MultiMap asked(JsonObject arguments) {
        MultiMap asked = MultiMap.caseInsensitiveMultiMap();
        arguments.forEach(argument -> {
            String name = NAMES.getOrDefault(argument.getKey(), argument.getKey());
            asked.set(name, text(argument.getValue()));
        });
        return asked;
    }

    private static String text(Object value) {
        return value instanceof JsonArray items
                ? items.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(value);
    }

    /** @throws Problem that names the argument which is wrong */
    SearchQuery read(MultiMap asked) {
        try {
            return parameters.read(QueryParameters.of(asked, SearchParameters.KNOWN));
        } catch (Problem problem) {
            throw named(problem);
        }
    }

    private static Problem named(Problem problem) {
        String field = problem.field();
        return NAMES.entrySet().stream()
                .filter(name -> name.getValue().equals(field))
                .findFirst()
                .map(name -> Problem.field(name.getKey(), problem.reason()))
                .orElse(problem);
    }
}
