package pilotcity.portal.face.graphql.schema;

import graphql.Scalars;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.graphql.error.RequestRefusedException;
import pilotcity.portal.face.graphql.filter.ListArguments;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.loading.DocumentLoaders;
import pilotcity.portal.face.graphql.loading.GlobalId;
import pilotcity.portal.face.graphql.loading.LoadedDocument;
import pilotcity.portal.face.graphql.loading.PageWindow;
import pilotcity.portal.face.graphql.loading.ReadContext;
import pilotcity.portal.face.graphql.type.SchemaField;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;

/** Finding documents by their global ids (Relay, Global Object Identification), and while somebody types. */
final class NodeFields {
    private final Kinds kinds;
    private final GraphqlLimits limits;

    NodeFields(Kinds kinds, GraphqlLimits limits) {
        this.kinds = kinds;
        this.limits = limits;
    }

    List<SchemaField> parts() {
        return List.of(node(), nodes(), suggest());
    }

    private SchemaField node() {
        return SchemaField.of(
                "node",
                SchemaTypes.ref(SchemaNames.NODE),
                SchemaNames.text("The document with this global id, or null", "按全局标识取一条"),
                List.of(SchemaTypes.argument("id", SchemaTypes.required(Scalars.GraphQLID), SchemaNames.ID)),
                environment -> find(environment, Objects.requireNonNull(environment.<String>getArgument("id"))));
    }

    private SchemaField nodes() {
        return SchemaField.of(
                "nodes",
                SchemaTypes.required(GraphQLList.list(SchemaTypes.ref(SchemaNames.NODE))),
                SchemaNames.text(
                        "The documents with these global ids, in this order, null where there is none", "按全局标识取多条"),
                List.of(SchemaTypes.argument("ids", SchemaTypes.many(Scalars.GraphQLID), SchemaNames.ID)),
                this::findAll);
    }

    private SchemaField suggest() {
        return SchemaField.of(
                "suggest",
                SchemaTypes.many(SchemaTypes.ref(SchemaNames.NODE)),
                SchemaNames.text("Documents whose names begin like the text, best first", "输入提示"),
                List.of(
                        SchemaTypes.argument(
                                "q",
                                SchemaTypes.required(Scalars.GraphQLString),
                                SchemaNames.text("What somebody has typed so far", "已输入的文字")),
                        SchemaTypes.argument(
                                "kinds",
                                SchemaTypes.listOf(SchemaTypes.ref("KindName")),
                                SchemaNames.text("Only these kinds", "限定种类")),
                        SchemaTypes.argument(
                                "first",
                                Scalars.GraphQLInt,
                                SchemaNames.text("How many; " + limits.pageSize() + " unless told", "条数"))),
                this::suggestions);
    }

    private CompletableFuture<List<@Nullable LoadedDocument>> findAll(DataFetchingEnvironment environment) {
        List<String> ids = ListArguments.strings(environment.getArgument("ids"));
        if (ids.size() > limits.listItems()) {
            throw RequestRefusedException.argument("ids", "ids has at most " + limits.listItems() + " items");
        }
        List<CompletableFuture<@Nullable LoadedDocument>> loadedDocuments =
                ids.stream().map(id -> find(environment, id)).toList();
        return CompletableFuture.allOf(loadedDocuments.toArray(CompletableFuture[]::new))
                .thenApply(done -> {
                    List<@Nullable LoadedDocument> found = new ArrayList<>();
                    loadedDocuments.forEach(loaded -> found.add(loaded.join()));
                    return found;
                });
    }

    private CompletableFuture<@Nullable LoadedDocument> find(DataFetchingEnvironment environment, String id) {
        return GlobalId.parse(id, kinds)
                .map(globalId -> DocumentLoaders.document(environment, globalId))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private List<LoadedDocument> suggestions(DataFetchingEnvironment environment) {
        int size = PageWindow.size("first", environment.getArgument("first"), limits);
        String text = ListArguments.text(environment.getArgument("q"));
        ReadContext readContext = ReadContext.of(environment);
        readContext.left();
        if (text == null || size == 0) {
            return List.of();
        }
        Set<String> asked = Set.copyOf(ListArguments.strings(environment.getArgument("kinds")));
        return readContext.index(index -> index.suggest(text, asked, size)).stream()
                .map(LoadedDocument::new)
                .toList();
    }
}
