package pilotcity.portal.face.graphql.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.UnknownOperationException;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.NodeUtil;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.validation.QueryComplexityLimits;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotcity.index.search.Index;
import pilotcity.portal.face.graphql.error.ErrorCode;
import pilotcity.portal.face.graphql.error.Errors;
import pilotcity.portal.face.graphql.error.Refusal;
import pilotcity.portal.face.graphql.filter.Conditions;
import pilotcity.portal.face.graphql.limit.Changes;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.limit.Weights;
import pilotcity.portal.face.graphql.page.IndexReads;
import pilotcity.portal.face.graphql.page.Loaders;
import pilotcity.portal.face.graphql.page.Reading;
import pilotcity.portal.kernel.access.Actor;

/** Answers requests, each on the thread that calls. */
public final class Engine {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NESTED_TOKENS = 200;
    private static final Set<ErrorCode> BARRED = EnumSet.of(ErrorCode.UNAUTHENTICATED, ErrorCode.FORBIDDEN);

    private final GraphQLSchema schema;
    private final GraphqlLimits limits;
    private final GraphQL graphql;
    private final DocumentCache documents = new DocumentCache();
    private final ParserOptions parser;
    private final QueryComplexityLimits validation;

    public Engine(GraphQLSchema schema, GraphqlLimits limits) {
        this.schema = schema;
        this.limits = limits;
        this.parser = ParserOptions.newParserOptions()
                .maxCharacters(limits.bodyBytes())
                .maxTokens(limits.tokens())
                .maxWhitespaceTokens(limits.tokens() * 20)
                .maxRuleDepth(NESTED_TOKENS)
                .captureLineComments(false)
                .build();
        // A validated document is weighed exactly afterwards; this keeps validation itself from being the attack.
        this.validation = QueryComplexityLimits.newLimits()
                .maxDepth(NESTED_TOKENS)
                .maxFieldsCount(limits.tokens())
                .build();
        this.graphql = GraphQL.newGraphQL(schema)
                .defaultDataFetcherExceptionHandler(new Errors())
                .preparsedDocumentProvider((input, parse) -> CompletableFuture.completedFuture(prepare(input, parse)))
                .build();
    }

    /**
     * Answers a query.
     *
     * @param deadline when the answer must be there, on the clock of {@link System#nanoTime}
     */
    Outcome answer(Index index, GraphqlRequest request, long deadline) {
        return answer(IndexReads.of(index), request, deadline, Map.of());
    }

    /** Answers mutations of {@code actor}; blocks. */
    Outcome change(IndexReads index, GraphqlRequest request, long deadline, Actor actor) {
        return answer(index, request, deadline, Map.of(Actor.class, actor));
    }

    private Outcome answer(IndexReads index, GraphqlRequest request, long deadline, Map<Object, Object> more) {
        Reading reading = new Reading(index, deadline);
        ExecutionInput input = ExecutionInput.newExecutionInput(request.query())
                .operationName(request.operationName())
                .variables(request.variables())
                .graphQLContext(Map.of(
                        Reading.class, reading, ParserOptions.class, parser, QueryComplexityLimits.KEY, validation))
                .graphQLContext(more)
                .dataLoaderRegistry(Loaders.of(reading))
                .build();
        reading.stopsBy(input::cancel);
        ExecutionResult result = graphql.executeAsync(input).join();
        return reading.timedOut() ? refused(Errors.of(reading.timeout())) : outcome(result);
    }

    /** Whether there are mutations at all. */
    boolean takesChanges() {
        return schema.isSupportingMutations();
    }

    /**
     * How many mutations {@code request} would execute; one that cannot be parsed would execute none.
     *
     * @throws Refusal when there are too many
     */
    int changes(GraphqlRequest request) {
        if (!request.query().contains("mutation")) {
            return 0;
        }
        try {
            Document document = Parser.parse(ParserEnvironment.newParserEnvironment()
                    .document(request.query())
                    .parserOptions(parser)
                    .build());
            return Changes.count(NodeUtil.getOperation(document, request.operationName()));
        } catch (InvalidSyntaxException | UnknownOperationException e) {
            return 0;
        }
    }

    private PreparsedDocumentEntry prepare(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parse) {
        PreparsedDocumentEntry entry = documents.get(input, parse);
        if (entry.hasErrors()) {
            return entry;
        }
        try {
            Weights.check(
                    schema,
                    Objects.requireNonNull(entry.getDocument()),
                    input.getOperationName(),
                    Conditions.object(input.getVariables()),
                    limits);
            return entry;
        } catch (Refusal refusal) {
            return new PreparsedDocumentEntry(Errors.of(refusal));
        } catch (UnknownOperationException e) {
            return new PreparsedDocumentEntry(
                    Errors.of(Refusal.of(ErrorCode.OPERATION_RESOLUTION_FAILURE, String.valueOf(e.getMessage()))));
        }
    }

    private static Outcome outcome(ExecutionResult result) {
        List<GraphQLError> errors = result.getErrors();
        Object data = result.getData();
        boolean misused = data == null
                && !errors.isEmpty()
                && errors.stream().allMatch(error -> Errors.code(error) == ErrorCode.BAD_USER_INPUT);
        // A list whose arguments cannot be used leaves no data at all: that is a bad request, not a partial answer.
        return !result.isDataPresent() || misused || isBarred(data, errors) ? refused(errors) : executed(data, errors);
    }

    /** Whether nothing was done because the caller may do nothing of it. */
    private static boolean isBarred(@Nullable Object data, List<GraphQLError> errors) {
        return data instanceof Map<?, ?> fields
                && fields.values().stream().allMatch(Objects::isNull)
                && !errors.isEmpty()
                && errors.stream().map(Errors::code).allMatch(BARRED::contains);
    }

    private static Outcome executed(@Nullable Object data, List<GraphQLError> errors) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        if (!errors.isEmpty()) {
            body.put("errors", errors.stream().map(Errors::written).toList());
        }
        body.put("data", data);
        return new Outcome(null, !errors.isEmpty(), write(body));
    }

    static Outcome refused(GraphQLError error) {
        return refused(List.of(error));
    }

    private static Outcome refused(List<GraphQLError> errors) {
        Map<String, Object> body =
                Map.of("errors", errors.stream().map(Errors::written).toList());
        return new Outcome(Errors.code(errors.getFirst()), true, write(body));
    }

    private static byte[] write(Map<String, ? extends @Nullable Object> body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
