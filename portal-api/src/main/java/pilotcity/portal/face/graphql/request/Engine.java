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
import pilotcity.portal.face.graphql.error.Errors;
import pilotcity.portal.face.graphql.error.Refusal;
import pilotcity.portal.face.graphql.filter.Conditions;
import pilotcity.portal.face.graphql.limit.Changes;
import pilotcity.portal.face.graphql.limit.Cost;
import pilotcity.portal.face.graphql.limit.Fragments;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.limit.Weights;
import pilotcity.portal.face.graphql.loading.DocumentLoaders;
import pilotcity.portal.face.graphql.page.IndexReads;
import pilotcity.portal.face.graphql.page.Reading;
import pilotcity.portal.face.graphql.plan.Asked;
import pilotcity.portal.face.graphql.subscription.Notice;
import pilotcity.portal.face.graphql.subscription.SubscriptionOpening;
import pilotcity.portal.kernel.access.Actor;

/** Answers requests, each on the thread that calls. */
public final class Engine {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NESTED_TOKENS = 200;
    private static final Set<ErrorCode> BARRED =
            EnumSet.of(ErrorCode.UNAUTHENTICATED, ErrorCode.FORBIDDEN, ErrorCode.UNAVAILABLE);

    private final GraphQLSchema schema;
    private final GraphqlLimits limits;
    private final GraphQL graphql;
    private final DocumentCache documents;
    private final ParserOptions parser;
    private final QueryComplexityLimits validation;

    public Engine(GraphQLSchema schema, GraphqlLimits limits) {
        this.schema = schema;
        this.limits = limits;
        this.documents = new DocumentCache(schema);
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
                // Events come from the hub; each is executed as a query is.
                .subscriptionExecutionStrategy(new AsyncExecutionStrategy(new Errors()))
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
        IndexReads reads = IndexReads.of(index);
        Outcome planned = planned(reads, request, deadline);
        return planned == null ? answer(reads, request, deadline, Map.of()) : planned;
    }

    /** The answer to a query that came before and goes well, else null. */
    private @Nullable Outcome planned(IndexReads index, GraphqlRequest request, long deadline) {
        DocumentCache.Known known = documents.find(request.query());
        if (known == null) {
            return null;
        }
        Asked asked = new Asked(
                request.query(),
                Objects.requireNonNull(known.entry().getDocument()),
                request.operationName(),
                request.variables());
        Cost cost;
        try {
            cost = weigh(asked.document(), request.operationName(), request.variables());
        } catch (Refusal | UnknownOperationException refused) {
            return null;
        }
        byte[] answer = known.plans().answer(asked, new Reading(index, deadline), Map.of("cost", cost.written()));
        return answer == null ? null : new Outcome(null, false, answer);
    }

    private Cost weigh(Document document, @Nullable String operationName, Map<String, @Nullable Object> variables) {
        return Weights.check(schema, document, operationName, variables, limits);
    }

    /** Answers mutations of {@code actor}; blocks. */
    Outcome change(IndexReads index, GraphqlRequest request, long deadline, Actor actor) {
        return answer(index, request, deadline, Map.of(Actor.class, actor));
    }

    /** Answers one event of a subscription; blocks. */
    Outcome tell(IndexReads index, GraphqlRequest request, long deadline, Notice notice) {
        return answer(index, request, deadline, Map.of(Notice.class, notice));
    }

    /**
     * Finds out what a subscription follows.
     *
     * @param subscriptionOpening is told
     * @return the errors when it has not been told
     */
    Outcome open(Index index, GraphqlRequest request, long deadline, SubscriptionOpening subscriptionOpening) {
        return answer(IndexReads.of(index), request, deadline, Map.of(SubscriptionOpening.class, subscriptionOpening));
    }

    private Outcome answer(IndexReads index, GraphqlRequest request, long deadline, Map<Object, Object> more) {
        Reading reading = new Reading(index, deadline);
        ExecutionInput input = ExecutionInput.newExecutionInput(request.query())
                .operationName(request.operationName())
                .variables(request.variables())
                .graphQLContext(Map.of(
                        Reading.class, reading, ParserOptions.class, parser, QueryComplexityLimits.KEY, validation))
                .graphQLContext(more)
                .dataLoaderRegistry(DocumentLoaders.of(reading))
                .build();
        reading.stopsBy(input::cancel);
        ExecutionResult result = graphql.executeAsync(input).join();
        Cost cost = input.getGraphQLContext().get(Cost.class);
        return reading.timedOut() ? refused(Errors.of(reading.timeout())) : outcome(result, cost);
    }

    /** Whether there are mutations at all. */
    boolean takesChanges() {
        return schema.isSupportingMutations();
    }

    /**
     * What {@code request} would have done; one that cannot be parsed is a query.
     *
     * @throws Refusal when it has too many mutations
     */
    Work work(GraphqlRequest request) {
        String query = request.query();
        if (!query.contains("mutation") && !query.contains("subscription")) {
            return Work.QUERY;
        }
        try {
            NodeUtil.GetOperationResult found = NodeUtil.getOperation(parse(query), request.operationName());
            return new Work(
                    Changes.count(found),
                    found.operationDefinition.getOperation() == OperationDefinition.Operation.SUBSCRIPTION);
        } catch (InvalidSyntaxException | UnknownOperationException e) {
            return Work.QUERY;
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
                Fragments.check(asked.getQuery(), this::parse, limits.fragments());
                return parse.apply(asked);
            });
            if (entry.hasErrors()) {
                return entry;
            }
            Cost cost = weigh(
                    Objects.requireNonNull(entry.getDocument()),
                    input.getOperationName(),
                    Conditions.object(input.getVariables()));
            input.getGraphQLContext().put(Cost.class, cost);
            return entry;
        } catch (Refusal refusal) {
            return new PreparsedDocumentEntry(Errors.of(refusal));
        } catch (UnknownOperationException e) {
            return new PreparsedDocumentEntry(
                    Errors.of(Refusal.of(ErrorCode.OPERATION_RESOLUTION_FAILURE, String.valueOf(e.getMessage()))));
        }
    }

    private static Outcome outcome(ExecutionResult result, @Nullable Cost cost) {
        List<GraphQLError> errors = result.getErrors();
        Object data = result.getData();
        boolean misused = data == null
                && !errors.isEmpty()
                && errors.stream().allMatch(error -> Errors.code(error) == ErrorCode.BAD_USER_INPUT);
        // A list whose arguments cannot be used leaves no data at all: that is a bad request, not a partial answer.
        return !result.isDataPresent() || misused || isBarred(data, errors)
                ? refused(errors)
                : executed(data, errors, cost);
    }

    /** Whether nothing was done because the caller may do nothing of it, or nobody can now. */
    private static boolean isBarred(@Nullable Object data, List<GraphQLError> errors) {
        return data instanceof Map<?, ?> fields
                && fields.values().stream().allMatch(Objects::isNull)
                && !errors.isEmpty()
                && errors.stream().map(Errors::code).allMatch(BARRED::contains);
    }

    private static Outcome executed(@Nullable Object data, List<GraphQLError> errors, @Nullable Cost cost) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        if (!errors.isEmpty()) {
            body.put("errors", errors.stream().map(Errors::written).toList());
        }
        body.put("data", data);
        if (cost != null) {
            body.put("extensions", Map.of("cost", cost.written()));
        }
        return new Outcome(null, !errors.isEmpty(), write(body));
    }

    /** The answer that consists of {@code error}. */
    public static Outcome refused(GraphQLError error) {
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
