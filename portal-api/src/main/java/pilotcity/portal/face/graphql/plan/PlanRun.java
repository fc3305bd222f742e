package pilotcity.portal.face.graphql.plan;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.execution.ValuesResolver;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingEnvironmentImpl;
import graphql.schema.GraphQLObjectType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.fetch.DetailFetcher;
import pilotcity.portal.face.graphql.fetch.LinkFetcher;
import pilotcity.portal.face.graphql.fetch.SourceFetcher;
import pilotcity.portal.face.graphql.loading.LevelBatches;
import pilotcity.portal.face.graphql.page.Item;
import pilotcity.portal.face.graphql.page.Key;
import pilotcity.portal.face.graphql.page.Reading;
import pilotcity.portal.face.graphql.type.Draft;

/** One execution of a plan: all objects of a level, then what they refer to, then the next level. */
final class PlanRun {
    private static final Object ROOT = Map.of();

    private final QueryPlan plan;
    private final Reading reading;
    private final LevelBatches levelBatches;
    private final CoercedVariables variables;
    private final GraphQLContext context;
    private final Locale locale;
    private final IdentityHashMap<FieldPlan, Map<String, Object>> arguments = new IdentityHashMap<>();
    private final List<Awaited> awaited = new ArrayList<>();
    private List<Node> next = new ArrayList<>();

    PlanRun(QueryPlan plan, Reading reading, CoercedVariables variables, Locale locale) {
        this.plan = plan;
        this.reading = reading;
        this.levelBatches = new LevelBatches(reading);
        this.variables = variables;
        this.context = GraphQLContext.newContext()
                .of(Reading.class, reading, LevelBatches.class, levelBatches)
                .build();
        this.locale = locale;
    }

    /** A value that is there once the level has been read. */
    private record Awaited(Node node, int slot, CompletableFuture<?> value) {}

    /** @throws RuntimeException when the answer would have errors */
    Node run() {
        Node root = new Node(plan.root(), ROOT);
        List<Node> level = List.of(root);
        while (!level.isEmpty()) {
            next = new ArrayList<>();
            completeItems(level);
            level.forEach(this::fetch);
            levelBatches.read();
            awaited.forEach(this::settle);
            awaited.clear();
            level = next;
        }
        return root;
    }

    /** What lists leave out is read at once, and before anything of the short documents is. */
    private void completeItems(List<Node> level) {
        List<Item> items = new ArrayList<>();
        for (Node node : level) {
            if (node.plan().detail() && node.source() instanceof Item item) {
                items.add(item);
            }
        }
        reading.complete(items);
    }

    private void fetch(Node node) {
        List<FieldPlan> fields = node.plan().fields();
        for (int slot = 0; slot < fields.size(); slot++) {
            FieldPlan field = fields.get(slot);
            Object value = value(node, field);
            if (value instanceof CompletableFuture<?> later) {
                awaited.add(new Awaited(node, slot, later));
            } else {
                node.put(slot, complete(value, field, field.shape()));
            }
        }
    }

    private @Nullable Object value(Node node, FieldPlan field) {
        return switch (field.fetcher()) {
            case SourceFetcher fetcher -> fetcher.of(node.source());
            case DetailFetcher fetcher -> fetcher.value().of(node.source());
            case LinkFetcher fetcher -> link(fetcher.target(node.source()));
            default -> fetch(node, field);
        };
    }

    private @Nullable Object link(@Nullable Key target) {
        return target == null ? null : levelBatches.document(target);
    }

    private @Nullable Object fetch(Node node, FieldPlan field) {
        try {
            return field.fetcher().get(environment(node, field));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private DataFetchingEnvironment environment(Node node, FieldPlan field) {
        DataFetchingEnvironmentImpl.Builder environment = DataFetchingEnvironmentImpl.newDataFetchingEnvironment()
                .source(node.source())
                .arguments(arguments.computeIfAbsent(field, this::arguments))
                .fieldDefinition(field.definition())
                .graphQLSchema(plan.schema())
                .graphQLContext(context)
                .locale(locale);
        if (field.shape().type() instanceof GraphQLObjectType type) {
            environment.selectionSet(Selected.in(plan.selection(field, type)));
        }
        return environment.build();
    }

    private Map<String, Object> arguments(FieldPlan field) {
        return ValuesResolver.getArgumentValues(
                plan.schema().getCodeRegistry(),
                field.definition().getArguments(),
                field.field().getArguments(),
                variables,
                context,
                locale);
    }

    private void settle(Awaited read) {
        if (!read.value().isDone()) {
            throw new Unplanned("a value that comes later");
        }
        FieldPlan field = read.node().plan().fields().get(read.slot());
        read.node().put(read.slot(), complete(read.value().join(), field, field.shape()));
    }

    private @Nullable Object complete(@Nullable Object value, FieldPlan field, Shape shape) {
        if (value == null) {
            return nothing(shape);
        }
        if (shape.item() != null) {
            return items(value, field, shape.item());
        }
        if (shape.isLeaf()) {
            Object written = shape.serialize(value, context, locale);
            return written == null ? nothing(shape) : written;
        }
        GraphQLObjectType type =
                shape.type() instanceof GraphQLObjectType object ? object : Draft.typeOf(plan.schema(), value);
        Node node = new Node(plan.selection(field, type), value);
        next.add(node);
        return node;
    }

    private static @Nullable Object nothing(Shape shape) {
        if (shape.required()) {
            throw new Unplanned("no value where there must be one");
        }
        return null;
    }

    private Items items(Object value, FieldPlan field, Shape shape) {
        if (!(value instanceof List<?> list)) {
            throw new Unplanned("no list");
        }
        List<@Nullable Object> items = new ArrayList<>(list.size());
        for (Object item : list) {
            items.add(complete(item, field, shape));
        }
        return new Items(items);
    }
}
