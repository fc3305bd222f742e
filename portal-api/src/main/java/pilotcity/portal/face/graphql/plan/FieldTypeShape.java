package pilotcity.portal.face.graphql.plan;

import graphql.GraphQLContext;
import graphql.Scalars;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The type of a field, taken apart.
 *
 * @param required whether it is never null
 * @param item the shape of the items of a list, or null when it is none
 * @param type the innermost type
 * @param text whether a string is its own serialized value
 */
record FieldTypeShape(boolean required, @Nullable FieldTypeShape item, GraphQLType type, boolean text) {

    static FieldTypeShape of(GraphQLType type) {
        boolean required = type instanceof GraphQLNonNull;
        GraphQLType nullable = GraphQLTypeUtil.unwrapNonNull(type);
        FieldTypeShape item = nullable instanceof GraphQLList list ? of(list.getWrappedType()) : null;
        GraphQLType innermost = GraphQLTypeUtil.unwrapAll(type);
        boolean text = innermost.equals(Scalars.GraphQLString) || innermost.equals(Scalars.GraphQLID);
        return new FieldTypeShape(required, item, innermost, text);
    }

    boolean isLeaf() {
        return type instanceof GraphQLScalarType || type instanceof GraphQLEnumType;
    }

    /** @throws graphql.schema.CoercingSerializeException when it is no such value */
    @Nullable
    Object serialize(Object value, GraphQLContext context, Locale locale) {
        if (text && value instanceof String) {
            return value;
        }
        return type instanceof GraphQLScalarType scalar
                ? scalar.getCoercing().serialize(value, context, locale)
                : ((GraphQLEnumType) type).serialize(value, context, locale);
    }
}
