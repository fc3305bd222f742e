package pilotcity.portal.record;

/** A published photo of a record. */
record Photo(String id, int width, int height) {

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
