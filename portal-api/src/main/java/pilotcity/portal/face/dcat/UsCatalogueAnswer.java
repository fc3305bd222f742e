package pilotcity.portal.face.dcat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SortStep;
import pilotcity.portal.face.dcat.listing.CataloguePageReader;
import pilotcity.portal.face.dcat.us.UsCatalogue;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.read.TolerantListing;

/**
 * Sends a whole catalogue as one JSON document. One of up to {@value #AT_ONCE} data sets has an entity tag; a larger
 * one is written piece by piece, so that it takes no more memory.
 */
final class UsCatalogueAnswer {
    private static final int AT_ONCE = 500;

    private final ReadPool readPool;
    private final LastModifiedAnswers answers;

    UsCatalogueAnswer(ReadPool readPool, LastModifiedAnswers answers) {
        this.readPool = readPool;
        this.answers = answers;
    }

    /** Some of the data sets, as JSON without brackets. */
    private record Piece(String json, @Nullable String next) {}

    Future<Void> send(RoutingContext context, String type, UsCatalogue catalogue) {
        return readPool.read(index -> piece(index, catalogue, null)).compose(first -> {
            String head = catalogue.head().encode();
            Buffer start = Buffer.buffer(head.substring(0, head.length() - 1))
                    .appendString(",\"" + catalogue.list() + "\":[")
                    .appendString(first.json());
            String next = first.next();
            return next == null
                    ? answers.send(context, type, start.appendString("]}"))
                    : stream(context, type, catalogue, start, next);
        });
    }

    private Future<Void> stream(RoutingContext context, String type, UsCatalogue catalogue, Buffer start, String next) {
        context.response()
                .setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader(HttpHeaders.CACHE_CONTROL, ResponseSender.REVALIDATED);
        if (context.request().method().equals(HttpMethod.HEAD)) {
            return context.response().end();
        }
        return context.response().write(start).compose(written -> rest(context, catalogue, next));
    }

    private Future<Void> rest(RoutingContext context, UsCatalogue catalogue, String after) {
        return readPool.read(index -> piece(index, catalogue, after)).compose(piece -> {
            Buffer more = Buffer.buffer(piece.json().isEmpty() ? "" : ",").appendString(piece.json());
            String next = piece.next();
            return next == null
                    ? context.response().end(more.appendString("]}"))
                    : context.response().write(more).compose(written -> rest(context, catalogue, next));
        });
    }

    private static Piece piece(Index index, UsCatalogue catalogue, @Nullable String after) {
        Hits hits = index.search(SearchQuery.of(CatalogueEntry.KIND)
                .withSort(List.of(new SortStep("id", false)))
                .withTotal(false)
                .withPage(AT_ONCE, after, null));
        String json = String.join(
                ",",
                TolerantListing.of(
                        hits.items().stream().map(Hit::document).toList(),
                        document -> catalogue
                                .dataset(CatalogueEntry.of(document, index.kinds()))
                                .encode()));
        return new Piece(json, hits.more() ? hits.items().getLast().cursor() : null);
    }

    static Problem unknownProfile(String given) {
        return Problem.field(
                CataloguePageReader.PROFILES,
                "must be dcat-ap or, for JSON-LD, dcat-us-3 or dcat-us-1.1, not '" + given + "'");
    }
}
