package pilotcity.portal.face.graphql.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.UnknownOperationException;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.NodeUtil;
import graphql.language.OperationDefinition;
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
import pilotcity.index.Index;
import pilotcity.portal.face.graphql.error.ErrorCode;
import pilotcity.portal.face.graphql.error.GraphqlErrors;
import pilotcity.portal.face.graphql.error.RequestRefusedException;
import pilotcity.portal.face.graphql.filter.FilterConditions;
import pilotcity.portal.face.graphql.limit.FragmentLimit;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.limit.MutationLimit;
import pilotcity.portal.face.graphql.limit.QueryCost;
import pilotcity.portal.face.graphql.limit.QueryCostAnalysis;
import pilotcity.portal.face.graphql.loading.DocumentLoaders;
import pilotcity.portal.face.graphql.loading.IndexReads;
import pilotcity.portal.face.graphql.loading.ReadContext;
import pilotcity.portal.face.graphql.plan.ExecutableRequest;
import pilotcity.portal.face.graphql.subscription.SubscriptionEvent;
import pilotcity.portal.face.graphql.subscription.SubscriptionOpening;
import pilotcity.portal.face.graphql.table.TableReads;
import pilotcity.portal.kernel.permission.Actor;

/** Answers requests, each on the thread that calls. */
public final class GraphqlEngine {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NESTED_TOKENS = 200;
    private static final Set<ErrorCode> BARRED =
            EnumSet.of(ErrorCode.UNAUTHENTICATED, ErrorCode.FORBIDDEN, ErrorCode.UNAVAILABLE);

    private final GraphQLSchema schema;
    private final GraphqlLimits limits;
    private final GraphQL graphql;
    private final QueryDocumentCache documents;
    private final ParserOptions parser;
    private final QueryComplexityLimits validation;

    public GraphqlEngine(GraphQLSchema schema, GraphqlLimits limits) {
        this.schema = schema;
        this.limits = limits;
        this.documents = new QueryDocumentCache(schema);
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
                // Events come from the subscription hub; each is executed like a query.
                .subscriptionExecutionStrategy(new AsyncExecutionStrategy(new GraphqlErrors()))
                .defaultDataFetcherExceptionHandler(new GraphqlErrors())
                .preparsedDocumentProvider((input, parse) -> CompletableFuture.completedFuture(prepare(input, parse)))
                .build();
    }

    /**
     * Answers a query.
     *
     * @param deadline when the answer must be there, on the clock of {@link System#nanoTime}
     */
    GraphqlAnswer answer(Index index, GraphqlRequest request, long deadline) {
        IndexReads reads = IndexReads.of(index);
        GraphqlAnswer planned = planned(reads, request, deadline);
        return planned == null ? answer(reads, request, deadline, Map.of()) : planned;
    }

    /** The answer to a query that came before and goes well, else null. */
    private @Nullable GraphqlAnswer planned(IndexReads index, GraphqlRequest request, long deadline) {
        QueryDocumentCache.CachedDocument known = documents.find(request.query());
        if (known == null) {
            return null;
        }
        ExecutableRequest executableRequest = new ExecutableRequest(
                request.query(),
                Objects.requireNonNull(known.entry().getDocument()),
                request.operationName(),
                request.variables());
        QueryCost cost;
        try {
            cost = weigh(executableRequest.document(), request.operationName(), request.variables());
        } catch (RequestRefusedException | UnknownOperationException refused) {
            return null;
        }
        byte[] answer = known.plans()
                .answer(executableRequest, new ReadContext(index, deadline), Map.of("cost", cost.written()));
        return answer == null ? null : new GraphqlAnswer(null, false, answer);
    }

    private QueryCost weigh(
            Document document, @Nullable String operationName, Map<String, @Nullable Object> variables) {
        return QueryCostAnalysis.check(schema, document, operationName, variables, limits);
    }

    /** Answers a query that is about tables, on a thread that may ask them. */
    GraphqlAnswer answerWithTables(IndexReads index, GraphqlRequest request, long deadline, TableReads tables) {
        return answer(index, request, deadline, Map.of(TableReads.class, tables));
    }

    /** Answers mutations of {@code actor}; blocks. */
    GraphqlAnswer executeMutations(IndexReads index, GraphqlRequest request, long deadline, Actor actor) {
        return answer(index, request, deadline, Map.of(Actor.class, actor));
    }

    /** Answers one event of a subscription; blocks. */
    GraphqlAnswer answerEvent(IndexReads index, GraphqlRequest request, long deadline, SubscriptionEvent event) {
        return answer(index, request, deadline, Map.of(SubscriptionEvent.class, event));
    }

    /**
     * Finds out what a subscription follows.
     *
     * @param opening receives what is followed
     * @return the errors when there are any, and nothing was received
     */
    GraphqlAnswer openSubscription(Index index, GraphqlRequest request, long deadline, SubscriptionOpening opening) {
        return answer(IndexReads.of(index), request, deadline, Map.of(SubscriptionOpening.class, opening));
    }

