package pilotcity.portal.servicerequest.publication;

import org.jspecify.annotations.Nullable;

/**
 * A published photo of a record.
 *
 * @param hash by what its picture is known again, as 16 hexadecimal digits; null where it is too plain
 */
public record PublishedPhoto(
        String id, int width, int height, @Nullable String hash) {

    /** Where photo {@code id} is served. */
    public static String address(String id) {
        return "/media/" + id + ".jpg";
    }

    public String url() {
        return address(id);
    }

    public String thumbnail() {
        return "/media/" + id + "-small.jpg";
    }
}
