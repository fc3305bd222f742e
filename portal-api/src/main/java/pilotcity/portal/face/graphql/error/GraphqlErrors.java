package pilotcity.portal.face.graphql.error;

import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.InvalidSyntaxError;
import graphql.execution.AbortExecutionException;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.execution.NonNullableValueCoercedAsNullException;
import graphql.execution.UnknownOperationException;
import graphql.introspection.GoodFaithIntrospection;
import graphql.schema.CoercingParseValueException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.index.filter.FilterException;
import pilotcity.index.search.SearchException;
import pilotcity.index.search.SearchTimeout;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.problem.ResourceExhaustion;

/** What went wrong, as GraphQL errors with a code. What no caller can cause shows an id and goes to the log. */
public final class GraphqlErrors implements DataFetcherExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(GraphqlErrors.class);
    private static final String CODE = "code";
    private static final String ARGUMENT = "argument";

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters parameters) {
        GraphQLError error = builder(parameters.getException())
                .path(parameters.getPath())
                .location(parameters.getSourceLocation())
                .build();
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(error).build());
    }

    public static GraphQLError of(Throwable failure) {
        return builder(failure).build();
    }

    private static GraphqlErrorBuilder<?> builder(Throwable failure) {
        return switch (failure) {
            case CompletionException wrapped when wrapped.getCause() != null -> builder(wrapped.getCause());
            case RequestRefusedException exception ->
                error(exception.code(), exception.argument(), exception.getMessage());
            case SearchException e -> error(ErrorCode.BAD_USER_INPUT, e.parameter(), e.getMessage());
            case FilterException e -> error(ErrorCode.BAD_USER_INPUT, "filter", e.getMessage());
            case SearchTimeout e -> error(ErrorCode.TIMEOUT, null, e.getMessage());
            case Problem problem -> error(ErrorCode.of(problem.kind()), problem.field(), problem.reason());
            default ->
                ResourceExhaustion.find(failure)
                        .<GraphqlErrorBuilder<?>>map(GraphqlErrors::builder)
                        .orElseGet(() -> internal(failure));
        };
    }

    private static GraphqlErrorBuilder<?> internal(Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.error("GraphQL request failed, error {}", id, failure);
        return error(ErrorCode.INTERNAL, null, "something went wrong here; error " + id);
    }

    private static GraphqlErrorBuilder<?> error(ErrorCode code, @Nullable String argument, @Nullable String message) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put(CODE, code.name());
        if (argument != null) {
            extensions.put(ARGUMENT, argument);
        }
        return GraphqlErrorBuilder.newError()
                .message("%s", String.valueOf(message))
                .errorType(ErrorType.DataFetchingException)
                .extensions(extensions);
    }

    /** The code of an error, of whatever origin. */
    public static ErrorCode code(GraphQLError error) {
        Map<String, Object> extensions = error.getExtensions();
        if (extensions != null && extensions.get(CODE) instanceof String code) {
            return ErrorCode.valueOf(code);
        }
        return switch (error) {
            case InvalidSyntaxError _ -> ErrorCode.GRAPHQL_PARSE_FAILED;
            case CoercingParseValueException _ -> ErrorCode.BAD_USER_INPUT;
            case NonNullableValueCoercedAsNullException _ -> ErrorCode.BAD_USER_INPUT;
            case UnknownOperationException _ -> ErrorCode.OPERATION_RESOLUTION_FAILURE;
            case GoodFaithIntrospection.BadFaithIntrospectionError _ -> ErrorCode.QUERY_TOO_EXPENSIVE;
            case AbortExecutionException _ -> ErrorCode.QUERY_TOO_EXPENSIVE;
            default ->
                error.getErrorType() == ErrorType.ValidationError
                                || error.getErrorType() == ErrorType.OperationNotSupported
                        ? ErrorCode.GRAPHQL_VALIDATION_FAILED
                        : ErrorCode.INTERNAL;
        };
    }

    /** The error as the specification writes it (section 7.1.2), its code in {@code extensions}. */
    public static Map<String, Object> written(GraphQLError error) {
        Map<String, Object> written = new LinkedHashMap<>(error.toSpecification());
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put(CODE, code(error).name());
        if (error.getExtensions() != null) {
            error.getExtensions().forEach((name, value) -> extensions.put(String.valueOf(name), value));
        }
        extensions.remove("classification");
        written.put("extensions", extensions);
        return written;
    }
}
