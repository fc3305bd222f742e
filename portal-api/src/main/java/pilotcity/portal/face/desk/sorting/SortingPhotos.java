package pilotcity.portal.face.desk.sorting;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pilotcity.portal.kernel.authentication.Authentication;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.media.PhotoStore;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.write.PrivatePartReader;

/**
 * {@code /desk/sorting/photos/{record}/{photo}.jpg}, or with {@code -small} its thumbnail: photos of a record for those
 * who may see what is not public of it. Those of an unsorted record are published when its category says that they may.
 */
record SortingPhotos(Authentication authentication, PrivatePartReader privateParts, PhotoStore photos) {
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{32})(-small)?\\.jpg");

    Future<Void> send(RoutingContext context) {
        Matcher name = NAME.matcher(ResponseSender.path(context, "name"));
        if (!name.matches()) {
            throw Problem.notFound("there is no such photo");
        }
        String record = ResponseSender.path(context, "id");
        return authentication
                .liveActor(context)
                .compose(actor -> privateParts.read(Sorter.RECORD, actor, record))
                .compose(original -> {
                    JsonArray own = original.getJsonArray("photos");
                    if (own == null || !own.contains(name.group(1))) {
                        throw Problem.notFound("the record has no such photo");
                    }
                    return photos.findUnpublished(name.group(1), name.group(2) != null);
                })
                .compose(found -> {
                    Buffer photo = found.orElseThrow(() -> Problem.notFound("there is no such photo"));
                    return context.response()
                            .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-store")
                            .putHeader(HttpHeaders.CONTENT_TYPE, "image/jpeg")
                            .end(photo);
                });
    }
}
