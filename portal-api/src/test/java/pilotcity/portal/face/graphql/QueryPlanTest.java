package pilotcity.portal.face.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.index.Index;
import pilotcity.portal.face.graphql.error.GraphqlErrors;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.loading.DocumentLoaders;
import pilotcity.portal.face.graphql.loading.IndexReads;
import pilotcity.portal.face.graphql.loading.ReadContext;
import pilotcity.portal.face.graphql.plan.DocumentPlans;
import pilotcity.portal.face.graphql.plan.ExecutableRequest;
import pilotcity.portal.face.graphql.schema.SchemaFactory;
import pilotcity.portal.face.graphql.type.LabelLanguage;
import pilotcity.portal.kernel.suggestion.WordsReader;
import pilotcity.portal.suggestion.Suggester;

/** A query is answered by its plan, byte for byte, as GraphQL Java answers it; where that has errors, not at all. */
class QueryPlanTest {
    private static final Map<String, Object> VARIABLES = Map.of("yes", true);
    private static final Map<String, Object> EXTENSIONS = Map.of("cost", 1);
    private static final int QUERIES = 150;

    static GraphQLSchema schema;
    static GraphQL graphql;
    static Index index;

    @BeforeAll
    static void open() throws Exception {
        index = Index.inMemory(TestKinds.KINDS);
        TestKinds.fill(index);
        schema = SchemaFactory.create(
                TestKinds.KINDS,
                GraphqlLimits.DEFAULT,
                TestServer::cql2,
                LabelLanguage.ZH,
                new Suggester(WordsReader.SIGNS),
                TestServer.READ_ONLY);
        graphql = GraphQL.newGraphQL(schema)
                .defaultDataFetcherExceptionHandler(new GraphqlErrors())
                .build();
    }

    @AfterAll
    static void close() {
        index.close();
    }

    @Test
    void randomQueriesHaveTheSameAnswer() throws Exception {
        RandomQueries queries = new RandomQueries(schema, 7);
        int planned = 0;
        for (int i = 0; i < QUERIES; i++) {
            String query = queries.next();
            String expected = expected(query);
            assertThat(answers(query))
                    .as(query)
                    .allMatch(answer -> expected == null ? answer == null : expected.equals(answer));
            planned += expected == null ? 0 : 1;
        }
        assertThat(planned).as("queries without errors").isGreaterThan(QUERIES / 2);
    }

    static Stream<String> special() {
        return Stream.of(
                "{ schemes(first: 3) { nodes { key story } again: nodes { key name story sources { title seen } } } }",
                "{ schemes(first: 2) { edges { node { ...A ...B } } } } fragment A on Scheme { city { key } }"
                        + " fragment B on Scheme { city { name geometry } key }",
                "{ schemes(last: 2) { pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } }",
                "{ a: schemes(first: 1) { nodes { __typename key } } b: schemes(first: 1) { nodes { key } } }",
                "{ search(first: 5) { nodes { __typename ... on Node { key } ... on City { point: geometry } } } }",
                "{ nodes(ids: [\"scheme:s-00\", \"city:bj\", \"x\"]) { id ... on Scheme { story notes { totalCount } } } }",
                "{ schemes(filter: { key: { in: [\"s-06\", \"s-00\"] } }) { nodes { city { name } cityKey } } }");
    }

    @ParameterizedTest
    @MethodSource
    void special(String query) throws Exception {
        String expected = expected(query);
        assertThat(expected).as("the query is valid").isNotNull();
        assertThat(answers(query)).allMatch(expected::equals);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ __schema { queryType { name } } }",
                "{ schemes(first: -1) { totalCount } }",
                "{ schemes(filter: { cql2: \"no condition\" }) { totalCount } }",
                "query($must: Int!) { schemes(first: $must) { totalCount } }",
                "subscription { schemeChanged { key } }"
            })
    void whatGoesWrongOrIsNoQueryIsLeftToGraphqlJava(String query) {
        assertThat(answers(query)).allMatch(answer -> answer == null);
    }

    /** Each of two answers, of which the second finds what the first has planned. */
    private static Stream<String> answers(String query) {
        DocumentPlans plans = new DocumentPlans(schema);
        ExecutableRequest request =
                new ExecutableRequest(query, new Parser().parseDocument(query), null, new LinkedHashMap<>(VARIABLES));
        return Stream.of(plans, plans, plans)
                .map(each -> each.answer(request, reading(), EXTENSIONS))
                .map(answer -> answer == null ? null : new String(answer, StandardCharsets.UTF_8));
    }

    /** What GraphQL Java answers, or null when there are errors. */
    private static String expected(String query) throws Exception {
        ReadContext readContext = reading();
        ExecutionResult result = graphql.execute(ExecutionInput.newExecutionInput(query)
                .variables(VARIABLES)
                .graphQLContext(Map.of(ReadContext.class, readContext))
                .dataLoaderRegistry(DocumentLoaders.of(readContext))
                .build());
        if (!result.getErrors().isEmpty()) {
            return null;
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("data", result.getData());
        answer.put("extensions", EXTENSIONS);
        return TestServer.JSON.writeValueAsString(answer);
    }

    private static ReadContext reading() {
        return new ReadContext(IndexReads.of(index), System.nanoTime() + 60_000_000_000L);
    }
}
