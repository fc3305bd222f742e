package pilotcity.portal.kernel.http.operation;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;

/**
 * One method of one address (OpenAPI 3.1.1, clause 4.8.10). It is routed by {@link #mount} and described by what else
 * it says, so that the two cannot differ.
 *
 * @param path with {@code {name}} for its parameters
 * @param id unique, camelCase
 * @param needsToken whether it needs a token
 * @param schemas the schemas that {@link SchemaBuilder#named} refers to, by name; those of documents need not be given
 */
public record Operation(
        HttpMethod method,
        String path,
        String id,
        OperationSection section,
        Label title,
        Label description,
        List<OperationParameter<?>> parameters,
        @Nullable OperationBody body,
        boolean needsToken,
        List<OperationResponse> withResponse,
        Map<String, JsonObject> schemas) {
    /** Where RFC 6750, clause 2.3, lets a token stand, and where it ends up in logs. */
    private static final String TOKEN = "access_token";

    private static final Label NOTHING = new Label("", "");

    /** For GET and HEAD. */
    public static Operation read(String path, String id, OperationSection operationSection, String zh, String en) {
        return of(HttpMethod.GET, path, id, operationSection, zh, en);
    }

    public static Operation of(
            HttpMethod method, String path, String id, OperationSection operationSection, String zh, String en) {
        return new Operation(
                method,
                path,
                id,
                operationSection,
                new Label(zh, en),
                NOTHING,
                List.of(),
                null,
                false,
                List.of(),
                Map.of());
    }

    public Operation describe(String zh, String en) {
        return describe(new Label(zh, en));
    }

    public Operation describe(Label more) {
        return new Operation(
                method, path, id, section, title, more, parameters, body, needsToken, withResponse, schemas);
    }

    /** The same, taking these parameters in addition to those it takes already. */
    public Operation withParameters(OperationParameter<?>... more) {
        return withParameters(Arrays.asList(more));
    }

    public Operation withParameters(List<? extends OperationParameter<?>> more) {
        List<OperationParameter<?>> all = new ArrayList<>(parameters);
        all.addAll(more);
        return new Operation(
                method, path, id, section, title, description, all, body, needsToken, withResponse, schemas);
    }

    public Operation withParameters(OperationBody with) {
        return new Operation(
                method, path, id, section, title, description, parameters, with, needsToken, withResponse, schemas);
    }

    public Operation withToken() {
        return new Operation(
                method, path, id, section, title, description, parameters, body, true, withResponse, schemas);
    }

    public Operation withResponse(OperationResponse with) {
        List<OperationResponse> all = new ArrayList<>(withResponse);
        all.add(with);
        return new Operation(method, path, id, section, title, description, parameters, body, needsToken, all, schemas);
    }

    /** The same, with a schema that its own refer to by name. */
    public Operation withSchema(String name, JsonObject schema) {
        Map<String, JsonObject> all = new LinkedHashMap<>(schemas);
        all.put(name, schema);
        return new Operation(
                method, path, id, section, title, description, parameters, body, needsToken, withResponse, all);
    }

    /** Those of its parameters that stand in {@code place}. */
    public List<OperationParameter<?>> parameters(OperationParameter.Place place) {
        return parameters.stream()
                .filter(parameter -> parameter.place() == place)
                .collect(Collectors.toList());
    }

    /** Adds its route. A query parameter that it does not take is a problem before {@code handler} is asked. */
    public Route mount(Router router, BiFunction<RoutingContext, QueryParameters, Future<Void>> handler) {
        return mount(router, path, handler);
    }

    /** The same at another address that it answers at, too. */
    public Route mount(Router router, String other, BiFunction<RoutingContext, QueryParameters, Future<Void>> handler) {
        Set<String> known = parameters(OperationParameter.Place.QUERY).stream()
                .map(OperationParameter::name)
                .collect(Collectors.toUnmodifiableSet());
        Function<RoutingContext, Future<Void>> checked = context -> handler.apply(context, read(context, known));
        String route = route(other);
        return method.equals(HttpMethod.GET)
                ? ResponseSender.routeRead(router, route, checked)
                : ResponseSender.routeChange(router, method, route, checked);
    }

    /**
     * The same for an operation that takes further query parameters, named by what is asked for: {@code handler} reads
     * all of them, and refuses what it does not know.
     */
    public Route mountOpen(Router router, Function<RoutingContext, Future<Void>> handler) {
        return ResponseSender.routeRead(router, route(path), handler);
    }

    private static String route(String path) {
        return path.replaceAll("[{]([A-Za-z]+)[}]", ":$1");
    }

    private QueryParameters read(RoutingContext context, Set<String> known) {
        if (needsToken && context.queryParams().contains(TOKEN)) {
            throw Problem.unauthenticated("a token in the address is not looked at; send it as Authorization: Bearer");
        }
        return QueryParameters.of(context, known);
    }
}
