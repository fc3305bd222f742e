package pilotcity.portal.face.ckan.feed;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.ckan.action.PackageSearch;
import pilotcity.portal.face.ckan.mapping.CatalogueEntryReader;
import pilotcity.portal.face.ckan.protocol.ActionException;
import pilotcity.portal.face.ckan.protocol.ActionParameters;
import pilotcity.portal.face.ckan.protocol.CkanDict;
import pilotcity.portal.face.ckan.protocol.CkanSite;
import pilotcity.portal.face.shared.catalogue.Theme;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.ReadPool;

/** The data sets that changed last as Atom (RFC 4287), in pages (RFC 5005), at the addresses that CKAN has for them. */
public final class CkanFeeds {
    private static final int SIZE = 20;
    private static final int MOST_PAGES = SearchQuery.MOST_SKIPPED / SIZE;
    private static final String TYPE = "application/atom+xml; charset=utf-8";
    private static final Set<String> NO_CONDITIONS = Set.of("q", "page", "sort");

    private final ReadPool readPool;
    private final Function<RoutingContext, CkanSite> sites;

    public CkanFeeds(ReadPool readPool, Function<RoutingContext, CkanSite> sites) {
        this.readPool = readPool;
        this.sites = sites;
    }

    public void mount(Router router) {
        ResponseSender.routeRead(router, "/feeds/dataset.atom", context -> send(context, "dataset", null));
        ResponseSender.routeRead(router, "/feeds/custom.atom", this::custom);
        for (String by : Set.of("organization", "group", "tag")) {
            ResponseSender.routeRead(
                    router,
                    "/feeds/" + by + "/:id.atom",
                    context -> send(context, by, ResponseSender.path(context, "id")));
        }
    }

    private Future<Void> send(RoutingContext context, String by, @Nullable String id) {
        QueryParameters given = QueryParameters.of(context, Set.of("page"));
        String path = "/feeds/" + by + (id == null ? "" : "/" + UrlEncoding.segment(id)) + ".atom";
        String filter = switch (by) {
            case "organization" -> "owner_org:" + quoted(id);
            case "group" -> "groups:" + quoted(id);
            case "tag" -> "tags:" + quoted(id);
            default -> "";
        };
        String title = id == null ? "" : by + " " + id;
        return answer(
                context, given, new CkanFeedPage(path, title, Map.of()), new CkanDict().put("fq", filter), index -> {
                    boolean there = switch (by) {
                        case "organization" ->
                            index.search(CatalogueEntryReader.with("publisherId", String.valueOf(id))
                                                    .withLimit(0))
                                            .total()
                                    > 0;
                        case "group" -> Theme.findByCode(String.valueOf(id)).isPresent();
                        default -> true;
                    };
                    if (!there) {
                        throw Problem.notFound("there is no " + by + " '" + id + "'");
                    }
                });
    }

    private static String quoted(@Nullable String text) {
        return "\"" + String.valueOf(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Parameters but for these are conditions: {@code tags=water}. */
    private Future<Void> custom(RoutingContext context) {
        Map<String, String> asked = new LinkedHashMap<>();
        StringBuilder filter = new StringBuilder();
        context.queryParams().forEach((name, value) -> {
            if (!name.equals("page")) {
                asked.put(name, value);
            }
            if (!NO_CONDITIONS.contains(name) && !name.startsWith("_") && !value.isEmpty()) {
                filter.append(name).append(':').append(quoted(value)).append(' ');
            }
        });
        QueryParameters given = QueryParameters.of(
                context.queryParams(), Set.copyOf(context.queryParams().names()));
        CkanDict search = new CkanDict()
                .put("q", given.find("q").orElse(""))
                .put("fq", filter.toString())
                .put("sort", given.find("sort").orElse(""));
        String title = given.find("q").orElse("custom query");
        return answer(context, given, new CkanFeedPage("/feeds/custom.atom", title, asked), search, index -> {});
    }

    private interface Check {
        void run(Index index);
    }

    private Future<Void> answer(
            RoutingContext context, QueryParameters given, CkanFeedPage feed, CkanDict search, Check check) {
        int page = given.integer("page", 1, 1, MOST_PAGES);
        search.put("rows", SIZE).put("start", (page - 1) * SIZE);
        if ("".equals(search.map().getOrDefault("sort", ""))) {
            search.put("sort", "metadata_modified desc");
        }
        CkanSite site = sites.apply(context);
        return readPool.read(index -> {
                    check.run(index);
                    return CkanFeedWriter.write(feed, find(index, search), page, SIZE, site);
                })
                .compose(body -> ResponseSender.send(context, TYPE, body));
    }

    private static PackageSearch.Found find(Index index, CkanDict search) {
        try {
            return PackageSearch.find(index, new ActionParameters(search.map()));
        } catch (ActionException e) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }
}
