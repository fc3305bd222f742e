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
import pilotcity.portal.face.graphql.loading.GlobalId;
import pilotcity.portal.face.graphql.loading.LevelBatches;
import pilotcity.portal.face.graphql.loading.LoadedDocument;
import pilotcity.portal.face.graphql.loading.ReadContext;
import pilotcity.portal.face.graphql.type.SchemaDraft;

/** One execution of a plan: all objects of a level, then what they refer to, then the next level. */
final class PlanRun {
    private static final Object ROOT = Map.of();

    private final QueryPlan plan;
    private final ReadContext readContext;
    private final LevelBatches batches;
    private final CoercedVariables variables;
    private final GraphQLContext context;
    private final Locale locale;
    private final IdentityHashMap<FieldPlan, Map<String, Object>> arguments = new IdentityHashMap<>();
    private final List<PendingValue> awaited = new ArrayList<>();
    private List<AnswerObject> next = new ArrayList<>();

    PlanRun(QueryPlan plan, ReadContext readContext, CoercedVariables variables, Locale locale) {
        this.plan = plan;
        this.readContext = readContext;
        this.batches = new LevelBatches(readContext);
        this.variables = variables;
        this.context = GraphQLContext.newContext()
                .of(ReadContext.class, readContext, LevelBatches.class, batches)
                .build();
        this.locale = locale;
    }

    /** A value that is there once the level has been read. */
    private record PendingValue(AnswerObject node, int slot, CompletableFuture<?> value) {}

    /** @throws RuntimeException when the answer would have errors */
    AnswerObject run() {
        AnswerObject root = new AnswerObject(plan.root(), ROOT);
        List<AnswerObject> level = List.of(root);
        while (!level.isEmpty()) {
            next = new ArrayList<>();
            completeItems(level);
            level.forEach(this::fetch);
            batches.read();
            awaited.forEach(this::settle);
            awaited.clear();
            level = next;
        }
        return root;
    }

    /** What lists leave out is read at once, and before anything of the short documents is. */
    private void completeItems(List<AnswerObject> level) {
        List<LoadedDocument> loadedDocuments = new ArrayList<>();
        for (AnswerObject answerObject : level) {
            if (answerObject.plan().detail() && answerObject.source() instanceof LoadedDocument loaded) {
                loadedDocuments.add(loaded);
            }
        }
        readContext.complete(loadedDocuments);
    }

    private void fetch(AnswerObject answerObject) {
        List<FieldPlan> fields = answerObject.plan().fields();
        for (int slot = 0; slot < fields.size(); slot++) {
            FieldPlan field = fields.get(slot);
            Object value = value(answerObject, field);
            if (value instanceof CompletableFuture<?> later) {
                awaited.add(new PendingValue(answerObject, slot, later));
            } else {
                answerObject.put(slot, complete(value, field, field.shape()));
            }
        }
    }

    private @Nullable Object value(AnswerObject answerObject, FieldPlan field) {
        return switch (field.fetcher()) {
            case SourceFetcher fetcher -> fetcher.of(answerObject.source());
            case DetailFetcher fetcher -> fetcher.value().of(answerObject.source());
            case LinkFetcher fetcher -> link(fetcher.target(answerObject.source()));
            default -> fetch(answerObject, field);
        };
    }

    private @Nullable Object link(@Nullable GlobalId target) {
        return target == null ? null : batches.document(target);
    }

    private @Nullable Object fetch(AnswerObject answerObject, FieldPlan field) {
        try {
            return field.fetcher().get(environment(answerObject, field));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private DataFetchingEnvironment environment(AnswerObject answerObject, FieldPlan field) {
        DataFetchingEnvironmentImpl.Builder environment = DataFetchingEnvironmentImpl.newDataFetchingEnvironment()
                .source(answerObject.source())
                .arguments(arguments.computeIfAbsent(field, this::arguments))
                .fieldDefinition(field.definition())
                .graphQLSchema(plan.schema())
                .graphQLContext(context)
                .locale(locale);
        if (field.shape().type() instanceof GraphQLObjectType type) {
            environment.selectionSet(PlannedSelectionSet.in(plan.selection(field, type)));
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

    private void settle(PendingValue read) {
        if (!read.value().isDone()) {
            throw new UnplannedQueryException("a value that comes later");
        }
        FieldPlan field = read.node().plan().fields().get(read.slot());
        read.node().put(read.slot(), complete(read.value().join(), field, field.shape()));
    }

    private @Nullable Object complete(@Nullable Object value, FieldPlan field, FieldTypeShape shape) {
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
                shape.type() instanceof GraphQLObjectType object ? object : SchemaDraft.typeOf(plan.schema(), value);
        AnswerObject answerObject = new AnswerObject(plan.selection(field, type), value);
        next.add(answerObject);
        return answerObject;
    }

    private static @Nullable Object nothing(FieldTypeShape shape) {
        if (shape.required()) {
            throw new UnplannedQueryException("no value where there must be one");
        }
        return null;
    }

    private AnswerList items(Object value, FieldPlan field, FieldTypeShape shape) {
        if (!(value instanceof List<?> list)) {
            throw new UnplannedQueryException("no list");
        }
        List<@Nullable Object> items = new ArrayList<>(list.size());
        for (Object item : list) {
            items.add(complete(item, field, shape));
        }
        return new AnswerList(items);
    }
}
