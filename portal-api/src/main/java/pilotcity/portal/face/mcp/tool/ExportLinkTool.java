package pilotcity.portal.face.mcp.tool;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import pilotcity.index.Index;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;

/** The address of a file with everything that a search finds, for people and programs to download and cite. */
public final class ExportLinkTool implements Tool {
    private static final String KIND = "kind";
    private static final String FORMAT = "format";

    private final Kinds kinds;
    private final List<String> formats;
    private final SearchArguments searchArguments;

    /** @param formats the endings of the addresses that files can be had at */
    public ExportLinkTool(Kinds kinds, List<String> formats, Duration timeout) {
        this.kinds = kinds;
        this.formats = List.copyOf(formats);
        this.searchArguments = new SearchArguments(kinds, timeout);
    }

    @Override
    public String name() {
        return "export_link";
    }

    @Override
    public String title() {
        return "Link to a file";
    }

    @Override
    public String description() {
        return "The address of a file with all documents of one kind that fit a condition, however many they are, and how"
                + " many there are now. The address can be kept and cited; the file says from which query and state it"
                + " is.";
    }

    @Override
    public JsonObject input() {
        SchemaBuilder.Members members = SchemaBuilder.object()
                .with(
                        KIND,
                        SchemaBuilder.choice(kinds.names()).put(SchemaBuilder.DESCRIPTION, "What the file has in it"))
                .with(FORMAT, SchemaBuilder.choice(formats).put(SchemaBuilder.DESCRIPTION, "How the file is written"));
        searchArguments.schemas().forEach(members::perhaps);
        return members.json();
    }

    @Override
    public JsonObject output() {
        return SchemaBuilder.object()
                .with("url", SchemaBuilder.text())
                .with("documents", SchemaBuilder.integer())
                .with("kind", SchemaBuilder.text())
                .with("format", SchemaBuilder.text())
                .json();
    }

    @Override
    public JsonObject call(Index index, JsonObject arguments, String base) {
        String name = arguments.getString(KIND);
        String format = arguments.getString(FORMAT);
        Kind<?> kind = kinds.find(name).orElseThrow(() -> DocumentLinks.unknownKind(KIND, name, kinds.names()));
        JsonObject search = arguments.copy();
        search.remove(KIND);
        search.remove(FORMAT);
        MultiMap asked = SearchArguments.asked(search);
        String address = base + "/api/export/" + kind.plural() + "." + format + query(asked);
        asked.set(KIND, kind.name()).set(SearchArguments.LIMIT, "0");
        long documents = index.search(searchArguments.read(asked)).total();
        return new JsonObject()
                .put("url", address)
                .put("documents", documents)
                .put("kind", kind.name())
                .put("format", format);
    }

    private static String query(MultiMap asked) {
        String pairs = asked.entries().stream()
                .map((Map.Entry<String, String> each) -> each.getKey() + "=" + UrlEncoding.segment(each.getValue()))
                .collect(Collectors.joining("&"));
        return pairs.isEmpty() ? "" : "?" + pairs;
    }
}
