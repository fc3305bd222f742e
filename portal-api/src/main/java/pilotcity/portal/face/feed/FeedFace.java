package pilotcity.portal.face.feed;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SortStep;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.parameters.KindPathParameter;
import pilotcity.portal.face.shared.parameters.SearchParameterDefinitions;
import pilotcity.portal.face.shared.parameters.SearchParameters;
import pilotcity.portal.kernel.changefeed.ChangeFeed;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.encoding.HttpDate;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.ReadPool;

/**
 * {@code /feeds}: any search as a feed, and what happens to one document; {@code /rss}: the same at the addresses of
 * FixMyStreet.
 */
public final class FeedFace implements Face {
    private final Kinds kinds;
    private final ReadPool readPool;
    private final ChangeFeed changes;
    private final PageRenderer renderer;
    private final Duration timeout;
    private final SearchParameters search;
    private final Operation all;
    private final Operation ofKind;
    private final Operation ofDocument;

    public FeedFace(Kinds kinds, ReadPool readPool, ChangeFeed changes, PageRenderer renderer, Config config) {
        this.kinds = kinds;
        this.readPool = readPool;
        this.changes = changes;
        this.renderer = renderer;
        this.timeout = config.duration(Setting.HTTP_TIMEOUT);
        this.search = new SearchParameters(kinds, timeout);
        FeedOperations operations = new FeedOperations(kinds, search);
        this.all = operations.all();
        this.ofKind = operations.ofKind();
        this.ofDocument = operations.ofDocument();
    }

    @Override
    public void mount(Router router) {
        all.mount(router, (context, given) -> {
            String file = FeedOperations.SEARCH + "." + ResponseSender.path(context, FeedOperations.FORMAT);
            return searched(context, given, file);
        });
        // Any name: an unknown kind and an unknown format are different errors.
        ofKind.mount(
                router,
                "/feeds/{file}",
                (context, given) -> searched(context, given, ResponseSender.path(context, "file")));
        ofDocument.mount(router, "/feeds/{kinds}/{file}", this::document);
        if (kinds.find(FixMyStreetFeeds.PROBLEM).isPresent()) {
            rss(router, "/rss/problems", (context, given) -> problems(context, given, (reader, query) -> query));
            rss(router, "/rss/l/:where", this::near);
            rss(router, "/rss/l/:where/:km", this::near);
            rss(router, "/rss/reports/:body", this::ofBody);
            rss(router, "/rss/reports/:body/:ward", this::ofBody);
            rss(router, "/rss/:id", this::problem);
        }
    }

    @Override
    public List<Operation> operations() {
        return List.of(all, ofKind, ofDocument);
    }

    /** An address of another protocol, which takes what the feed of a kind does. */
    private void rss(Router router, String path, BiFunction<RoutingContext, QueryParameters, Future<Void>> handler) {
        Set<String> known = ofKind.parameters(OperationParameter.Place.QUERY).stream()
                .map(OperationParameter::name)
                .collect(Collectors.toUnmodifiableSet());
        ResponseSender.routeRead(router, path, context -> handler.apply(context, QueryParameters.of(context, known)));
    }

    /** A file name taken apart. */
    private record FeedFileName(String name, FeedFormat format) {
        static FeedFileName of(String file) {
            int dot = file.lastIndexOf('.');
            FeedFormat format = FeedFormat.find(file.substring(dot + 1))
                    .orElseThrow(
                            () -> Problem.notFound("feeds end in .atom, .json or .rss, and '" + file + "' does not"));
            return new FeedFileName(file.substring(0, Math.max(0, dot)), format);
        }
    }

    private Future<Void> searched(RoutingContext context, QueryParameters given, String name) {
        FeedFileName file = FeedFileName.of(name);
        Kind<?> kind = file.name().equals(FeedOperations.SEARCH) ? null : kind(file.name());
        SearchQuery query = query(context, kind);
        return send(context, given, file.format(), reader -> reader.search(query, title(reader.visit(), kind, query)));
    }