    private GraphqlAnswer answer(IndexReads index, GraphqlRequest request, long deadline, Map<Object, Object> more) {
        ReadContext readContext = new ReadContext(index, deadline);
        ExecutionInput input = ExecutionInput.newExecutionInput(request.query())
                .operationName(request.operationName())
                .variables(request.variables())
                .graphQLContext(Map.of(
                        ReadContext.class,
                        readContext,
                        ParserOptions.class,
                        parser,
                        QueryComplexityLimits.KEY,
                        validation))
                .graphQLContext(more)
                .dataLoaderRegistry(DocumentLoaders.of(readContext))
                .build();
        readContext.stopsBy(input::cancel);
        ExecutionResult result = graphql.executeAsync(input).join();
        QueryCost cost = input.getGraphQLContext().get(QueryCost.class);
        return readContext.timedOut() ? refused(GraphqlErrors.of(readContext.timeout())) : outcome(result, cost);
    }

    /** Whether there are mutations at all. */
    boolean hasMutations() {
        return schema.isSupportingMutations();
    }

    /**
     * What {@code request} would have done; one that cannot be parsed is a query.
     *
     * @throws RequestRefusedException when it has too many mutations
     */
    OperationSummary summarise(GraphqlRequest request) {
        String query = request.query();
        if (!query.contains("mutation") && !query.contains("subscription")) {
            return OperationSummary.QUERY;
        }
        try {
            NodeUtil.GetOperationResult found = NodeUtil.getOperation(parse(query), request.operationName());
            return new OperationSummary(
                    MutationLimit.count(found),
                    found.operationDefinition.getOperation() == OperationDefinition.Operation.SUBSCRIPTION);
        } catch (InvalidSyntaxException | UnknownOperationException e) {
            return OperationSummary.QUERY;
        }
    }

    private Document parse(String query) {
        return Parser.parse(ParserEnvironment.newParserEnvironment()
                .document(query)
                .parserOptions(parser)
                .build());
    }

    private PreparsedDocumentEntry prepare(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parse) {
        try {
            PreparsedDocumentEntry entry = documents.get(input, asked -> {
                FragmentLimit.check(asked.getQuery(), this::parse, limits.fragments());
                return parse.apply(asked);
            });
            if (entry.hasErrors()) {
                return entry;
            }
            QueryCost cost = weigh(
                    Objects.requireNonNull(entry.getDocument()),
                    input.getOperationName(),
                    FilterConditions.object(input.getVariables()));
            input.getGraphQLContext().put(QueryCost.class, cost);
            return entry;
        } catch (RequestRefusedException exception) {
            return new PreparsedDocumentEntry(GraphqlErrors.of(exception));
        } catch (UnknownOperationException e) {
            return new PreparsedDocumentEntry(GraphqlErrors.of(RequestRefusedException.of(
                    ErrorCode.OPERATION_RESOLUTION_FAILURE, String.valueOf(e.getMessage()))));
        }
    }

    private static GraphqlAnswer outcome(ExecutionResult result, @Nullable QueryCost cost) {
        List<GraphQLError> errors = result.getErrors();
        Object data = result.getData();
        boolean misused = data == null
                && !errors.isEmpty()
                && errors.stream().allMatch(error -> GraphqlErrors.code(error) == ErrorCode.BAD_USER_INPUT);
        // A list whose arguments cannot be used leaves no data at all: that is a bad request, not a partial answer.
        return !result.isDataPresent() || misused || isBarred(data, errors)
                ? refused(errors)
                : executed(data, errors, cost);
    }

    /** Whether nothing was done because the caller is not allowed to, or because the portal cannot now. */
    private static boolean isBarred(@Nullable Object data, List<GraphQLError> errors) {
        return data instanceof Map<?, ?> fields
                && fields.values().stream().allMatch(Objects::isNull)
                && !errors.isEmpty()
                && errors.stream().map(GraphqlErrors::code).allMatch(BARRED::contains);
    }

    private static GraphqlAnswer executed(@Nullable Object data, List<GraphQLError> errors, @Nullable QueryCost cost) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        if (!errors.isEmpty()) {
            body.put("errors", errors.stream().map(GraphqlErrors::written).toList());
        }
        body.put("data", data);
        if (cost != null) {
            body.put("extensions", Map.of("cost", cost.written()));
        }
        return new GraphqlAnswer(null, !errors.isEmpty(), write(body));
    }

    /** The answer that consists of {@code error}. */
    public static GraphqlAnswer refused(GraphQLError error) {
        return refused(List.of(error));
    }

    private static GraphqlAnswer refused(List<GraphQLError> errors) {
        Map<String, Object> body =
                Map.of("errors", errors.stream().map(GraphqlErrors::written).toList());
        return new GraphqlAnswer(GraphqlErrors.code(errors.getFirst()), true, write(body));
    }

    private static byte[] write(Map<String, ? extends @Nullable Object> body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
