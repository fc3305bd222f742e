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
import pilotcity.portal.face.graphql.page.Item;
import pilotcity.portal.face.graphql.page.Key;
import pilotcity.portal.face.graphql.page.Reading;
import pilotcity.portal.face.graphql.type.Draft;
import pilotcity.portal.face.graphql.type.Names;
import pilotcity.portal.face.graphql.type.Part;
import pilotcity.portal.face.graphql.type.Types;

/** What one field of a kind becomes in the schema: a value, a value with its label, a group, or a link with its key. */
final class FieldParts {
    private final Draft draft;
    private final Labels labels;

    FieldParts(Draft draft, Labels labels) {
        this.draft = draft;
        this.labels = labels;
    }

    /** @param owner the type that gets the field */
    List<Part> of(String owner, Field<?> field) {
        List<Part> parts = switch (field.type()) {
            case REFERENCE -> reference(field);
            case OBJECT -> List.of(group(owner, field));
            default -> field.codes().isEmpty() ? List.of(value(field)) : List.of(value(field), label(field));
        };
        return parts.stream().map(part -> part.deprecated(field.deprecated())).toList();
    }

    private static Part value(Field<?> field) {
        return Part.of(field.name(), type(field, Types.scalar(field)), Names.describe(field), fetcher(field));
    }

    private Part label(Field<?> field) {
        GraphQLOutputType type = field.list() ? Types.many(Scalars.GraphQLString) : Scalars.GraphQLString;
        return Part.of(
                field.name() + "Label",
                type,
                Names.text(
                        field.title().en() + ", as people say it", field.title().zh() + "的名称"),
                labels.argument(),
                environment -> labels.of(field, orEmpty(field, valueOf(environment, field)), labels.tag(environment)));
    }

    private Part group(String owner, Field<?> field) {
        String name = owner + Names.type(field.name());
        List<Part> parts = new ArrayList<>();
        field.fields().forEach(inner -> parts.addAll(of(name, inner)));
        draft.object(name, Names.describe(field), parts);
        return Part.of(field.name(), type(field, Types.ref(name)), Names.describe(field), fetcher(field));
    }

    private static List<Part> reference(Field<?> field) {
        String target = Objects.requireNonNull(field.target(), () -> field.name() + " points nowhere");
        GraphQLOutputType type =
                field.list() ? Types.many(Types.ref(Names.type(target))) : Types.ref(Names.type(target));
        DataFetcher<?> fetcher = field.list() ? environment -> all(environment, field, target) : one(field, target);
        Part document = Part.of(field.name(), type, Names.describe(field), fetcher);
        Part key = Part.of(
                field.name() + (field.list() ? "Keys" : "Key"),
                type(field, Scalars.GraphQLID),
                Names.text(
                        field.title().en() + ", the id within its kind",
                        field.title().zh() + "的标识"),
                fetcher(field));
        return List.of(document, key);
    }

    private static DataFetcher<?> one(Field<?> field, String target) {
        LinkFetcher link = source -> value(source, field) instanceof String id ? new Key(target, id) : null;
        return field.detail() ? environment -> link.get(whole(environment)) : link;
    }

    /** Those that exist: a link may be older than what it pointed to. */
    private static CompletableFuture<List<Item>> all(
            DataFetchingEnvironment environment, Field<?> field, String target) {
        List<CompletableFuture<@Nullable Item>> items = strings(valueOf(environment, field))
                .map(id -> DocumentLoaders.document(environment, new Key(target, id)))
                .toList();
        return CompletableFuture.allOf(items.toArray(CompletableFuture[]::new))
                .thenApply(done -> items.stream()
                        .flatMap(item -> Stream.ofNullable(item.join()))
                        .toList());
    }

    private static Stream<String> strings(@Nullable Object value) {
        return value instanceof List<?> ids ? ids.stream().map(String::valueOf) : Stream.of();
    }

    /** The value may be absent from a large one: a document can go between the list and the look at the whole. */
    private static GraphQLOutputType type(Field<?> field, GraphQLType item) {
        if (field.list()) {
            return Types.many(item);
        }
        return field.required() && !field.detail() ? Types.required(item) : (GraphQLOutputType) item;
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
        if (environment.<Object>getSource() instanceof Item item) {
            Reading.of(environment).complete(List.of(item));
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
        return source instanceof Item item ? item.value(field.name()) : ((Map<?, ?>) source).get(field.name());
    }
}