    private Kind<?> kind(String plural) {
        return kinds.find(plural)
                .filter(found -> found.plural().equals(plural))
                .orElseThrow(() -> Problem.notFound("there is no feed '" + plural + "'; there are search, "
                        + String.join(
                                ", ", kinds.list().stream().map(Kind::plural).toList())));
    }

    private static String title(Visit visit, @Nullable Kind<?> kind, SearchQuery query) {
        Language language = visit.language();
        String what = kind == null ? language.of("搜索", "Search") : language.of(kind.pluralTitle());
        return query.text() == null ? what : what + language.of("：", ": ") + query.text();
    }

    private Future<Void> document(RoutingContext context, QueryParameters given) {
        FeedFileName file = FeedFileName.of(ResponseSender.path(context, "file"));
        Kind<?> kind = kind(ResponseSender.path(context, KindPathParameter.NAME));
        SearchQuery query = query(context, null);
        return send(context, given, file.format(), reader -> reader.document(kind, file.name(), query));
    }

    private Future<Void> near(RoutingContext context, QueryParameters given) {
        return problems(context, given, (reader, query) -> FixMyStreetFeeds.near(context, query));
    }

    private Future<Void> ofBody(RoutingContext context, QueryParameters given) {
        return problems(context, given, (reader, query) -> FixMyStreetFeeds.ofBody(reader.index(), context, query));
    }

    private Future<Void> problem(RoutingContext context, QueryParameters given) {
        String id = ResponseSender.path(context, "id");
        SearchQuery query = query(context, null);
        return send(
                context,
                given,
                FeedFormat.RSS,
                reader -> reader.document(kinds.get(FixMyStreetFeeds.PROBLEM), id, query));
    }

    private Future<Void> problems(
            RoutingContext context, QueryParameters given, BiFunction<FeedReader, SearchQuery, SearchQuery> narrowed) {
        Kind<?> kind = kinds.get(FixMyStreetFeeds.PROBLEM);
        SearchQuery query = query(context, kind);
        return send(context, given, FeedFormat.RSS, reader -> {
            SearchQuery asked = narrowed.apply(reader, query);
            SearchQuery newest = kind.time() == null ? asked : asked.withSort(List.of(new SortStep(kind.time(), true)));
            return reader.search(newest, title(reader.visit(), kind, query));
        });
    }

    private SearchQuery query(RoutingContext context, @Nullable Kind<?> kind) {
        MultiMap asked = MultiMap.caseInsensitiveMultiMap().addAll(context.queryParams());
        asked.remove(FeedOperations.LANG.name());
        if (kind != null) {
            asked.set("kind", kind.name());
        }
        return search.read(QueryParameters.of(asked, SearchParameters.KNOWN));
    }

    /** Makes one page of a feed. */
    @FunctionalInterface
    private interface Reading {
        Feed read(FeedReader reader);
    }

    private Future<Void> send(RoutingContext context, QueryParameters given, FeedFormat format, Reading reading) {
        Language language = FeedOperations.LANG.get(given).equals("en") ? Language.EN : Language.ZH;
        Visit visit = renderer.visit(context, language);
        String site = renderer.texts(language).getOrDefault("siteName", "");
        FeedAddress address = new FeedAddress(visit.base() + context.request().path(), context.queryParams());
        return atLeast(given)
                .compose(reached -> readPool.read(index -> reading.read(new FeedReader(index, visit, address, site))))
                .compose(feed -> send(context, format, feed));
    }

    private Future<Void> atLeast(QueryParameters given) {
        return SearchParameterDefinitions.AT_LEAST
                .find(given)
                .map(token -> changes.awaitWrite(token, timeout))
                .orElse(Future.succeededFuture());
    }

    private static Future<Void> send(RoutingContext context, FeedFormat format, Feed feed) {
        String modified = HttpDate.write(feed.updated());
        context.response().putHeader(HttpHeaders.LAST_MODIFIED, modified);
        boolean unchanged = context.request().getHeader(HttpHeaders.IF_NONE_MATCH) == null
                && modified.equals(context.request().getHeader(HttpHeaders.IF_MODIFIED_SINCE));
        return unchanged
                ? context.response().setStatusCode(304).end()
                : ResponseSender.send(context, format.mediaType(), format.write(feed));
    }
}
