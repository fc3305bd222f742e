package pilotcity.portal.face.graphql.subscription;

import graphql.Scalars;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.DocumentKey;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.portal.face.graphql.error.RequestRefusedException;
import pilotcity.portal.face.graphql.filter.FilterConditions;
import pilotcity.portal.face.graphql.filter.FilterTypes;
import pilotcity.portal.face.graphql.filter.ListArguments;
import pilotcity.portal.face.graphql.filter.SimulatedArgument;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.loading.GlobalId;
import pilotcity.portal.face.graphql.type.SchemaDraft;
import pilotcity.portal.face.graphql.type.SchemaField;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;

/** The fields of the subscription type: {@code <kind>Changed} for every kind, and {@code searchMatched} over all. */
public final class SubscriptionFields {
    private static final String CHANGE_TYPE = "ChangeType";
    private static final String MATCH = "SearchMatch";

    private final SchemaDraft draft;
    private final Kinds kinds;
    private final GraphqlLimits limits;
    private final ListArguments listArguments;

    public SubscriptionFields(SchemaDraft draft, Kinds kinds, GraphqlLimits limits, ListArguments listArguments) {
        this.draft = draft;
        this.kinds = kinds;
        this.limits = limits;
        this.listArguments = listArguments;
    }

    /** Adds the types of the events and gives the fields. */
    public List<SchemaField> parts() {
        draft.add(changeType());
        List<SchemaField> schemaFields = new ArrayList<>();
        kinds.list().forEach(kind -> schemaFields.add(changed(kind)));
        schemaFields.add(matched());
        return schemaFields;
    }

    private SchemaField changed(Kind<?> kind) {
        String type = SchemaNames.type(kind) + "Change";
        List<SchemaField> schemaFields = new ArrayList<>(ofKey());
        schemaFields.add(SchemaField.of(
                "change",
                SchemaTypes.required(SchemaTypes.ref(CHANGE_TYPE)),
                SchemaNames.text("What has become of it, seen from the documents that are followed", "变更"),
                notice -> notice(notice).change()));
        schemaFields.add(SchemaField.of(
                kind.name(),
                SchemaTypes.ref(SchemaNames.type(kind)),
                SchemaNames.text("The document after the change; null when there is none any more", "文档"),
                notice -> notice(notice).item()));
        draft.object(type, SchemaNames.text("A document has changed", "文档变更"), schemaFields);
        return SchemaField.of(
                kind.name() + "Changed",
                SchemaTypes.required(SchemaTypes.ref(type)),
                SchemaNames.text(
                        "Documents that come to be among these, change, or cease to be among them: "
                                + kind.pluralTitle().en(),
                        kind.pluralTitle().zh() + "的变更"),
                changedArguments(kind),
                environment -> SubscriptionOpening.resolve(environment, () -> ofKind(kind, arguments(environment))));
    }

    private List<GraphQLArgument> changedArguments(Kind<?> kind) {
        List<GraphQLArgument> arguments = new ArrayList<>();
        arguments.add(SchemaTypes.argument(
                "ids",
                SchemaTypes.listOf(Scalars.GraphQLID),
                SchemaNames.text("Only these, by key or global id; simulated ones, too", "限定标识")));
        arguments.add(words());
        arguments.add(SchemaTypes.argument(
                "filter",
                SchemaTypes.ref(SchemaNames.type(kind) + FilterTypes.SUFFIX),
                SchemaNames.text("Conditions that every item fulfils", "过滤条件")));
        if (kind.hasGeometry()) {
            arguments.add(near());
        }
        arguments.addAll(SimulatedArgument.argument(draft, List.of(kind)));
        return arguments;
    }

