package pilotcity.portal.face.graphql.schema;

import graphql.Scalars;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.FacetCount;
import pilotcity.index.search.FacetRequest;
import pilotcity.portal.face.graphql.error.RequestRefusedException;
import pilotcity.portal.face.graphql.filter.FilterConditions;
import pilotcity.portal.face.graphql.filter.FilterTypes;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.loading.ConnectionPage;
import pilotcity.portal.face.graphql.loading.DocumentLoaders;
import pilotcity.portal.face.graphql.loading.GlobalId;
import pilotcity.portal.face.graphql.type.SchemaDraft;
import pilotcity.portal.face.graphql.type.SchemaField;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;

/** How often the values of a field occur among all that a search found. */
final class FacetFields {
    private static final String FIELD = "FacetField";
    private static final String INPUT = "FacetInput";

    private final Kinds kinds;
    private final LabelArguments labels;
    private final GraphqlLimits limits;

    FacetFields(Kinds kinds, LabelArguments labels, GraphqlLimits limits) {
        this.kinds = kinds;
        this.labels = labels;
        this.limits = limits;
    }

    /** One field's counts. */
    private record Facet(String field, List<Count> counts) {}

    private record Count(String field, FacetCount count) {}

    void addTo(SchemaDraft draft) {
        draft.add(fields());
        draft.add(FilterTypes.input(INPUT, SchemaNames.text("Asks for the counts of one field", "分面"))
                .field(SchemaTypes.input(
                        "field", SchemaTypes.required(SchemaTypes.ref(FIELD)), SchemaNames.text("The field", "字段")))
                .field(SchemaTypes.input(
                        "limit",
                        Scalars.GraphQLInt,
                        SchemaNames.text("How many values, the most frequent first; 10 unless told", "个数")))
                .build());
        draft.object("Facet", SchemaNames.text("The counts of one field", "分面"), facetParts());
        draft.object("FacetCount", SchemaNames.text("How many documents have a value", "取值计数"), countParts());
    }

    private static List<SchemaField> facetParts() {
        return List.of(
                SchemaField.value(
                        "field",
                        SchemaTypes.required(SchemaTypes.ref(FIELD)),
                        SchemaNames.text("The field", "字段"),
                        facet -> ((Facet) facet).field()),
                SchemaField.value(
                        "counts",
                        SchemaTypes.many(SchemaTypes.ref("FacetCount")),
                        SchemaNames.text("The values, the most frequent first", "取值"),
                        facet -> ((Facet) facet).counts()));
    }

    private List<SchemaField> countParts() {
        String label = "The value as people say it: the label of a code, the name of what a link points to";
        return List.of(
                SchemaField.value(
                        "value",
                        SchemaTypes.required(Scalars.GraphQLString),
                        SchemaNames.text("The value", "取值"),
                        count -> ((Count) count).count().value()),
                SchemaField.of(
                        "label", Scalars.GraphQLString, SchemaNames.text(label, "名称"), labels.argument(), this::label),
                SchemaField.value(
                        "count",
                        SchemaTypes.required(Scalars.GraphQLInt),
                        SchemaNames.text("How many", "数量"),
                        count -> Math.toIntExact(((Count) count).count().count())));
    }

    GraphQLArgument argument() {
        return SchemaTypes.argument(
                "facets",
                SchemaTypes.listOf(SchemaTypes.ref(INPUT)),
                SchemaNames.text("The fields to count values of", "分面"));
    }

    SchemaField part() {
        return SchemaField.value(
                "facets",
                SchemaTypes.many(SchemaTypes.ref("Facet")),
                SchemaNames.text("The counts that the argument facets asks for, over all pages", "分面"),
                page -> facets((ConnectionPage) page));
    }

    private GraphQLEnumType fields() {
        GraphQLEnumType.Builder fields = GraphQLEnumType.newEnum()
                .name(FIELD)
                .description(SchemaNames.text("The fields whose values can be counted", "可分面字段"))
                .value("KIND", FacetRequest.KIND, SchemaNames.text("The kind of the document", "种类"));
        for (String name : kinds.fieldNames()) {
            kinds.listFields(List.of(), name).stream()
                    .filter(Field::facetable)
                    .findFirst()
                    .ifPresent(field -> fields.value(SchemaNames.constant(name), name, SchemaNames.describe(field)));
        }
        return fields.build();
    }

    /** @throws RequestRefusedException when too much is to be counted */
    List<FacetRequest> read(@Nullable Object inputs) {
        List<FacetRequest> requests = new ArrayList<>();
        for (Object input : inputs == null ? List.of() : (List<?>) inputs) {
            Map<String, @Nullable Object> asked = FilterConditions.object(Objects.requireNonNull(input));
            Integer most = (Integer) asked.get("limit");
            int limit = most == null ? 10 : most;
            if (limit < 1 || limit > limits.maxPageSize()) {
                throw RequestRefusedException.argument(
                        "facets", "the limit of a facet is 1 to " + limits.maxPageSize());
            }
            requests.add(new FacetRequest(String.valueOf(asked.get("field")), limit));
        }
        if (requests.stream().map(FacetRequest::field).distinct().count() < requests.size()) {
            throw RequestRefusedException.argument("facets", "each field can be counted once");
        }
        return requests;
    }

    private static List<Facet> facets(ConnectionPage connectionPage) {
        return connectionPage.facets().entrySet().stream()
                .map(facet -> new Facet(
                        facet.getKey(),
                        facet.getValue().stream()
                                .map(count -> new Count(facet.getKey(), count))
                                .toList()))
                .toList();
    }

    private CompletableFuture<@Nullable String> label(DataFetchingEnvironment environment) {
        Count count = Objects.requireNonNull(environment.<Count>getSource());
        String value = count.count().value();
        String language = labels.tag(environment);
        if (count.field().equals(FacetRequest.KIND)) {
            return CompletableFuture.completedFuture(
                    labels.ofKind(value, language).orElse(null));
        }
        List<Field<?>> described = kinds.listFields(List.of(), count.field());
        String target = described.stream()
                .filter(Field::facetable)
                .map(Field::target)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return target == null
                ? CompletableFuture.completedFuture(described.stream()
                        .flatMap(field -> field.findLabel(value, language).stream())
                        .findFirst()
                        .orElse(null))
                : DocumentLoaders.document(environment, new GlobalId(target, value))
                        .thenApply(loaded -> loaded == null
                                ? null
                                : labels.name(loaded, language).orElse(null));
    }
}
