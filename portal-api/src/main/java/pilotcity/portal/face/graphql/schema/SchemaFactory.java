package pilotcity.portal.face.graphql.schema;

import graphql.Scalars;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import pilotcity.index.filter.Filter;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.graphql.filter.FilterReader;
import pilotcity.portal.face.graphql.filter.FilterTypes;
import pilotcity.portal.face.graphql.filter.ListArguments;
import pilotcity.portal.face.graphql.filter.OrderTypes;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.mutation.MutationContext;
import pilotcity.portal.face.graphql.mutation.Mutations;
import pilotcity.portal.face.graphql.subscription.SubscriptionFields;
import pilotcity.portal.face.graphql.suggestion.SuggestionFields;
import pilotcity.portal.face.graphql.table.TableFields;
import pilotcity.portal.face.graphql.type.LabelLanguage;
import pilotcity.portal.face.graphql.type.SchemaDraft;
import pilotcity.portal.face.graphql.type.SchemaField;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;
import pilotcity.portal.face.graphql.type.ValueScalars;
import pilotcity.portal.suggestion.ModelInUse;
import pilotcity.portal.suggestion.Suggester;

/** Derives the schema from the kinds. */
public final class SchemaFactory {
    private static final String QUERY = "Query";
    private static final String MUTATION = "Mutation";
    private static final String SUBSCRIPTION = "Subscription";

    /** The kind whose documents name tables. */
    private static final String DATASET = "dataset";

    /** The kinds that suggestions name. */
    private static final Set<String> SUGGESTED =
            Set.of("category", "landmark", "organisation", "place", "record", ModelInUse.KIND);

    private SchemaFactory() {}

    /** @throws IllegalArgumentException when the names of kinds and fields leave no unambiguous schema */
    public static GraphQLSchema create(
            Kinds kinds,
            GraphqlLimits limits,
            Function<String, Filter> cql2,
            LabelLanguage labelLanguage,
            Suggester suggester,
            MutationContext mutationContext) {
        SchemaDraft draft = new SchemaDraft();
        addShared(draft, kinds);
        LabelArguments labels = new LabelArguments(kinds, labelLanguage);
        ListArguments arguments = new ListArguments(new FilterReader(kinds, cql2, limits));
        ConnectionFields connectionFields = new ConnectionFields(draft, kinds, limits, arguments);
        KindTypes kindTypes = new KindTypes(draft, kinds, labels, connectionFields);
        List<SchemaField> root = new ArrayList<>();
        for (Kind<?> kind : kinds.list()) {
            kindTypes.add(kind);
            root.addAll(connectionFields.roots(kind));
        }
        root.addAll(new NodeFields(kinds, limits).parts());
        root.addAll(new SearchFields(draft, kinds, limits, arguments, labels).parts());
        root.add(new KindMetadataFields(draft, kinds, labels).part());
        if (kinds.names().contains(DATASET)) {
            root.add(new TableFields(draft, kinds, cql2, limits, ConnectionTypes.window(limits)).part());
        }
        if (kinds.names().containsAll(SUGGESTED)) {
            root.add(new SuggestionFields(draft, suggester).part());
        }
        draft.object(QUERY, SchemaNames.text("What can be asked", "查询"), root);
        List<SchemaField> changes = new Mutations(draft, kinds, mutationContext).parts();
        if (!changes.isEmpty()) {
            draft.object(MUTATION, SchemaNames.text("What can be done", "写入"), changes);
        }
        draft.object(
                SUBSCRIPTION,
                SchemaNames.text("What can be followed", "订阅"),
                new SubscriptionFields(draft, kinds, limits, arguments).parts());
        return draft.build(QUERY, MUTATION, SUBSCRIPTION);
    }

    private static void addShared(SchemaDraft draft, Kinds kinds) {
        ValueScalars.ALL.forEach(draft::add);
        draft.add(node());
        draft.add(language());
        draft.add(kindNames(kinds));
        ConnectionTypes.addPageInfo(draft);
        OrderTypes.addShared(draft);
        FilterTypes.addShared(draft);
    }

    private static GraphQLInterfaceType node() {
        return GraphQLInterfaceType.newInterface()
                .name(SchemaNames.NODE)
                .description(SchemaNames.text("A document of any kind, which node(id:) finds again", "任一类文档"))
                .field(GraphQLFieldDefinition.newFieldDefinition()
                        .name("id")
                        .type(SchemaTypes.required(Scalars.GraphQLID))
                        .description(SchemaNames.ID))
                .field(GraphQLFieldDefinition.newFieldDefinition()
                        .name("key")
                        .type(SchemaTypes.required(Scalars.GraphQLID))
                        .description(SchemaNames.KEY))
                .build();
    }

    private static GraphQLEnumType language() {
        return GraphQLEnumType.newEnum()
                .name("Language")
                .description(SchemaNames.text("The language of titles and labels", "语言"))
                .value("ZH", LabelLanguage.ZH, SchemaNames.text("Chinese", "中文"))
                .value("EN", LabelLanguage.EN, SchemaNames.text("English", "英文"))
                .build();
    }

    private static GraphQLEnumType kindNames(Kinds kinds) {
        GraphQLEnumType.Builder names = GraphQLEnumType.newEnum()
                .name("KindName")
                .description(SchemaNames.text("The kinds of documents", "文档种类"));
        kinds.list()
                .forEach(kind ->
                        names.value(SchemaNames.constant(kind.name()), kind.name(), SchemaNames.describe(kind)));
        return names.build();
    }
}
