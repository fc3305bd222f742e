package pilotcity.portal.record;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A published photo of a record. */
record Photo(String id, int width, int height) {

    static List<Photo> list(@Nullable JsonArray photos) {
        return photos == null
                ? List.of()
                : photos.stream()
                        .map(JsonObject.class::cast)
                        .map(photo ->
                                new Photo(photo.getString("id"), photo.getInteger("width"), photo.getInteger("height")))
                        .toList();
    }

    /** Where photo {@code id} is served. */
    static String address(String id) {
        return "/media/" + id + ".jpg";
    }

    String url() {
        return address(id);
    }

    String thumbnail() {
        return "/media/" + id + "-small.jpg";
    }
}
