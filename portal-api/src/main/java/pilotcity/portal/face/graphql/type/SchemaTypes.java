package pilotcity.portal.face.graphql.type;

import graphql.Scalars;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeReference;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;

/** Shorthands for the parts a schema is put together from. */
public final class SchemaTypes {
    private SchemaTypes() {}

    public static GraphQLTypeReference ref(String name) {
        return GraphQLTypeReference.typeRef(name);
    }

    public static GraphQLNonNull required(GraphQLType type) {
        return GraphQLNonNull.nonNull(type);
    }

    /** A list that may be left out, of items that may not. */
    public static GraphQLList listOf(GraphQLType item) {
        return GraphQLList.list(required(item));
    }

    /** A list that is always there; without a value it is empty. */
    public static GraphQLNonNull many(GraphQLType item) {
        return required(listOf(item));
    }

    /** How one value of {@code field} is written. A whole number is Long: Int ends at two thousand million. */
    public static GraphQLScalarType scalar(Field<?> field) {
        return switch (field.type()) {
            case KEYWORD, TEXT -> Scalars.GraphQLString;
            case REFERENCE -> Scalars.GraphQLID;
            case INTEGER -> ValueScalars.LONG;
            case NUMBER -> Scalars.GraphQLFloat;
            case BOOLEAN -> Scalars.GraphQLBoolean;
            case DATE -> ValueScalars.DATE;
            case INSTANT -> ValueScalars.DATE_TIME;
            case GEOMETRY -> ValueScalars.GEO_JSON;
            case OBJECT -> throw new IllegalArgumentException(field.name() + " is a group of fields");
        };
    }

    /** Whether the value is read from the document as it is written there. */
    static boolean isPlain(Field<?> field) {
        return field.type() != FieldType.OBJECT && field.type() != FieldType.REFERENCE;
    }

    public static GraphQLArgument argument(String name, GraphQLInputType type, String description) {
        return GraphQLArgument.newArgument()
                .name(name)
                .type(type)
                .description(description)
                .build();
    }

    public static GraphQLArgument argument(String name, GraphQLInputType type, Object byDefault, String description) {
        return GraphQLArgument.newArgument()
                .name(name)
                .type(type)
                .defaultValueProgrammatic(byDefault)
                .description(description)
                .build();
    }

    public static GraphQLInputObjectField input(String name, GraphQLInputType type, String description) {
        return GraphQLInputObjectField.newInputObjectField()
                .name(name)
                .type(type)
                .description(description)
                .build();
    }
}