    private SchemaField matched() {
        List<SchemaField> schemaFields = new ArrayList<>(ofKey());
        schemaFields.add(SchemaField.of(
                "node",
                SchemaTypes.required(SchemaTypes.ref(SchemaNames.NODE)),
                SchemaNames.text("The document", "文档"),
                notice -> notice(notice).item()));
        draft.object(
                MATCH, SchemaNames.text("A document that a search finds and did not find before", "新命中"), schemaFields);
        List<GraphQLArgument> arguments = new ArrayList<>(List.of(
                words(),
                SchemaTypes.argument(
                        "kinds",
                        SchemaTypes.listOf(SchemaTypes.ref("KindName")),
                        SchemaNames.text("Only these kinds", "限定种类")),
                SchemaTypes.argument(
                        "filter",
                        SchemaTypes.ref("Search" + FilterTypes.SUFFIX),
                        SchemaNames.text("Conditions that every item fulfils", "过滤条件")),
                near()));
        arguments.addAll(SimulatedArgument.argument(draft, kinds.list()));
        return SchemaField.of(
                "searchMatched",
                SchemaTypes.required(SchemaTypes.ref(MATCH)),
                SchemaNames.text("Documents that the search finds from now on and did not find before", "搜索的新命中"),
                arguments,
                environment -> SubscriptionOpening.resolve(environment, () -> ofSearch(arguments(environment))));
    }

    private static List<SchemaField> ofKey() {
        return List.of(
                SchemaField.of(
                        "id",
                        SchemaTypes.required(Scalars.GraphQLID),
                        SchemaNames.ID,
                        notice -> notice(notice).key().globalId()),
                SchemaField.of(
                        "key",
                        SchemaTypes.required(Scalars.GraphQLID),
                        SchemaNames.KEY,
                        notice -> notice(notice).key().id()));
    }

    private SubscriptionInterest ofKind(Kind<?> kind, Map<String, @Nullable Object> arguments) {
        List<String> ids = ListArguments.strings(arguments.get("ids"));
        if (ids.size() > limits.listItems()) {
            throw RequestRefusedException.argument("ids", "ids has at most " + limits.listItems() + " items");
        }
        if (arguments.get("ids") != null && ids.isEmpty()) {
            throw RequestRefusedException.argument("ids", "ids is empty: leave it out to follow all");
        }
        Set<DocumentKey> keys = ids.stream()
                .map(id -> new DocumentKey(
                        kind.name(), GlobalId.of(kind.name(), id).id()))
                .collect(Collectors.toSet());
        SearchQuery query = listArguments.ofKind(kind, arguments, null);
        return new SubscriptionInterest(
                Set.of(kind.name()),
                keys,
                keys.isEmpty() ? query : query.withSimulated(SimulatedDocuments.INCLUDE),
                false);
    }

    private SubscriptionInterest ofSearch(Map<String, @Nullable Object> arguments) {
        SearchQuery query = listArguments.ofSearch(arguments);
        return new SubscriptionInterest(query.kinds().isEmpty() ? kinds.names() : query.kinds(), Set.of(), query, true);
    }

    private static Map<String, @Nullable Object> arguments(DataFetchingEnvironment environment) {
        return FilterConditions.object(environment.getArguments());
    }

    private static SubscriptionEvent notice(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.<SubscriptionEvent>getSource());
    }

    private static GraphQLArgument words() {
        return SchemaTypes.argument(
                "q", Scalars.GraphQLString, SchemaNames.text("Words that occur in the document", "全文检索"));
    }

    private static GraphQLArgument near() {
        return SchemaTypes.argument(
                "near", SchemaTypes.ref(FilterTypes.NEAR), SchemaNames.text("Within the radius of this point", "附近"));
    }

    private static GraphQLEnumType changeType() {
        return GraphQLEnumType.newEnum()
                .name(CHANGE_TYPE)
                .description(SchemaNames.text("What has become of a document", "变更类型"))
                .value(
                        "CREATED",
                        ChangeType.CREATED,
                        SchemaNames.text(
                                "It is among those followed and was not: new, or now fulfils the conditions", "新增"))
                .value("UPDATED", ChangeType.UPDATED, SchemaNames.text("It was among them and is", "更新"))
                .value(
                        "DELETED",
                        ChangeType.DELETED,
                        SchemaNames.text(
                                "It was among them and is not: gone, or no longer fulfils the conditions", "移除"))
                .build();
    }
}
