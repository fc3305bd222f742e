package pilotcity.portal.face.feed;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiFunction;
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
import pilotcity.portal.face.query.SearchParameters;
import pilotcity.portal.kernel.changes.ChangeFeed;
import pilotcity.portal.kernel.changes.ChangeToken;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.Parameters;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.index.Reads;

/**
 * {@code /feeds}: any search as a feed, and what happens to one document; {@code /rss}: the same at the addresses of
 * FixMyStreet.
 */
public final class FeedFace implements Face {
    private static final String LANG = "lang";
    private static final String SEARCH = "search";

    private final Kinds kinds;
    private final Reads reads;
    private final ChangeFeed changes;
    private final Pages pages;
    private final Duration timeout;
    private final SearchParameters search;

    public FeedFace(Kinds kinds, Reads reads, ChangeFeed changes, Pages pages, Config config) {
        this.kinds = kinds;
        this.reads = reads;
        this.changes = changes;
        this.pages = pages;
        this.timeout = config.duration(Setting.HTTP_TIMEOUT);
        this.search = new SearchParameters(kinds, timeout);
    }

    @Override
    public void mount(Router router) {
        Answers.read(router, "/feeds/:file", this::searched);
        Answers.read(router, "/feeds/:kinds/:file", this::document);
        if (kinds.find(FixMyStreet.PROBLEM).isPresent()) {
            Answers.read(router, "/rss/problems", context -> problems(context, (reader, query) -> query));
            Answers.read(router, "/rss/l/:where", this::near);
            Answers.read(router, "/rss/l/:where/:km", this::near);
            Answers.read(router, "/rss/reports/:body", this::ofBody);
            Answers.read(router, "/rss/reports/:body/:ward", this::ofBody);
            Answers.read(router, "/rss/:id", this::problem);
        }
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

    private Future<Void> searched(RoutingContext context) {
        Named file = Named.of(Answers.path(context, "file"));
        Kind<?> kind = file.name().equals(SEARCH) ? null : kind(file.name());
        SearchQuery query = query(context, kind);
        return send(context, file.format(), reader -> reader.search(query, title(reader.visit(), kind, query)));
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

    private Future<Void> document(RoutingContext context) {
        Named file = Named.of(Answers.path(context, "file"));
        Kind<?> kind = kind(Answers.path(context, "kinds"));
        SearchQuery query = query(context, null);
        return send(context, file.format(), reader -> reader.document(kind, file.name(), query));
    }

    private Future<Void> near(RoutingContext context) {
        return problems(context, (reader, query) -> FixMyStreet.near(context, query));
    }

    private Future<Void> ofBody(RoutingContext context) {
        return problems(context, (reader, query) -> FixMyStreet.ofBody(reader.index(), context, query));
    }

    private Future<Void> problem(RoutingContext context) {
        String id = Answers.path(context, "id");
        SearchQuery query = query(context, null);
        return send(context, FeedFormat.RSS, reader -> reader.document(kinds.get(FixMyStreet.PROBLEM), id, query));
    }

    private Future<Void> problems(RoutingContext context, BiFunction<FeedReader, SearchQuery, SearchQuery> narrowed) {
        Kind<?> kind = kinds.get(FixMyStreet.PROBLEM);
        SearchQuery query = query(context, kind);
        return send(context, FeedFormat.RSS, reader -> {
            SearchQuery asked = narrowed.apply(reader, query);
            SearchQuery newest =
                    kind.time() == null ? asked : asked.withSort(java.util.List.of(new Sort(kind.time(), true)));
            return reader.search(newest, title(reader.visit(), kind, query));
        });
    }

    private static Set<String> known(@Nullable Kind<?> kind) {
        Set<String> known = new HashSet<>(SearchParameters.KNOWN);
        known.removeAll(kind == null ? Set.of("facets", "highlight") : Set.of("facets", "highlight", "kind"));
        known.add(LANG);
        return known;
    }

    private SearchQuery query(RoutingContext context, @Nullable Kind<?> kind) {
        Parameters.of(context, known(kind));
        MultiMap asked = MultiMap.caseInsensitiveMultiMap().addAll(context.queryParams());
        asked.remove(LANG);
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

    private Future<Void> send(RoutingContext context, FeedFormat format, Reading reading) {
        Language language = language(context);
        Visit visit = pages.visit(context, language);
        String site = pages.texts(language).getOrDefault("siteName", "");
        FeedAddress address = new FeedAddress(visit.base() + context.request().path(), context.queryParams());
        return atLeast(context)
                .compose(reached -> reads.read(index -> reading.read(new FeedReader(index, visit, address, site))))
                .compose(feed -> send(context, format, feed));
    }

    private Future<Void> atLeast(RoutingContext context) {
        MultiMap token = MultiMap.caseInsensitiveMultiMap();
        context.queryParams().getAll("atLeast").forEach(value -> token.add("atLeast", value));
        return Parameters.of(token, Set.of("atLeast"))
                .read("atLeast", ChangeToken::parse)
                .map(given -> changes.reach(given, timeout))
                .orElse(Future.succeededFuture());
    }

    private static Language language(RoutingContext context) {
        String asked = context.queryParams().get(LANG);
        return switch (asked) {
            case null -> Language.ZH;
            case "zh" -> Language.ZH;
            case "en" -> Language.EN;
            default -> throw Problem.field(LANG, "must be zh or en, not '" + asked + "'");
        };
    }

    private static Future<Void> send(RoutingContext context, FeedFormat format, Feed feed) {
        String modified =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(feed.updated().atOffset(ZoneOffset.UTC));
        context.response().putHeader(HttpHeaders.LAST_MODIFIED, modified);
        boolean unchanged = context.request().getHeader(HttpHeaders.IF_NONE_MATCH) == null
                && modified.equals(context.request().getHeader(HttpHeaders.IF_MODIFIED_SINCE));
        return unchanged
                ? context.response().setStatusCode(304).end()
                : Answers.send(context, format.mediaType(), format.write(feed));
    }
}
