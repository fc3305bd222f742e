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
import pilotcity.portal.face.graphql.error.Refusal;
import pilotcity.portal.face.graphql.filter.Queries;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.loading.DocumentLoaders;
import pilotcity.portal.face.graphql.page.Item;
import pilotcity.portal.face.graphql.page.Key;
import pilotcity.portal.face.graphql.page.Reading;
import pilotcity.portal.face.graphql.page.Window;
import pilotcity.portal.face.graphql.type.Names;
import pilotcity.portal.face.graphql.type.Part;
import pilotcity.portal.face.graphql.type.Types;

/** Finding documents by their global ids (Relay, Global Object Identification), and while somebody types. */
final class NodeFields {
    private final Kinds kinds;
    private final GraphqlLimits limits;

    NodeFields(Kinds kinds, GraphqlLimits limits) {
        this.kinds = kinds;
        this.limits = limits;
    }

    List<Part> parts() {
        return List.of(node(), nodes(), suggest());
    }

    private Part node() {
        return Part.of(
                "node",
                Types.ref(Names.NODE),
                Names.text("The document with this global id, or null", "按全局标识取一条"),
                List.of(Types.argument("id", Types.required(Scalars.GraphQLID), Names.ID)),
                environment -> find(environment, Objects.requireNonNull(environment.<String>getArgument("id"))));
    }

    private Part nodes() {
        return Part.of(
                "nodes",
                Types.required(GraphQLList.list(Types.ref(Names.NODE))),
                Names.text("The documents with these global ids, in this order, null where there is none", "按全局标识取多条"),
                List.of(Types.argument("ids", Types.many(Scalars.GraphQLID), Names.ID)),
                this::findAll);
    }

    private Part suggest() {
        return Part.of(
                "suggest",
                Types.many(Types.ref(Names.NODE)),
                Names.text("Documents whose names begin like the text, best first", "输入提示"),
                List.of(
                        Types.argument(
                                "q",
                                Types.required(Scalars.GraphQLString),
                                Names.text("What somebody has typed so far", "已输入的文字")),
                        Types.argument(
                                "kinds", Types.listOf(Types.ref("KindName")), Names.text("Only these kinds", "限定种类")),
                        Types.argument(
                                "first",
                                Scalars.GraphQLInt,
                                Names.text("How many; " + limits.pageSize() + " unless told", "条数"))),
                this::suggestions);
    }

    private CompletableFuture<List<@Nullable Item>> findAll(DataFetchingEnvironment environment) {
        List<String> ids = Queries.strings(environment.getArgument("ids"));
        if (ids.size() > limits.listItems()) {
            throw Refusal.argument("ids", "ids has at most " + limits.listItems() + " items");
        }
        List<CompletableFuture<@Nullable Item>> items =
                ids.stream().map(id -> find(environment, id)).toList();
        return CompletableFuture.allOf(items.toArray(CompletableFuture[]::new)).thenApply(done -> {
            List<@Nullable Item> found = new ArrayList<>();
            items.forEach(item -> found.add(item.join()));
            return found;
        });
    }

    private CompletableFuture<@Nullable Item> find(DataFetchingEnvironment environment, String id) {
        return Key.parse(id, kinds)
                .map(key -> DocumentLoaders.document(environment, key))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private List<Item> suggestions(DataFetchingEnvironment environment) {
        int size = Window.size("first", environment.getArgument("first"), limits);
        String text = Queries.text(environment.getArgument("q"));
        Reading reading = Reading.of(environment);
        reading.left();
        if (text == null || size == 0) {
            return List.of();
        }
        Set<String> asked = Set.copyOf(Queries.strings(environment.getArgument("kinds")));
        return reading.index(index -> index.suggest(text, asked, size)).stream()
                .map(Item::new)
                .toList();
    }
}
