package pilotcity.portal.face.graphql.plan;

import graphql.execution.CoercedVariables;
import graphql.execution.FieldCollector;
import graphql.execution.FieldCollectorParameters;
import graphql.execution.MergedField;
import graphql.execution.MergedSelectionSet;
import graphql.introspection.Introspection;
import graphql.language.NodeUtil;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import pilotcity.portal.face.graphql.fetch.SourceFetcher;

/**
 * How a valid query is answered. It grows while it is used: a part is planned when it is first asked for. Many threads
 * use one.
 */
final class QueryPlan {
    private static final FieldCollector COLLECTOR = new FieldCollector();
    /** A document of a few lines can have fragments in fragments that make a plan of any size; such is not kept. */
    private static final int MOST_KEPT = 2_000;

    private final GraphQLSchema schema;
    private final NodeUtil.GetOperationResult operation;
    private final CoercedVariables variables;
    private final SelectionPlan root;
    private final AtomicInteger kept = new AtomicInteger();

    /**
     * The plan of a query of a valid document.
     *
     * @param variables those by which parts may be left out
     * @throws UnplannedQueryException when it asks for the schema
     */
    QueryPlan(GraphQLSchema schema, NodeUtil.GetOperationResult operation, CoercedVariables variables) {
        this.schema = schema;
        this.operation = operation;
        this.variables = variables;
        GraphQLObjectType type = schema.getQueryType();
        this.root = selection(
                type,
                COLLECTOR.collectFields(parameters(type), operation.operationDefinition.getSelectionSet(), false));
    }

    GraphQLSchema schema() {
        return schema;
    }

    SelectionPlan root() {
        return root;
    }

    /** What is selected in {@code field} of an object of {@code type}. */
    SelectionPlan selection(FieldPlan field, GraphQLObjectType type) {
        SelectionPlan known = field.known(type);
        if (known != null) {
            return known;
        }
        SelectionPlan made = selection(type, COLLECTOR.collectFields(parameters(type), field.field(), false));
        if (kept.addAndGet(made.fields().size()) <= MOST_KEPT) {
            field.know(type, made);
        }
        return made;
    }

    private FieldCollectorParameters parameters(GraphQLObjectType type) {
        return FieldCollectorParameters.newParameters()
                .schema(schema)
                .objectType(type)
                .fragments(operation.fragmentsByName)
                .variables(variables.toMap())
                .build();
    }

    private SelectionPlan selection(GraphQLObjectType type, MergedSelectionSet selected) {
        List<FieldPlan> fields = new ArrayList<>();
        selected.getSubFieldsList().forEach(field -> fields.add(field(type, field)));
        return new SelectionPlan(type, List.copyOf(fields));
    }

    private FieldPlan field(GraphQLObjectType type, MergedField field) {
        if (field.getName().equals(Introspection.TypeNameMetaFieldDef.getName())) {
            SourceFetcher name = source -> type.getName();
            return new FieldPlan(field, Introspection.TypeNameMetaFieldDef, name);
        }
        if (field.getName().startsWith("__")) {
            throw new UnplannedQueryException("introspection");
        }
        GraphQLFieldDefinition definition = Objects.requireNonNull(type.getFieldDefinition(field.getName()));
        DataFetcher<?> fetcher =
                schema.getCodeRegistry().getDataFetcher(type.getName(), definition.getName(), definition);
        return new FieldPlan(field, definition, fetcher);
    }
}
