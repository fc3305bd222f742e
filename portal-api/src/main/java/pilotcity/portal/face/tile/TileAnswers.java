package pilotcity.portal.face.tile;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import pilotcity.portal.face.tile.mvt.MvtLayerEncoder;
import pilotcity.portal.kernel.http.response.ResponseSender;

/** Sending tiles. */
final class TileAnswers {
    private static final String KEPT = "public, max-age=60, stale-while-revalidate=600";

    private TileAnswers() {}

    /** Sends a tile; one without features is 204 (OGC API Tiles 1.0, clause 7.1.3). */
    static Future<Void> tile(RoutingContext context, Buffer body) {
        boolean fresh = context.queryParams().contains("atLeast");
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, fresh ? ResponseSender.REVALIDATED : KEPT);
        return body.length() == 0
                ? context.response().setStatusCode(204).end()
                : ResponseSender.send(context, MvtLayerEncoder.MEDIA_TYPE, body);
    }
}
