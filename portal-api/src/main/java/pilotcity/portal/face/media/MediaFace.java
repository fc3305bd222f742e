package pilotcity.portal.face.media;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.OperationSection;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;

/**
 * {@code /media/{id}.jpg} and {@code /media/{id}-small.jpg}: published photos. What is withdrawn is gone within
 * minutes.
 */
public final class MediaFace implements Face {
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{32})(-small)?\\.jpg");
    private static final Operation PHOTO = Operation.read(
                    "/media/{name}", "getPhoto", OperationSection.FILES, "照片", "A photo")
            .describe("公开的照片；-small 为小图。", "A published photo, or with -small its thumbnail.")
            .withParameters(OperationParameter.path("name", "文件名", "The name of the file")
                    .withSchema(SchemaBuilder.pattern("^" + NAME.pattern() + "$")))
            .withResponse(OperationResponse.of(200, "image/jpeg", new JsonObject(), "照片", "The photo")
                    .withHeaders("ETag"));
    private static final String CACHE = "public, max-age=300";

    private final BiFunction<String, Boolean, Future<Optional<Buffer>>> photos;

    /** @param photos finds the photo of an id, or its thumbnail */
    public MediaFace(BiFunction<String, Boolean, Future<Optional<Buffer>>> photos) {
        this.photos = photos;
    }

    @Override
    public void mount(Router router) {
        PHOTO.mount(router, (context, given) -> send(context));
    }

    @Override
    public List<Operation> operations() {
        return List.of(PHOTO);
    }

    private Future<Void> send(RoutingContext context) {
        Matcher name = NAME.matcher(ResponseSender.path(context, "name"));
        if (!name.matches()) {
            throw Problem.notFound("there is no such photo");
        }
        return photos.apply(name.group(1), name.group(2) != null).compose(found -> {
            Buffer photo = found.orElseThrow(() -> Problem.notFound("there is no such photo"));
            context.response().putHeader(HttpHeaders.CACHE_CONTROL, CACHE);
            return ResponseSender.send(context, "image/jpeg", photo);
        });
    }
}
