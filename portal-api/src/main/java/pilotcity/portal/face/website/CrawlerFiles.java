package pilotcity.portal.face.website;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;
import pilotcity.index.Index;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.shared.page.PageAddresses;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.read.ReadPool;

/** {@code /robots.txt} and {@code /sitemap.xml}. */
public final class CrawlerFiles {
    /** A site map may name this many addresses (sitemaps.org). */
    private static final int MOST = 50_000;

    private static final List<String> FIXED = List.of("/", "/about", "/guide", "/developers");

    private final ReadPool readPool;
    private final Function<RoutingContext, String> base;

    public CrawlerFiles(ReadPool readPool, Function<RoutingContext, String> base) {
        this.readPool = readPool;
        this.base = base;
    }

    public void mount(Router router) {
        ResponseSender.routeRead(router, "/robots.txt", this::robots);
        ResponseSender.routeRead(router, "/sitemap.xml", this::map);
    }

    /** Searches are without end; what they find is in the site map. */
    private Future<Void> robots(RoutingContext context) {
        String rules = """
                User-agent: *
                Disallow: /search
                Disallow: /en/search
                Disallow: /map.json
                Disallow: /en/map.json

                Sitemap: %s/sitemap.xml
                """.formatted(base.apply(context));
        return ResponseSender.send(context, "text/plain; charset=utf-8", Buffer.buffer(rules));
    }

    private Future<Void> map(RoutingContext context) {
        String root = base.apply(context);
        return readPool.read(index -> map(index, root))
                .compose(body -> ResponseSender.send(context, "application/xml; charset=utf-8", body));
    }

    private static Buffer map(Index index, String root) {
        StringBuilder map = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                """);
        FIXED.forEach(path -> add(map, root, path));
        int left = MOST;
        for (Kind<?> kind : index.kinds().list()) {
            SearchQuery page = SearchQuery.of(kind.name()).withTotal(false).withLimit(SearchQuery.MAX_LIMIT);
            boolean more = true;
            while (more && left > 0) {
                Hits hits = index.search(page);
                for (Hit hit : hits.items()) {
                    add(map, root, PageAddresses.of(kind, hit.document().id()));
                }
                left -= hits.items().size();
                more = hits.more();
                page = more
                        ? page.withPage(
                                SearchQuery.MAX_LIMIT, hits.items().getLast().cursor(), null)
                        : page;
            }
        }
        return Buffer.buffer(map.append("</urlset>\n").toString());
    }

    private static void add(StringBuilder map, String root, String path) {
        map.append("<url><loc>").append(root).append(path).append("</loc></url>\n");
    }
}
