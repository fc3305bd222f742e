package pilotcity.portal.kernel.http.response;

/** The field {@code Link} (RFC 8288, clause 3). */
public final class LinkHeader {
    private LinkHeader() {}

    public static String of(String address, String relation) {
        return "<" + address + ">; rel=\"" + relation + "\"";
    }

    public static String of(String address, String relation, String type) {
        return of(address, relation) + "; type=\"" + type + "\"";
    }
}
