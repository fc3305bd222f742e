package pilotcity.portal.face.fuzz;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * Something that can be asked for, as the portal itself describes it.
 *
 * @param path from the root, with {@code {name}} for what can vary
 * @param parameters of path, query and header
 * @param bodies the schema of each media type that is taken
 */
record DescribedAddress(String method, String path, List<Parameter> parameters, Map<String, JsonObject> bodies) {
    /**
     * One parameter.
     *
     * @param in {@code path}, {@code query} or {@code header}
     * @param examples values that fit
     */
    record Parameter(String name, String in, List<String> examples) {}

    static DescribedAddress get(String path, Parameter... parameters) {
        return new DescribedAddress("GET", path, List.of(parameters), Map.of());
    }
}
