package pilotcity.portal.face.search;

import io.vertx.core.json.JsonObject;
import java.util.List;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.face.shared.parameters.SearchParameterDefinitions;
import pilotcity.portal.face.shared.parameters.SearchParameters;
import pilotcity.portal.kernel.http.operation.DocumentSchemas;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.OperationSection;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.problem.ProblemResponses;

/** The addresses of the search API. */
final class SearchOperations {
    static final OperationParameter<String> WORDS = OperationParameter.text("q", "已输入的字", "What somebody has typed")
            .needed()
            .example("tianhe");
    static final OperationParameter<Integer> SUGGESTIONS = OperationParameter.integer(
                    "limit", 1, 50, "最多几条", "At most so many")
            .orElse(10)
            .example("3");

    private final Kinds kinds;
    private final DocumentSchemas documents;

    SearchOperations(Kinds kinds) {
        this.kinds = kinds;
        this.documents = new DocumentSchemas(kinds);
    }

    Operation search(SearchParameters parameters) {
        return Operation.read("/api/search", "search", OperationSection.SEARCH, "检索", "Search")
                .describe(
                        "检索所有种类的条目，可带条件、范围、计数与分页。",
                        "Documents of all kinds: by words, condition, shape and time, counted and page by page.")
                .withParameters(parameters.described())
                .withResponse(
                        OperationResponse.json(200, SchemaBuilder.named("SearchAnswer"), "找到的条目", "What was found")
                                .withHeaders("ETag"))
                .withSchema("SearchAnswer", answer())
                .withSchema("Hit", hit())
                .withSchema("FacetCount", facet())
                .withSchema("Label", label());
    }

    private static JsonObject answer() {
        return SchemaBuilder.object()
                .with(
                        "total",
                        SchemaBuilder.described(SchemaBuilder.integer().put("minimum", 0), "总数", "How many there are"))
                .with("items", SchemaBuilder.list(SchemaBuilder.named("Hit")))
                .with(
                        "facets",
                        SchemaBuilder.described(
                                SchemaBuilder.map(SchemaBuilder.list(SchemaBuilder.named("FacetCount"))),
                                "按字段的计数",
                                "Counts by the name of the field"))
                .with(
                        "next",
                        SchemaBuilder.described(
                                SchemaBuilder.nullable(SchemaBuilder.text()),
                                "下一页的 cursor；没有时为 null",
                                "The cursor of the next page, or null at the end"))
                .json();
    }

    private JsonObject hit() {
        return SchemaBuilder.object()
                .with("kind", SchemaBuilder.choice(kinds.names()))
                .with("id", SchemaBuilder.text())
                .with("score", SchemaBuilder.number())
                .perhaps("distance", SchemaBuilder.described(SchemaBuilder.number(), "离 near 的米数", "Metres from near"))
                .perhaps(
                        "highlights",
                        SchemaBuilder.described(
                                SchemaBuilder.map(SchemaBuilder.list(SchemaBuilder.text())),
                                "标出检索词的片段",
                                "Snippets with the words marked, by field"))
                .with("document", documents.any())
                .json();
    }

    private static JsonObject facet() {
        return SchemaBuilder.object()
                .with("value", SchemaBuilder.text())
                .with("count", SchemaBuilder.integer().put("minimum", 0))
                .perhaps("label", SchemaBuilder.named("Label"))
                .json();
    }

    private static JsonObject label() {
        return SchemaBuilder.object()
                .with("zh", SchemaBuilder.text())
                .with("en", SchemaBuilder.text())
                .json();
    }

    Operation suggest() {
        JsonObject item = SchemaBuilder.object()
                .with("kind", SchemaBuilder.choice(kinds.names()))
                .with("id", SchemaBuilder.text())
                .json()
                .put("additionalProperties", SchemaBuilder.described(SchemaBuilder.text(), "名称", "Its names"));
        return Operation.read("/api/suggest", "suggest", OperationSection.SEARCH, "联想", "Suggest")
                .describe("输入时给出的名称。", "Names that begin like what somebody has typed, or sound like it.")
                .withParameters(WORDS, SearchParameterDefinitions.kind(kinds), SUGGESTIONS)
                .withResponse(OperationResponse.json(
                        200,
                        SchemaBuilder.object()
                                .with("items", SchemaBuilder.list(item))
                                .json(),
                        "名称",
                        "Names of documents"));
    }

    Operation describeKinds() {
        return KindSchemas.operation();
    }

    List<Operation> documents() {
        return kinds.list().stream().map(this::document).toList();
    }

    /** Every document of a kind at the plural; the singular is another name of the same. */
    private Operation document(Kind<?> kind) {
        OperationResponse found = OperationResponse.json(
                        200, SchemaBuilder.named(DocumentSchemas.name(kind)), "条目", "The document")
                .withHeaders("ETag");
        Operation read = Operation.read(
                        "/api/" + kind.plural() + "/{id}",
                        "get" + DocumentSchemas.name(kind),
                        OperationSection.DOCUMENTS,
                        kind.title().zh(),
                        kind.title().en())
                .describe(kind.description())
                .withParameters(
                        OperationParameter.path("id", "编号", "The id").idOf(kind.name()),
                        SearchParameterDefinitions.AT_LEAST)
                .withResponse(found)
                .withSchema(DocumentSchemas.name(kind), documents.of(kind));
        return kind.name().equals(PublishedSet.KIND) ? read.withResponse(withdrawn()) : read;
    }

    private static OperationResponse withdrawn() {
        return OperationResponse.of(
                Problem.Kind.GONE.status(),
                ProblemResponses.TYPE,
                SchemaBuilder.named(SchemaBuilder.PROBLEM),
                "各版本均已撤回，附理由",
                "All of its versions have been withdrawn; the reason is that of the newest");
    }

    /** Whether writes count its versions, so that its entity tag begins with one. */
    static boolean isVersioned(Kind<?> kind) {
        return kind.findField("version")
                .filter(field -> field.type() == FieldType.INTEGER)
                .isPresent();
    }
}
