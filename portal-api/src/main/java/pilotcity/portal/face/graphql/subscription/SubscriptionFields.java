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
import pilotcity.index.kind.DocumentKey;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SetAside;
import pilotcity.portal.face.graphql.error.Refusal;
import pilotcity.portal.face.graphql.filter.Conditions;
import pilotcity.portal.face.graphql.filter.FilterTypes;
import pilotcity.portal.face.graphql.filter.Queries;
import pilotcity.portal.face.graphql.filter.SimulatedArgument;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.page.Key;
import pilotcity.portal.face.graphql.type.Draft;
import pilotcity.portal.face.graphql.type.Names;
import pilotcity.portal.face.graphql.type.Part;
import pilotcity.portal.face.graphql.type.Types;

/** The fields of the subscription type: {@code <kind>Changed} for every kind, and {@code searchMatched} over all. */
public final class SubscriptionFields {
    private static final String CHANGE_TYPE = "ChangeType";
    private static final String MATCH = "SearchMatch";

    private final Draft draft;
    private final Kinds kinds;
    private final GraphqlLimits limits;
    private final Queries queries;

    public SubscriptionFields(Draft draft, Kinds kinds, GraphqlLimits limits, Queries queries) {
        this.draft = draft;
        this.kinds = kinds;
        this.limits = limits;
        this.queries = queries;
    }

    /** Adds the types of the events and gives the fields. */
    public List<Part> parts() {
        draft.add(changeType());
        List<Part> parts = new ArrayList<>();
        kinds.list().forEach(kind -> parts.add(changed(kind)));
        parts.add(matched());
        return parts;
    }

    private Part changed(Kind<?> kind) {
        String type = Names.type(kind) + "Change";
        List<Part> parts = new ArrayList<>(ofKey());
        parts.add(Part.of(
                "change",
                Types.required(Types.ref(CHANGE_TYPE)),
                Names.text("What has become of it, seen from the documents that are followed", "变更"),
                notice -> notice(notice).change()));
        parts.add(Part.of(
                kind.name(),
                Types.ref(Names.type(kind)),
                Names.text("The document after the change; null when there is none any more", "文档"),
                notice -> notice(notice).item()));
        draft.object(type, Names.text("A document has changed", "文档变更"), parts);
        return Part.of(
                kind.name() + "Changed",
                Types.required(Types.ref(type)),
                Names.text(
                        "Documents that come to be among these, change, or cease to be among them: "
                                + kind.pluralTitle().en(),
                        kind.pluralTitle().zh() + "的变更"),
                changedArguments(kind),
                environment -> SubscriptionOpening.resolve(environment, () -> ofKind(kind, arguments(environment))));
    }

    private List<GraphQLArgument> changedArguments(Kind<?> kind) {
        List<GraphQLArgument> arguments = new ArrayList<>();
        arguments.add(Types.argument(
                "ids",
                Types.listOf(Scalars.GraphQLID),
                Names.text("Only these, by key or global id; simulated ones, too", "限定标识")));
        arguments.add(words());
        arguments.add(Types.argument(
                "filter",
                Types.ref(Names.type(kind) + FilterTypes.SUFFIX),
                Names.text("Conditions that every item fulfils", "过滤条件")));
        if (kind.hasGeometry()) {
            arguments.add(near());
        }
        arguments.addAll(SimulatedArgument.argument(draft, List.of(kind)));
        return arguments;
    }

    private Part matched() {
        List<Part> parts = new ArrayList<>(ofKey());
        parts.add(Part.of(
                "node",
                Types.required(Types.ref(Names.NODE)),
                Names.text("The document", "文档"),
                notice -> notice(notice).item()));
        draft.object(MATCH, Names.text("A document that a search finds and did not find before", "新命中"), parts);
        List<GraphQLArgument> arguments = new ArrayList<>(List.of(
                words(),
                Types.argument("kinds", Types.listOf(Types.ref("KindName")), Names.text("Only these kinds", "限定种类")),
                Types.argument(
                        "filter",
                        Types.ref("Search" + FilterTypes.SUFFIX),
                        Names.text("Conditions that every item fulfils", "过滤条件")),
                near()));
        arguments.addAll(SimulatedArgument.argument(draft, kinds.list()));
        return Part.of(
                "searchMatched",
                Types.required(Types.ref(MATCH)),
                Names.text("Documents that the search finds from now on and did not find before", "搜索的新命中"),
                arguments,
                environment -> SubscriptionOpening.resolve(environment, () -> ofSearch(arguments(environment))));
    }

    private static List<Part> ofKey() {
        return List.of(
                Part.of(
                        "id",
                        Types.required(Scalars.GraphQLID),
                        Names.ID,
                        notice -> notice(notice).key().globalId()),
                Part.of(
                        "key",
                        Types.required(Scalars.GraphQLID),
                        Names.KEY,
                        notice -> notice(notice).key().id()));
    }

    private Interest ofKind(Kind<?> kind, Map<String, @Nullable Object> arguments) {
        List<String> ids = Queries.strings(arguments.get("ids"));
        if (ids.size() > limits.listItems()) {
            throw Refusal.argument("ids", "ids has at most " + limits.listItems() + " items");
        }
        if (arguments.get("ids") != null && ids.isEmpty()) {
            throw Refusal.argument("ids", "ids is empty: leave it out to follow all");
        }
        Set<DocumentKey> keys = ids.stream()
                .map(id -> new DocumentKey(kind.name(), Key.of(kind.name(), id).id()))
                .collect(Collectors.toSet());
        SearchQuery query = queries.ofKind(kind, arguments, null);
        return new Interest(
                Set.of(kind.name()), keys, keys.isEmpty() ? query : query.withSetAside(SetAside.INCLUDE), false);
    }

    private Interest ofSearch(Map<String, @Nullable Object> arguments) {
        SearchQuery query = queries.ofSearch(arguments);
        return new Interest(query.kinds().isEmpty() ? kinds.names() : query.kinds(), Set.of(), query, true);
    }

    private static Map<String, @Nullable Object> arguments(DataFetchingEnvironment environment) {
        return Conditions.object(environment.getArguments());
    }

    private static Notice notice(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.<Notice>getSource());
    }

    private static GraphQLArgument words() {
        return Types.argument("q", Scalars.GraphQLString, Names.text("Words that occur in the document", "全文检索"));
    }

    private static GraphQLArgument near() {
        return Types.argument("near", Types.ref(FilterTypes.NEAR), Names.text("Within the radius of this point", "附近"));
    }

    private static GraphQLEnumType changeType() {
        return GraphQLEnumType.newEnum()
                .name(CHANGE_TYPE)
                .description(Names.text("What has become of a document", "变更类型"))
                .value(
                        "CREATED",
                        ChangeType.CREATED,
                        Names.text("It is among those followed and was not: new, or now fulfils the conditions", "新增"))
                .value("UPDATED", ChangeType.UPDATED, Names.text("It was among them and is", "更新"))
                .value(
                        "DELETED",
                        ChangeType.DELETED,
                        Names.text("It was among them and is not: gone, or no longer fulfils the conditions", "移除"))
                .build();
    }
}
