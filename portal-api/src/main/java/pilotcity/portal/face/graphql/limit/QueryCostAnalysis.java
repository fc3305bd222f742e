package pilotcity.portal.face.graphql.limit;

import graphql.introspection.Introspection;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.NodeUtil;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnmodifiedType;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.error.RequestRefusedException;

/**
 * Weighs an operation that is valid: the most it can cost, found from the query and its variables alone, in one step a
 * field. A fragment is weighed once, however often it is spread.
 */
public final class QueryCostAnalysis {
    public static final String CONNECTION = "Connection";
    public static final String PAGE_INFO = "PageInfo";

    /** The type of suggestions. */
    public static final String SUGGESTIONS = "Suggestions";

    /** Suggestions for one text, at its longest, cost about as much as reading this many documents. */
    private static final int SUGGESTION = 2_000;

    /** A search costs about as much as reading this many documents. */
    private static final int SEARCH = 10;

    private final GraphQLSchema schema;
    private final ListSizes sizes;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, PartialCost> weighed = new HashMap<>();

    private QueryCostAnalysis(
            GraphQLSchema schema,
            NodeUtil.GetOperationResult document,
            Map<String, @Nullable Object> variables,
            GraphqlLimits limits) {
        this.schema = schema;
        this.sizes = new ListSizes(document.operationDefinition, variables, limits);
        this.fragments = document.fragmentsByName;
    }

    /**
     * What the operation costs.
     *
     * @throws RequestRefusedException when it is too deep or may cost too much
     */
    public static QueryCost check(
            GraphQLSchema schema,
            Document document,
            @Nullable String operationName,
            Map<String, @Nullable Object> variables,
            GraphqlLimits limits) {
        NodeUtil.GetOperationResult found = NodeUtil.getOperation(document, operationName);
        GraphQLObjectType root = switch (found.operationDefinition.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
        return root == null
                ? PartialCost.NONE.within(limits)
                : new QueryCostAnalysis(schema, found, variables, limits)
                        .selections(found.operationDefinition.getSelectionSet(), root)
                        .within(limits);
    }

    private PartialCost selections(@Nullable SelectionSet selections, GraphQLCompositeType parent) {
        if (selections == null) {
            return PartialCost.NONE;
        }
        PartialCost sum = PartialCost.NONE;
        for (Field field : selections.getSelectionsOfType(Field.class)) {
            sum = sum.plus(field(field, parent));
        }
        for (InlineFragment inline : selections.getSelectionsOfType(InlineFragment.class)) {
            sum = sum.plus(selections(inline.getSelectionSet(), condition(inline.getTypeCondition(), parent)));
        }
        for (FragmentSpread spread : selections.getSelectionsOfType(FragmentSpread.class)) {
            sum = sum.plus(fragment(spread.getName()));
        }
        return sum;
    }

    private GraphQLCompositeType condition(@Nullable TypeName condition, GraphQLCompositeType parent) {
        return condition == null
                ? parent
                : (GraphQLCompositeType) Objects.requireNonNull(schema.getType(condition.getName()));
    }

    private PartialCost fragment(String name) {
        PartialCost known = weighed.get(name);
        if (known == null) {
            FragmentDefinition fragment = Objects.requireNonNull(fragments.get(name));
            known = selections(fragment.getSelectionSet(), (GraphQLCompositeType) Objects.requireNonNull(
                    schema.getType(fragment.getTypeCondition().getName())));
            weighed.put(name, known);
        }
        return known;
    }

    private PartialCost field(Field field, GraphQLCompositeType parent) {
        if (field.getName().startsWith("__")) {
            return PartialCost.VALUE;
        }
        GraphQLFieldDefinition definition = Introspection.getFieldDef(schema, parent, field.getName());
        GraphQLUnmodifiedType type = GraphQLTypeUtil.unwrapAll(definition.getType());
        PartialCost inner = type instanceof GraphQLCompositeType composite
                ? selections(field.getSelectionSet(), composite)
                : PartialCost.NONE;
        if (parent.getName().endsWith(CONNECTION) && !field.getName().equals("facets")) {
            return inner.under();
        }
        if (type.getName().endsWith(CONNECTION)) {
            return inner.times(sizes.page(field))
                    .plusDocuments(sizes.page(field) + SEARCH)
                    .under();
        }
        if (type.getName().equals(SUGGESTIONS)) {
            return inner.plusDocuments(SUGGESTION).under();
        }
        double items = sizes.items(field, definition);
        return isDocument(type)
                ? inner.times(items).plusDocuments(items).under()
                : inner.times(items).under();
    }

    private static boolean isDocument(GraphQLUnmodifiedType type) {
        return type instanceof GraphQLInterfaceType
                || (type instanceof GraphQLObjectType object
                        && !object.getInterfaces().isEmpty());
    }
}
