package pilotcity.portal.face.graphql.limit;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Field;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLTypeUtil;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long the lists of an operation can be, from its literals, its variables and their defaults. */
final class ListSizes {
    /** What a list without a page is taken for. */
    private static final int LIST = 3;

    private final OperationDefinition operation;
    private final Map<String, @Nullable Object> variables;
    private final GraphqlLimits limits;

    ListSizes(OperationDefinition operation, Map<String, @Nullable Object> variables, GraphqlLimits limits) {
        this.operation = operation;
        this.variables = variables;
        this.limits = limits;
    }

    /** The page of a connection, as large as it can be. */
    double page(Field field) {
        Double first = number(field, "first");
        Double last = number(field, "last");
        if (first == null && last == null) {
            return limits.pageSize();
        }
        return Math.max(0, Math.max(first == null ? 0 : first, last == null ? 0 : last));
    }

    /** How many items the list that {@code field} gives can have; 1 when it is none. */
    double items(Field field, GraphQLFieldDefinition definition) {
        if (!GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()))) {
            return 1;
        }
        if (definition.getArgument("first") != null) {
            return page(field);
        }
        return definition.getArgument("ids") == null ? LIST : Math.max(1, length(argument(field, "ids")));
    }

    private int length(@Nullable Object value) {
        return switch (value) {
            case ArrayValue literal -> literal.getValues().size();
            case Collection<?> items -> items.size();
            case null, default -> 1;
        };
    }

    private @Nullable Double number(Field field, String name) {
        return switch (argument(field, name)) {
            case IntValue literal -> literal.getValue().doubleValue();
            case BigInteger number -> number.doubleValue();
            case Number number -> number.doubleValue();
            case null, default -> null;
        };
    }

    /** The literal, or the value of the variable that stands in its place. */
    private @Nullable Object argument(Field field, String name) {
        for (Argument argument : field.getArguments()) {
            if (argument.getName().equals(name)) {
                Value<?> value = argument.getValue();
                return value instanceof VariableReference variable ? variable(variable.getName()) : value;
            }
        }
        return null;
    }

    private @Nullable Object variable(String name) {
        if (variables.containsKey(name)) {
            return variables.get(name);
        }
        return operation.getVariableDefinitions().stream()
                .filter(definition -> definition.getName().equals(name))
                .findFirst()
                .map(definition -> (Object) definition.getDefaultValue())
                .orElse(null);
    }
}
