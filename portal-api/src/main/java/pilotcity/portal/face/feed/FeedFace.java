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
import pilotcity.index.search.Sort;
import pilotcity.portal.Config;
import pilotcity.portal.Face;
import pilotcity.portal.Setting;
import pilotcity.portal.face.page.Language;
import pilotcity.portal.face.page.Pages;
import pilotcity.portal.face.page.Visit;
import pilotcity.portal.face.query.KindPart;
import pilotcity.portal.face.query.SearchParameters;
import pilotcity.portal.face.query.SearchTerms;
import pilotcity.portal.kernel.changes.ChangeFeed;
import pilotcity.portal.kernel.encoding.HttpDate;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.Parameters;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.Parameter;
import pilotcity.portal.kernel.index.Reads;

/**
 * {@code /feeds}: any search as a feed, and what happens to one document; {@code /rss}: the same at the addresses of
 * FixMyStreet.
 */
public final class FeedFace implements Face {
    private final Kinds kinds;
    private final Reads reads;
    private final ChangeFeed changes;
    private final Pages pages;
    private final Duration timeout;
    private final SearchParameters search;
    private final Operation all;
    private final Operation ofKind;
    private final Operation ofDocument;

    public FeedFace(Kinds kinds, Reads reads, ChangeFeed changes, Pages pages, Config config) {
        this.kinds = kinds;
        this.reads = reads;
        this.changes = changes;
        this.pages = pages;
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
            String file = FeedOperations.SEARCH + "." + Answers.path(context, FeedOperations.FORMAT);
            return searched(context, given, file);
        });
        // Any name: what is no kind or no format is told apart.
        ofKind.mount(
                router, "/feeds/{file}", (context, given) -> searched(context, given, Answers.path(context, "file")));
        ofDocument.mount(router, "/feeds/{kinds}/{file}", this::document);
        if (kinds.find(FixMyStreet.PROBLEM).isPresent()) {
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
    private void rss(Router router, String path, BiFunction<RoutingContext, Parameters, Future<Void>> handler) {
        Set<String> known = ofKind.parameters(Parameter.Place.QUERY).stream()
                .map(Parameter::name)
                .collect(Collectors.toUnmodifiableSet());
        Answers.read(router, path, context -> handler.apply(context, Parameters.of(context, known)));
    }

    /** A file name taken apart. */
    private record Named(String name, FeedFormat format) {
        static Named of(String file) {
            int dot = file.lastIndexOf('.');
            FeedFormat format = FeedFormat.find(file.substring(dot + 1))
                    .orElseThrow(
                            () -> Problem.notFound("feeds end in .atom, .json or .rss, and '" + file + "' does not"));
            return new Named(file.substring(0, Math.max(0, dot)), format);
        }
    }

    private Future<Void> searched(RoutingContext context, Parameters given, String name) {
        Named file = Named.of(name);
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

    private Future<Void> document(RoutingContext context, Parameters given) {
        Named file = Named.of(Answers.path(context, "file"));
        Kind<?> kind = kind(Answers.path(context, KindPart.NAME));
        SearchQuery query = query(context, null);
        return send(context, given, file.format(), reader -> reader.document(kind, file.name(), query));
    }

    private Future<Void> near(RoutingContext context, Parameters given) {
        return problems(context, given, (reader, query) -> FixMyStreet.near(context, query));
    }

    private Future<Void> ofBody(RoutingContext context, Parameters given) {
        return problems(context, given, (reader, query) -> FixMyStreet.ofBody(reader.index(), context, query));
    }

    private Future<Void> problem(RoutingContext context, Parameters given) {
        String id = Answers.path(context, "id");
        SearchQuery query = query(context, null);
        return send(
                context, given, FeedFormat.RSS, reader -> reader.document(kinds.get(FixMyStreet.PROBLEM), id, query));
    }

    private Future<Void> problems(
            RoutingContext context, Parameters given, BiFunction<FeedReader, SearchQuery, SearchQuery> narrowed) {
        Kind<?> kind = kinds.get(FixMyStreet.PROBLEM);
        SearchQuery query = query(context, kind);
        return send(context, given, FeedFormat.RSS, reader -> {
            SearchQuery asked = narrowed.apply(reader, query);
            SearchQuery newest = kind.time() == null ? asked : asked.withSort(List.of(new Sort(kind.time(), true)));
            return reader.search(newest, title(reader.visit(), kind, query));
        });
    }

    private SearchQuery query(RoutingContext context, @Nullable Kind<?> kind) {
        MultiMap asked = MultiMap.caseInsensitiveMultiMap().addAll(context.queryParams());
        asked.remove(FeedOperations.LANG.name());
        if (kind != null) {
            asked.set("kind", kind.name());
        }
        return search.read(Parameters.of(asked, SearchParameters.KNOWN));
    }

    /** Makes one page of a feed. */
    @FunctionalInterface
    private interface Reading {
        Feed read(FeedReader reader);
    }

    private Future<Void> send(RoutingContext context, Parameters given, FeedFormat format, Reading reading) {
        Language language = FeedOperations.LANG.get(given).equals("en") ? Language.EN : Language.ZH;
        Visit visit = pages.visit(context, language);
        String site = pages.texts(language).getOrDefault("siteName", "");
        FeedAddress address = new FeedAddress(visit.base() + context.request().path(), context.queryParams());
        return atLeast(given)
                .compose(reached -> reads.read(index -> reading.read(new FeedReader(index, visit, address, site))))
                .compose(feed -> send(context, format, feed));
    }

    private Future<Void> atLeast(Parameters given) {
        return SearchTerms.AT_LEAST
                .find(given)
                .map(token -> changes.reach(token, timeout))
                .orElse(Future.succeededFuture());
    }

    private static Future<Void> send(RoutingContext context, FeedFormat format, Feed feed) {
        String modified = HttpDate.write(feed.updated());
        context.response().putHeader(HttpHeaders.LAST_MODIFIED, modified);
        boolean unchanged = context.request().getHeader(HttpHeaders.IF_NONE_MATCH) == null
                && modified.equals(context.request().getHeader(HttpHeaders.IF_MODIFIED_SINCE));
        return unchanged
                ? context.response().setStatusCode(304).end()
                : Answers.send(context, format.mediaType(), format.write(feed));
    }
}
