package pilotcity.portal.face.feed;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.query.KindPart;
import pilotcity.portal.face.query.SearchParameters;
import pilotcity.portal.kernel.http.operation.GeometrySchemas;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.Parameter;
import pilotcity.portal.kernel.http.operation.Schemas;
import pilotcity.portal.kernel.http.operation.Section;

/** The addresses of feeds. */
final class FeedOperations {
    static final String SEARCH = "search";
    static final String FORMAT = "format";

    static final Parameter<String> LANG = Parameter.choice("lang", List.of("zh", "en"), "语言", "The language")
            .orElse("zh")
            .example("en");

    private static final String FEED = "JsonFeed";
    private static final String ITEM = "JsonFeedItem";
    private static final String KIND = "kind";

    /** What a search takes and a feed has no place for. */
    private static final Set<String> NOT_TAKEN = Set.of("facets", "highlight");

    private static final Parameter<String> FORMATS = Parameter.path(FORMAT, "格式", "The format")
            .withSchema(Schemas.choice(Arrays.stream(FeedFormat.values())
                    .map(FeedFormat::extension)
                    .toList()))
            .example(FeedFormat.JSON.extension());

    private final Kinds kinds;
    private final List<Parameter<?>> all;
    private final List<Parameter<?>> ofKind;

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
                .takes(FORMATS)
                .takes(all)
                .takes(LANG);
    }

    Operation ofKind() {
        return feed("/feeds/{kinds}.{format}", "getKindFeed", "一个种类的订阅", "A search of one kind as a feed")
                .describe("检索到的条目，最新变更在前。", "What a search of one kind finds, the newest change first.")
                .takes(KindPart.of(kinds.list()), FORMATS)
                .takes(ofKind)
                .takes(LANG);
    }

    Operation ofDocument() {
        Parameter<String> id = Parameter.path("id", "编号", "The id");
        List<Kind<?>> told = kinds.list().stream()
                .filter(kind -> FeedReader.isTold(kinds, kind))
                .toList();
        return feed("/feeds/{kinds}/{id}.{format}", "getDocumentFeed", "一个条目的订阅", "What happens to one document")
                .describe(
                        "条目自己的进展；没有进展的种类，则为指向它的条目，可带条件。",
                        "Its own steps where its kind tells them; else the documents that point to it, which the conditions of "
                                + "a search can narrow down.")
                .takes(
                        KindPart.of(told),
                        KindPart.findExample(told)
                                .map(kind -> id.idOf(kind.name()))
                                .orElse(id),
                        FORMATS)
                .takes(ofKind)
                .takes(LANG);
    }

    private static Operation feed(String path, String id, String zh, String en) {
        OperationResponse operationResponse = OperationResponse.of(
                        200, mediaType(FeedFormat.ATOM), Schemas.text(), "订阅", "The feed")
                .or(mediaType(FeedFormat.JSON), Schemas.named(FEED))
                .or(mediaType(FeedFormat.RSS), Schemas.text())
                .withHeaders("ETag", "Last-Modified");
        return Operation.read(path, id, Section.FEEDS, zh, en)
                .answers(operationResponse)
                .defines(FEED, jsonFeed())
                .defines(ITEM, item());
    }

    private static String mediaType(FeedFormat format) {
        return format.mediaType().replaceFirst(";.*", "");
    }

    private static JsonObject jsonFeed() {
        JsonObject author = Schemas.object()
                .with("name", Schemas.text())
                .with("url", Schemas.text())
                .json();
        return Schemas.object()
                .with("version", Schemas.constant(JsonFeedWriter.VERSION))
                .with("title", Schemas.text())
                .with("home_page_url", Schemas.text())
                .with("feed_url", Schemas.text())
                .with("language", Schemas.text())
                .with("authors", Schemas.list(author))
                .perhaps("next_url", Schemas.described(Schemas.text(), "下一页", "The next page"))
                .with("items", Schemas.list(Schemas.named(ITEM)))
                .json();
    }

    private static JsonObject item() {
        return Schemas.object()
                .with("id", Schemas.text())
                .with("url", Schemas.text())
                .with("title", Schemas.text())
                .with("content_text", Schemas.text())
                .with("date_modified", Schemas.instant())
                .perhaps("date_published", Schemas.instant())
                .perhaps("image", Schemas.text())
                .perhaps("tags", Schemas.list(Schemas.text()))
                .perhaps("_geojson", Schemas.named(GeometrySchemas.GEOMETRY))
                .json();
    }
}
