package pilotcity.portal.face.graphql.schema;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLArgument;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.graphql.loading.LoadedDocument;
import pilotcity.portal.face.graphql.type.LabelLanguage;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;

/** Titles and labels in the language the caller asks for. */
final class LabelArguments {
    private static final String LANGUAGE = "language";

    private final Kinds kinds;
    private final LabelLanguage byDefault;

    LabelArguments(Kinds kinds, LabelLanguage byDefault) {
        this.kinds = kinds;
        this.byDefault = byDefault;
    }

    List<GraphQLArgument> argument() {
        return List.of(SchemaTypes.argument(
                LANGUAGE,
                SchemaTypes.ref("Language"),
                byDefault,
                SchemaNames.text("The language of the text", "文字的语言")));
    }

    String tag(DataFetchingEnvironment environment) {
        LabelLanguage asked = environment.getArgument(LANGUAGE);
        return (asked == null ? byDefault : asked).tag();
    }

    /** The label of one code, or those of a list of codes; a code without a label stands for itself in a list. */
    @Nullable
    Object of(Field<?> field, @Nullable Object value, String language) {
        return switch (value) {
            case List<?> codes ->
                codes.stream()
                        .map(String::valueOf)
                        .map(code -> field.findLabel(code, language).orElse(code))
                        .toList();
            case String code -> field.findLabel(code, language).orElse(null);
            case null, default -> null;
        };
    }

    /** What {@code document} is called in {@code language}, or in the other one where it has no such name. */
    Optional<String> name(LoadedDocument document, String language) {
        List<String> names = kinds.get(document.key().kind()).nameFields().stream()
                .map(field -> document.value(field))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
        boolean chinese = language.equals(LabelLanguage.ZH.tag());
        return names.stream()
                .skip(chinese ? 0 : Math.min(1, Math.max(0, names.size() - 1)))
                .findFirst();
    }

    /** The title of the kind {@code name}, many of them. */
    Optional<String> ofKind(String name, String language) {
        return kinds.find(name).map(Kind::pluralTitle).map(title -> title.in(language));
    }
}
