package pilotcity.portal.face.mcp.tool;

import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import pilotcity.index.Index;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;
import pilotcity.portal.kernel.http.request.UnicodeCheck;

/** Finds documents of all kinds; {@code results} have what research clients expect: id, title, url. */
public final class SearchTool implements Tool {
    private static final int USUAL = 10;
    private static final int MOST = 50;
    private static final int LONGEST_SNIPPET = 300;

    private final Kinds kinds;
    private final SearchArguments searchArguments;

    public SearchTool(Kinds kinds, Duration timeout) {
        this.kinds = kinds;
        this.searchArguments = new SearchArguments(kinds, timeout);
    }

    @Override
    public String name() {
        return "search";
    }

    @Override
    public String title() {
        return "Search the portal";
    }

    @Override
    public String description() {
        return "Finds documents: smart-city pilots, projects, places, organisations, data sets, service records and the"
                + " categories, campaigns and referrals around them. Words in Chinese, English or pinyin, every one of"
                + " which has to be found; or no words and a CQL2 condition on the fields that describe_kind lists,"
                + " such as \"batch = 2013 AND province = '440000'\". Give `next` of an answer back as `cursor` to read"
                + " on. Fetch a result by its id.";
    }

    @Override
    public JsonObject input() {
        SchemaBuilder.Members members = SchemaBuilder.object();
        searchArguments.schemas().forEach(members::perhaps);
        return members.perhaps(
                        SearchArguments.KINDS,
                        SchemaBuilder.list(
                                        SchemaBuilder.choice(kinds.names()),
                                        1,
                                        kinds.list().size())
                                .put(SchemaBuilder.DESCRIPTION, "Kinds to search; all when missing"))
                .perhaps(
                        SearchArguments.LIMIT,
                        SchemaBuilder.integer(1, MOST)
                                .put("default", USUAL)
                                .put(SchemaBuilder.DESCRIPTION, "How many results"))
                .perhaps(
                        SearchArguments.CURSOR,
                        SchemaBuilder.text()
                                .put(SchemaBuilder.DESCRIPTION, "Where to read on: `next` of the answer before"))
                .perhaps(DocumentLinks.languageName(), DocumentLinks.languageSchema())
                .json();
    }

    @Override
    public JsonObject output() {
        JsonObject result = SchemaBuilder.object()
                .with("id", SchemaBuilder.text())
                .with("title", SchemaBuilder.text())
                .with("url", SchemaBuilder.text())
                .with("kind", SchemaBuilder.text())
                .with("names", SchemaBuilder.text())
                .perhaps("snippet", SchemaBuilder.text())
                .perhaps("distance", SchemaBuilder.number())
                .json();
        return SchemaBuilder.object()
                .with("results", SchemaBuilder.list(result))
                .with("total", SchemaBuilder.integer())
                .perhaps("next", SchemaBuilder.text())
                .json();
    }

    @Override
    public JsonObject call(Index index, JsonObject arguments, String base) {
        String language = DocumentLinks.language(arguments);
        JsonObject search = arguments.copy();
        search.remove(DocumentLinks.languageName());
        MultiMap asked = SearchArguments.asked(search);
        if (!asked.contains(SearchArguments.LIMIT)) {
            asked.set(SearchArguments.LIMIT, String.valueOf(USUAL));
        }
        if (asked.contains("q")) {
            asked.set("highlight", "true");
        }
        Hits hits = index.search(searchArguments.read(asked));
        JsonArray results = new JsonArray();
        hits.items().forEach(hit -> results.add(result(hit, language, base)));
        JsonObject answer = new JsonObject().put("results", results).put("total", hits.total());
        return hits.more() ? answer.put("next", hits.items().getLast().cursor()) : answer;
    }

    private JsonObject result(Hit hit, String language, String base) {
        Kind<?> kind = kinds.get(hit.document().kind());
        Map<String, Object> values = hit.document().map();
        JsonObject result = new JsonObject()
                .put("id", DocumentLinks.id(hit.document()))
                .put("title", DocumentLinks.title(kind, values, language))
                .put("url", DocumentLinks.page(kind, hit.document().id(), language, base))
                .put("kind", kind.name())
                .put("names", DocumentLinks.names(kind, values));
        hit.highlights().values().stream()
                .flatMap(List::stream)
                .findFirst()
                .ifPresent(snippet -> result.put("snippet", plain(snippet)));
        if (hit.distance() != null) {
            result.put("distance", (double) Math.round(hit.distance()));
        }
        return result;
    }

    /** Without the marks and the escapes that pages need. */
    private static String plain(String snippet) {
        String text = snippet.replaceAll("</?mark>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#x27;", "'")
                .replace("&#x2F;", "/")
                .replace("&amp;", "&");
        return text.length() > LONGEST_SNIPPET ? UnicodeCheck.cut(text, LONGEST_SNIPPET) + "…" : text;
    }
}
