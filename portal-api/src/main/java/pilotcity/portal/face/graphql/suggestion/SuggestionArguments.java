package pilotcity.portal.face.graphql.suggestion;

import graphql.Scalars;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLScalarType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.loading.GlobalId;
import pilotcity.portal.face.graphql.type.LabelLanguage;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;
import pilotcity.portal.face.shared.suggestion.AskedSuggestion;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.input.InputField;
import pilotcity.portal.kernel.verb.input.InputType;

/** The arguments of suggestions, derived from what every protocol takes. */
final class SuggestionArguments {
    private SuggestionArguments() {}

    static List<GraphQLArgument> described() {
        return AskedSuggestion.FIELDS.stream()
                .map(field -> SchemaTypes.argument(field.name(), type(field), describe(field)))
                .toList();
    }

    private static GraphQLInputType type(InputField field) {
        if (field.name().equals(AskedSuggestion.LANGUAGE)) {
            return SchemaTypes.ref("Language");
        }
        GraphQLScalarType scalar = switch (field.type()) {
            case ID -> Scalars.GraphQLID;
            case NUMBER -> Scalars.GraphQLFloat;
            default -> Scalars.GraphQLString;
        };
        return field.required() ? SchemaTypes.required(scalar) : scalar;
    }

    private static String describe(InputField field) {
        String meaning =
                SchemaNames.text(field.description().en(), field.description().zh());
        return switch (field.type()) {
            case TEXT -> meaning + ". At most " + field.most() + " characters";
            case CODE -> field.name().equals(AskedSuggestion.LANGUAGE) ? meaning : meaning + codes(field);
            default -> meaning;
        };
    }

    private static String codes(InputField field) {
        return field.codes().entrySet().stream()
                .map(code -> code.getKey() + " = "
                        + SchemaNames.text(code.getValue().en(), code.getValue().zh()))
                .collect(Collectors.joining("; ", ". One of: ", ""));
    }

    /** @throws Problem BAD_REQUEST that names the argument */
    static AskedSuggestion read(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (InputField field : AskedSuggestion.FIELDS) {
            values.put(field.name(), value(field, environment.getArgument(field.name())));
        }
        return AskedSuggestion.read(values);
    }

    private static @Nullable Object value(InputField field, @Nullable Object given) {
        return switch (given) {
            case LabelLanguage language -> language.tag();
            case String id
            when field.type() == InputType.ID && field.target() != null ->
                GlobalId.of(field.target(), id).id();
            case null, default -> given;
        };
    }
}
