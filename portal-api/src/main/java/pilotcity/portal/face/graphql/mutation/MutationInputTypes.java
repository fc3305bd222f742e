package pilotcity.portal.face.graphql.mutation;

import graphql.Scalars;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import java.util.List;
import java.util.stream.Collectors;
import pilotcity.portal.face.graphql.filter.FilterTypes;
import pilotcity.portal.face.graphql.type.SchemaDraft;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;
import pilotcity.portal.face.graphql.type.ValueScalars;
import pilotcity.portal.kernel.verb.input.InputField;
import pilotcity.portal.kernel.verb.input.InputType;

/** The inputs of mutations, derived from the fields of their verbs. */
final class MutationInputTypes {
    static final String SUFFIX = "Input";
    private static final String ANSWER = "AnswerInput";

    private final SchemaDraft draft;

    MutationInputTypes(SchemaDraft draft) {
        this.draft = draft;
    }

    /** Adds the input {@code name} + {@value #SUFFIX}, and the inputs of the groups in it. */
    void add(String name, String description, List<InputField> fields) {
        GraphQLInputObjectType.Builder type = FilterTypes.input(name + SUFFIX, description);
        for (InputField field : fields) {
            type.field(SchemaTypes.input(field.name(), type(name, field), describe(field)));
        }
        draft.add(type.build());
    }

    private GraphQLInputType type(String owner, InputField field) {
        GraphQLInputType item = item(owner, field);
        boolean list = field.list() || field.type() == InputType.ANSWERS;
        GraphQLInputType type = list ? SchemaTypes.listOf(item) : item;
        return field.required() ? SchemaTypes.required(type) : type;
    }

    private GraphQLInputType item(String owner, InputField field) {
        return switch (field.type()) {
            case TEXT, CODE -> Scalars.GraphQLString;
            case ID -> Scalars.GraphQLID;
            case INTEGER -> ValueScalars.LONG;
            case NUMBER -> Scalars.GraphQLFloat;
            case BOOLEAN -> Scalars.GraphQLBoolean;
            case DATE -> ValueScalars.DATE;
            case INSTANT -> ValueScalars.DATE_TIME;
            case GEOMETRY -> ValueScalars.GEO_JSON;
            case FILE -> base64();
            case JSON -> json();
            case ANSWERS -> answer();
            case OBJECT -> group(owner + SchemaNames.type(field.name()), field);
        };
    }

    private GraphQLInputType group(String name, InputField field) {
        add(name, describe(field), field.fields());
        return SchemaTypes.ref(name + SUFFIX);
    }

    private GraphQLInputType base64() {
        draft.addIfAbsent(ValueScalars.BASE64.getName(), () -> ValueScalars.BASE64);
        return SchemaTypes.ref(ValueScalars.BASE64.getName());
    }

    private GraphQLInputType json() {
        draft.addIfAbsent(ValueScalars.JSON.getName(), () -> ValueScalars.JSON);
        return SchemaTypes.ref(ValueScalars.JSON.getName());
    }

    private GraphQLInputType answer() {
        draft.addIfAbsent(
                ANSWER,
                () -> FilterTypes.input(ANSWER, SchemaNames.text("The answer to one question", "回答"))
                        .field(SchemaTypes.input(
                                MutationInputValues.CODE,
                                SchemaTypes.required(Scalars.GraphQLString),
                                SchemaNames.text("The code of the question", "问题代码")))
                        .field(SchemaTypes.input(
                                MutationInputValues.VALUES,
                                SchemaTypes.many(Scalars.GraphQLString),
                                SchemaNames.text("What is answered", "答案")))
                        .build());
        return SchemaTypes.ref(ANSWER);
    }

    private static String describe(InputField field) {
        String meaning =
                SchemaNames.text(field.description().en(), field.description().zh());
        return meaning + limits(field) + codes(field);
    }

    private static String limits(InputField field) {
        return switch (field.type()) {
            case TEXT -> ". At most " + field.most() + " characters";
            case FILE -> ". At most " + field.most() + " bytes";
            default -> "";
        };
    }

    private static String codes(InputField field) {
        return field.codes().isEmpty()
                ? ""
                : field.codes().entrySet().stream()
                        .map(code -> code.getKey() + " = "
                                + SchemaNames.text(
                                        code.getValue().en(), code.getValue().zh()))
                        .collect(Collectors.joining("; ", ". One of: ", ""));
    }
}
