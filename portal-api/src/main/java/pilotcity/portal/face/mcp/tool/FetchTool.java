package pilotcity.portal.face.mcp.tool;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;
import pilotcity.portal.kernel.problem.Problem;

/** One whole document, as data and as text. */
public final class FetchTool implements Tool {
    private static final String ID = "id";
    private static final String SHAPES = "shapes";

    private final Kinds kinds;

    public FetchTool(Kinds kinds) {
        this.kinds = kinds;
    }

    @Override
    public String name() {
        return "fetch";
    }

    @Override
    public String title() {
        return "Fetch a document";
    }

    @Override
    public String description() {
        return "The whole of one document by the id that search gave, such as pilot/CN-SCP-2012-001: as text with"
                + " labels, and as data. Say where a figure is from when you repeat it: sources and caveats are part of"
                + " the document.";
    }

    @Override
    public JsonObject input() {
        return SchemaBuilder.object()
                .with(
                        ID,
                        SchemaBuilder.pattern("^[A-Za-z]+/.+$")
                                .put("maxLength", 300)
                                .put(SchemaBuilder.DESCRIPTION, "kind/id, as search gives it"))
                .perhaps(
                        SHAPES,
                        SchemaBuilder.bool()
                                .put("default", false)
                                .put(
                                        SchemaBuilder.DESCRIPTION,
                                        "With lines and outlines, which can be long; points are always there"))
                .perhaps(DocumentLinks.languageName(), DocumentLinks.languageSchema())
                .json();
    }

    @Override
    public JsonObject output() {
        return SchemaBuilder.object()
                .with("id", SchemaBuilder.text())
                .with("title", SchemaBuilder.text())
                .with("text", SchemaBuilder.text())
                .with("url", SchemaBuilder.text())
                .with("metadata", SchemaBuilder.map(SchemaBuilder.text()))
                .with("document", SchemaBuilder.of("object"))
                .json();
    }

    @Override
    public JsonObject call(Index index, JsonObject arguments, String base) {
        String given = arguments.getString(ID);
        int slash = given.indexOf('/');
        String name = given.substring(0, slash);
        String id = given.substring(slash + 1);
        Kind<?> kind = kinds.find(name).orElseThrow(() -> DocumentLinks.unknownKind(ID, name, kinds.names()));
        Document document = index.find(kind.name(), id)
                .orElseThrow(() -> Problem.field(ID, "there is no " + kind.name() + " '" + id + "'"));
        return answer(kind, document, arguments, base);
    }

    private static JsonObject answer(Kind<?> kind, Document document, JsonObject arguments, String base) {
        String language = DocumentLinks.language(arguments);
        Map<String, Object> values = document.map();
        if (!arguments.getBoolean(SHAPES, false)) {
            values.values().removeIf(FetchTool::isShape);
        }
        JsonObject metadata = new JsonObject()
                .put("kind", kind.name())
                .put("kindTitle", kind.title().in(language))
                .put("names", DocumentLinks.names(kind, values))
                .put("data", DocumentLinks.api(kind, document.id(), base));
        return new JsonObject()
                .put("id", DocumentLinks.id(document))
                .put("title", DocumentLinks.title(kind, values, language))
                .put("text", new DocumentText(language).of(kind, values))
                .put("url", DocumentLinks.page(kind, document.id(), language, base))
                .put("metadata", metadata)
                .put("document", new JsonObject(values));
    }

    /** A geometry that is more than one point. */
    private static boolean isShape(Object value) {
        return value instanceof Map<?, ?> geometry
                && (geometry.containsKey("coordinates") || geometry.containsKey("geometries"))
                && !"Point".equals(geometry.get("type"));
    }
}
