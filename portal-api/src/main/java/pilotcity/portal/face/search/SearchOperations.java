package pilotcity.portal.face.search;

import io.vertx.core.json.JsonObject;
import java.util.List;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.query.SearchParameters;
import pilotcity.portal.face.query.SearchTerms;
import pilotcity.portal.kernel.http.operation.DocumentSchemas;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.Parameter;
import pilotcity.portal.kernel.http.operation.Schemas;
import pilotcity.portal.kernel.http.operation.Section;

/** The addresses of the search API. */
final class SearchOperations {
    static final Parameter<String> WORDS =
            Parameter.text("q", "已输入的字", "What somebody has typed").needed().example("tianhe");
    static final Parameter<Integer> SUGGESTIONS = Parameter.integer("limit", 1, 50, "最多几条", "At most so many")
            .orElse(10)
            .example("3");

    private final Kinds kinds;
    private final DocumentSchemas documents;

    SearchOperations(Kinds kinds) {
        this.kinds = kinds;
        this.documents = new DocumentSchemas(kinds);
    }

    Operation search(SearchParameters parameters) {
        return Operation.read("/api/search", "search", Section.SEARCH, "检索", "Search")
                .describe(
                        "检索所有种类的条目，可带条件、范围、计数与分页。",
                        "Documents of all kinds: by words, condition, shape and time, counted and page by page.")
                .takes(parameters.described())
                .answers(OperationResponse.json(200, Schemas.named("SearchAnswer"), "找到的条目", "What was found")
                        .withHeaders("ETag"))
                .defines("SearchAnswer", answer())
                .defines("Hit", hit())
                .defines("FacetCount", facet())
                .defines("Label", label());
    }

    private static JsonObject answer() {
        return Schemas.object()
                .with("total", Schemas.described(Schemas.integer().put("minimum", 0), "总数", "How many there are"))
                .with("items", Schemas.list(Schemas.named("Hit")))
                .with(
                        "facets",
                        Schemas.described(
                                Schemas.map(Schemas.list(Schemas.named("FacetCount"))),
                                "按字段的计数",
                                "Counts by the name of the field"))
                .with(
                        "next",
                        Schemas.described(
                                Schemas.nullable(Schemas.text()),
                                "下一页的 cursor；没有时为 null",
                                "The cursor of the next page, or null at the end"))
                .json();
    }

    private JsonObject hit() {
        return Schemas.object()
                .with("kind", Schemas.choice(kinds.names()))
                .with("id", Schemas.text())
                .with("score", Schemas.number())
                .perhaps("distance", Schemas.described(Schemas.number(), "离 near 的米数", "Metres from near"))
                .perhaps(
                        "highlights",
                        Schemas.described(
                                Schemas.map(Schemas.list(Schemas.text())),
                                "标出检索词的片段",
                                "Snippets with the words marked, by field"))
                .with("document", documents.any())
                .json();
    }

    private static JsonObject facet() {
        return Schemas.object()
                .with("value", Schemas.text())
                .with("count", Schemas.integer().put("minimum", 0))
                .perhaps("label", Schemas.named("Label"))
                .json();
    }

    private static JsonObject label() {
        return Schemas.object()
                .with("zh", Schemas.text())
                .with("en", Schemas.text())
                .json();
    }

    Operation suggest() {
        JsonObject item = Schemas.object()
                .with("kind", Schemas.choice(kinds.names()))
                .with("id", Schemas.text())
                .json()
                .put("additionalProperties", Schemas.described(Schemas.text(), "名称", "Its names"));
        return Operation.read("/api/suggest", "suggest", Section.SEARCH, "联想", "Suggest")
                .describe("输入时给出的名称。", "Names that begin like what somebody has typed, or sound like it.")
                .takes(WORDS, SearchTerms.kind(kinds), SUGGESTIONS)
                .answers(OperationResponse.json(
                        200, Schemas.object().with("items", Schemas.list(item)).json(), "名称", "Names of documents"));
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
                        200, Schemas.named(DocumentSchemas.name(kind)), "条目", "The document")
                .withHeaders("ETag");
        return Operation.read(
                        "/api/" + kind.plural() + "/{id}",
                        "get" + DocumentSchemas.name(kind),
                        Section.DOCUMENTS,
                        kind.title().zh(),
                        kind.title().en())
                .describe(kind.description())
                .takes(Parameter.path("id", "编号", "The id").idOf(kind.name()), SearchTerms.AT_LEAST)
                .answers(found)
                .defines(DocumentSchemas.name(kind), documents.of(kind));
    }

    /** Whether writes count its versions, so that its entity tag begins with one. */
    static boolean isVersioned(Kind<?> kind) {
        return kind.findField("version")
                .filter(field -> field.type() == FieldType.INTEGER)
                .isPresent();
    }
}
