package pilotcity.portal.face.graphql.schema;

import graphql.Scalars;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Field;
import pilotcity.portal.face.graphql.fetch.DetailFetcher;
import pilotcity.portal.face.graphql.fetch.LinkFetcher;
import pilotcity.portal.face.graphql.fetch.SourceFetcher;
import pilotcity.portal.face.graphql.loading.DocumentLoaders;
import pilotcity.portal.face.graphql.loading.GlobalId;
import pilotcity.portal.face.graphql.loading.LoadedDocument;
import pilotcity.portal.face.graphql.loading.ReadContext;
import pilotcity.portal.face.graphql.type.SchemaDraft;
import pilotcity.portal.face.graphql.type.SchemaField;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;

/** What one field of a kind becomes in the schema: a value, a value with its label, a group, or a link with its key. */
final class KindFieldDefinitions {
    private final SchemaDraft draft;
    private final LabelArguments labels;

    KindFieldDefinitions(SchemaDraft draft, LabelArguments labels) {
        this.draft = draft;
        this.labels = labels;
    }

    /** @param owner the type that gets the field */
    List<SchemaField> of(String owner, Field<?> field) {
        List<SchemaField> schemaFields = switch (field.type()) {
            case REFERENCE -> reference(field);
            case OBJECT -> List.of(group(owner, field));
            default -> field.codes().isEmpty() ? List.of(value(field)) : List.of(value(field), label(field));
        };
        return schemaFields.stream()
                .map(schemaField -> schemaField.deprecated(field.deprecated()))
                .toList();
    }

    private static SchemaField value(Field<?> field) {
        return SchemaField.of(
                field.name(), type(field, SchemaTypes.scalar(field)), SchemaNames.describe(field), fetcher(field));
    }

    private SchemaField label(Field<?> field) {
        GraphQLOutputType type = field.list() ? SchemaTypes.many(Scalars.GraphQLString) : Scalars.GraphQLString;
        return SchemaField.of(
                field.name() + "Label",
                type,
                SchemaNames.text(
                        field.title().en() + ", as people say it", field.title().zh() + "的名称"),
                labels.argument(),
                environment -> labels.of(field, orEmpty(field, valueOf(environment, field)), labels.tag(environment)));
    }

    private SchemaField group(String owner, Field<?> field) {
        String name = owner + SchemaNames.type(field.name());
        List<SchemaField> schemaFields = new ArrayList<>();
        field.fields().forEach(inner -> schemaFields.addAll(of(name, inner)));
        draft.object(name, SchemaNames.describe(field), schemaFields);
        return SchemaField.of(
                field.name(), type(field, SchemaTypes.ref(name)), SchemaNames.describe(field), fetcher(field));
    }

    private static List<SchemaField> reference(Field<?> field) {
        String target = Objects.requireNonNull(field.target(), () -> field.name() + " points nowhere");
        GraphQLOutputType type = field.list()
                ? SchemaTypes.many(SchemaTypes.ref(SchemaNames.type(target)))
                : SchemaTypes.ref(SchemaNames.type(target));
        DataFetcher<?> fetcher = field.list() ? environment -> all(environment, field, target) : one(field, target);
        SchemaField document = SchemaField.of(field.name(), type, SchemaNames.describe(field), fetcher);
        SchemaField key = SchemaField.of(
                field.name() + (field.list() ? "Keys" : "Key"),
                type(field, Scalars.GraphQLID),
                SchemaNames.text(
                        field.title().en() + ", the id within its kind",
                        field.title().zh() + "的标识"),
                fetcher(field));
        return List.of(document, key);
    }

    private static DataFetcher<?> one(Field<?> field, String target) {
        LinkFetcher link = source -> value(source, field) instanceof String id ? new GlobalId(target, id) : null;
        return field.detail() ? environment -> link.get(whole(environment)) : link;
    }

    /** Those that exist: a link may be older than what it pointed to. */
    private static CompletableFuture<List<LoadedDocument>> all(
            DataFetchingEnvironment environment, Field<?> field, String target) {
        List<CompletableFuture<@Nullable LoadedDocument>> loadedDocuments = strings(valueOf(environment, field))
                .map(id -> DocumentLoaders.document(environment, new GlobalId(target, id)))
                .toList();
        return CompletableFuture.allOf(loadedDocuments.toArray(CompletableFuture[]::new))
                .thenApply(done -> loadedDocuments.stream()
                        .flatMap(loaded -> Stream.ofNullable(loaded.join()))
                        .toList());
    }

    private static Stream<String> strings(@Nullable Object value) {
        return value instanceof List<?> ids ? ids.stream().map(String::valueOf) : Stream.of();
    }

    /** The value may be absent from a large one: a document can go between the list and the look at the whole. */
    private static GraphQLOutputType type(Field<?> field, GraphQLType item) {
        if (field.list()) {
            return SchemaTypes.many(item);
        }
        return field.required() && !field.detail() ? SchemaTypes.required(item) : (GraphQLOutputType) item;
    }

    private static DataFetcher<?> fetcher(Field<?> field) {
        SourceFetcher value = source -> valueOrEmpty(source, field);
        return field.detail() ? new DetailFetcher(value) : value;
    }

    private static @Nullable Object valueOf(DataFetchingEnvironment environment, Field<?> field) {
        DataFetchingEnvironment read = field.detail() ? whole(environment) : environment;
        return value(Objects.requireNonNull(read.<Object>getSource()), field);
    }

    /** The same with all that the document has. */
    private static DataFetchingEnvironment whole(DataFetchingEnvironment environment) {
        if (environment.<Object>getSource() instanceof LoadedDocument loaded) {
            ReadContext.of(environment).complete(List.of(loaded));
        }
        return environment;
    }

    private static @Nullable Object valueOrEmpty(Object source, Field<?> field) {
        return orEmpty(field, value(source, field));
    }

    private static @Nullable Object orEmpty(Field<?> field, @Nullable Object value) {
        return value == null && field.list() ? List.of() : value;
    }

    private static @Nullable Object value(Object source, Field<?> field) {
        return source instanceof LoadedDocument loaded
                ? loaded.value(field.name())
                : ((Map<?, ?>) source).get(field.name());
    }
}
