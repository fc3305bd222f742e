package pilotcity.portal.face.graphql;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import pilotcity.portal.kernel.http.response.ResponseSender;

/**
 * {@code /graphql/schema.graphql}: the schema in the schema definition language, for those who generate code from it.
 */
record SchemaDownload(String sdl) {
    private static final String PATH = "/graphql/schema.graphql";
    private static final String TYPE = "text/plain; charset=utf-8";

    void mount(Router router) {
        ResponseSender.routeRead(router, PATH, context -> ResponseSender.send(context, TYPE, Buffer.buffer(sdl)));
    }
}
