package pilotcity.portal.face.feed;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.shared.parameters.KindPathParameter;
import pilotcity.portal.face.shared.parameters.SearchParameters;
import pilotcity.portal.kernel.http.operation.GeometrySchemas;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.OperationSection;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;

/** The addresses of feeds. */
final class FeedOperations {
    static final String SEARCH = "search";
    static final String FORMAT = "format";

    static final OperationParameter<String> LANG = OperationParameter.choice(
                    "lang", List.of("zh", "en"), "语言", "The language")
            .orElse("zh")
            .example("en");

    private static final String FEED = "JsonFeed";
    private static final String ITEM = "JsonFeedItem";
    private static final String KIND = "kind";

    /** What a search takes and a feed has no place for. */
    private static final Set<String> NOT_TAKEN = Set.of("facets", "highlight");

    private static final OperationParameter<String> FORMATS = OperationParameter.path(FORMAT, "格式", "The format")
            .withSchema(SchemaBuilder.choice(Arrays.stream(FeedFormat.values())
                    .map(FeedFormat::extension)
                    .toList()))
            .example(FeedFormat.JSON.extension());

    private final Kinds kinds;
    private final List<OperationParameter<?>> all;
    private final List<OperationParameter<?>> ofKind;

    FeedOperations(Kinds kinds, SearchParameters search) {
        this.kinds = kinds;
        this.all = search.described().stream()
                .filter(parameter -> !NOT_TAKEN.contains(parameter.name()))
                .toList();
        this.ofKind =
                all.stream().filter(parameter -> !parameter.name().equals(KIND)).toList();
    }

    Operation all() {
        return feed("/feeds/search.{format}", "getSearchFeed", "检索的订阅", "A search as a feed")
                .describe("检索到的条目，最新变更在前。", "What a search finds, the newest change first.")
                .withParameters(FORMATS)
                .withParameters(all)
                .withParameters(LANG);
    }

    Operation ofKind() {
        return feed("/feeds/{kinds}.{format}", "getKindFeed", "一个种类的订阅", "A search of one kind as a feed")
                .describe("检索到的条目，最新变更在前。", "What a search of one kind finds, the newest change first.")
                .withParameters(KindPathParameter.of(kinds.list()), FORMATS)
                .withParameters(ofKind)
                .withParameters(LANG);
    }

    Operation ofDocument() {
        OperationParameter<String> id = OperationParameter.path("id", "编号", "The id");
        List<Kind<?>> told = kinds.list().stream()
                .filter(kind -> FeedReader.isTold(kinds, kind))
                .toList();
        return feed("/feeds/{kinds}/{id}.{format}", "getDocumentFeed", "一个条目的订阅", "What happens to one document")
                .describe(
                        "条目自己的进展；没有进展的种类，则为指向它的条目，可带条件。",
                        "Its own steps where its kind tells them; else the documents that point to it, which the conditions of "
                                + "a search can narrow down.")
                .withParameters(
                        KindPathParameter.of(told),
                        KindPathParameter.findExample(told)
                                .map(kind -> id.idOf(kind.name()))
                                .orElse(id),
                        FORMATS)
                .withParameters(ofKind)
                .withParameters(LANG);
    }

    private static Operation feed(String path, String id, String zh, String en) {
        OperationResponse response = OperationResponse.of(
                        200, mediaType(FeedFormat.ATOM), SchemaBuilder.text(), "订阅", "The feed")
                .or(mediaType(FeedFormat.JSON), SchemaBuilder.named(FEED))
                .or(mediaType(FeedFormat.RSS), SchemaBuilder.text())
                .withHeaders("ETag", "Last-Modified");
        return Operation.read(path, id, OperationSection.FEEDS, zh, en)
                .withResponse(response)
                .withSchema(FEED, jsonFeed())
                .withSchema(ITEM, item());
    }

    private static String mediaType(FeedFormat format) {
        return format.mediaType().replaceFirst(";.*", "");
    }

    private static JsonObject jsonFeed() {
        JsonObject author = SchemaBuilder.object()
                .with("name", SchemaBuilder.text())
                .with("url", SchemaBuilder.text())
                .json();
        return SchemaBuilder.object()
                .with("version", SchemaBuilder.constant(JsonFeedWriter.VERSION))
                .with("title", SchemaBuilder.text())
                .with("home_page_url", SchemaBuilder.text())
                .with("feed_url", SchemaBuilder.text())
                .with("language", SchemaBuilder.text())
                .with("authors", SchemaBuilder.list(author))
                .perhaps("next_url", SchemaBuilder.described(SchemaBuilder.text(), "下一页", "The next page"))
                .with("items", SchemaBuilder.list(SchemaBuilder.named(ITEM)))
                .json();
    }

    private static JsonObject item() {
        return SchemaBuilder.object()
                .with("id", SchemaBuilder.text())
                .with("url", SchemaBuilder.text())
                .with("title", SchemaBuilder.text())
                .with("content_text", SchemaBuilder.text())
                .with("date_modified", SchemaBuilder.instant())
                .perhaps("date_published", SchemaBuilder.instant())
                .perhaps("image", SchemaBuilder.text())
                .perhaps("tags", SchemaBuilder.list(SchemaBuilder.text()))
                .perhaps("_geojson", SchemaBuilder.named(GeometrySchemas.GEOMETRY))
                .json();
    }
}
