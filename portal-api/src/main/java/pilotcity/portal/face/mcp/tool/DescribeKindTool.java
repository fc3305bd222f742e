package pilotcity.portal.face.mcp.tool;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import pilotcity.index.Index;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.Label;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;

/** What kinds there are, and what the fields of one mean. */
public final class DescribeKindTool implements Tool {
    private static final String KIND = "kind";

    private final Kinds kinds;

    public DescribeKindTool(Kinds kinds) {
        this.kinds = kinds;
    }

    @Override
    public String name() {
        return "describe_kind";
    }

    @Override
    public String title() {
        return "Describe the data";
    }

    @Override
    public String description() {
        return "Without an argument the kinds of documents, with how many there are of each. With a kind its fields: type,"
                + " meaning, unit, the codes that can stand there, and whether search can filter and sort by it. Ask before"
                + " you write a filter.";
    }

    @Override
    public JsonObject input() {
        return SchemaBuilder.object()
                .perhaps(
                        KIND,
                        SchemaBuilder.choice(kinds.names())
                                .put(SchemaBuilder.DESCRIPTION, "One kind, to see its fields"))
                .json();
    }

    @Override
    public JsonObject output() {
        JsonObject kind = SchemaBuilder.object()
                .with("name", SchemaBuilder.text())
                .with("title", label())
                .with("description", label())
                .with("documents", SchemaBuilder.integer())
                .perhaps("datetime", SchemaBuilder.text())
                .perhaps("datetimeEnd", SchemaBuilder.text())
                .perhaps("fields", SchemaBuilder.list(SchemaBuilder.of("object")))
                .json();
        return SchemaBuilder.object().with("kinds", SchemaBuilder.list(kind)).json();
    }

    private static JsonObject label() {
        return SchemaBuilder.object()
                .with("zh", SchemaBuilder.text())
                .with("en", SchemaBuilder.text())
                .json();
    }

    @Override
    public JsonObject call(Index index, JsonObject arguments, String base) {
        String asked = arguments.getString(KIND);
        JsonArray described = new JsonArray();
        for (Kind<?> kind : kinds.list()) {
            if (asked == null || asked.equals(kind.name())) {
                described.add(describe(index, kind, asked != null));
            }
        }
        return new JsonObject().put("kinds", described);
    }

    private static JsonObject describe(Index index, Kind<?> kind, boolean whole) {
        SearchQuery count = SearchQuery.of(kind.name()).withLimit(0);
        JsonObject json = new JsonObject()
                .put("name", kind.name())
                .put("title", json(kind.pluralTitle()))
                .put("description", json(kind.description()))
                .put("documents", index.search(count).total());
        if (whole) {
            JsonArray fields = new JsonArray();
            kind.fields().values().forEach(field -> fields.add(describe(field)));
            json.put("fields", fields);
            if (kind.time() != null) {
                json.put("datetime", kind.time());
            }
            if (kind.until() != null) {
                json.put("datetimeEnd", kind.until());
            }
        }
        return json;
    }

    private static JsonObject describe(Field<?> field) {
        JsonObject json = new JsonObject()
                .put("name", field.name())
                .put("type", field.type().name().toLowerCase(Locale.ROOT))
                .put("title", json(field.title()))
                .put("list", field.list())
                .put("required", field.required())
                .put("filter", field.queryable())
                .put("sort", field.sortable());
        if (!field.description().en().isEmpty()) {
            json.put("description", json(field.description()));
        }
        if (field.unit() != null) {
            json.put("unit", field.unit());
        }
        if (field.target() != null) {
            json.put("refersTo", field.target());
        }
        if (!field.codes().isEmpty()) {
            JsonObject codes = new JsonObject();
            field.codes().forEach((code, label) -> codes.put(code, json(label)));
            json.put("codes", codes);
        }
        if (!field.fields().isEmpty()) {
            JsonArray inner = new JsonArray();
            field.fields().forEach(each -> inner.add(describe(each)));
            json.put("fields", inner);
        }
        return json;
    }

    private static JsonObject json(Label label) {
        return new JsonObject().put("zh", label.zh()).put("en", label.en());
    }
}
