package pilotcity.portal.servicerequest.publication;

/** A published photo of a record. */
public record PublishedPhoto(String id, int width, int height) {

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
