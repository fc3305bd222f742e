package pilotcity.portal.face.graphql.type;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A scalar whose values leave as the document holds them and enter through one function. */
final class ScalarCoercing implements Coercing<Object, Object> {
    private final String name;
    private final Function<Object, Object> reader;

    private ScalarCoercing(String name, Function<Object, Object> reader) {
        this.name = name;
        this.reader = reader;
    }

    /** @param reader throws IllegalArgumentException or DateTimeException for a value that cannot be used */
    static GraphQLScalarType scalar(String name, String description, Function<Object, Object> reader) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .description(description)
                .coercing(new ScalarCoercing(name, reader))
                .build();
    }

    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
        return value;
    }

    @Override
    public Object parseValue(Object value, GraphQLContext context, Locale locale) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException | DateTimeException | ClassCastException e) {
            throw CoercingParseValueException.newCoercingParseValueException()
                    .message(reason(e))
                    .build();
        }
    }

    @Override
    public Object parseLiteral(Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
        try {
            Object value = plain(literal, variables);
            if (value == null) {
                throw new IllegalArgumentException("a value is expected");
            }
            return reader.apply(value);
        } catch (IllegalArgumentException | DateTimeException | ClassCastException e) {
            throw CoercingParseLiteralException.newCoercingParseLiteralException()
                    .message(reason(e))
                    .build();
        }
    }

    private String reason(RuntimeException e) {
        return e instanceof ClassCastException ? "not a " + name : "not a " + name + ": " + e.getMessage();
    }

    private static @Nullable Object plain(Value<?> literal, CoercedVariables variables) {
        return switch (literal) {
            case StringValue text -> text.getValue();
            case IntValue number -> number.getValue();
            case FloatValue number -> number.getValue();
            case BooleanValue flag -> flag.isValue();
            case ArrayValue items ->
                items.getValues().stream().map(item -> plain(item, variables)).toList();
            case ObjectValue object -> object(object, variables);
            case VariableReference variable -> variables.get(variable.getName());
            default -> null;
        };
    }

    private static Map<String, @Nullable Object> object(ObjectValue literal, CoercedVariables variables) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (ObjectField field : literal.getObjectFields()) {
            object.put(field.getName(), plain(field.getValue(), variables));
        }
        return object;
    }
}
