package pilotcity.portal.face.links;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;

/** Addresses that are named to be written to, or to be asked with more than their name. */
final class ExpectedDeadLinks {
    /** Programs are told where to send what. */
    private static final Pattern ENDPOINT = Pattern.compile("/(graphql|mcp)");

    /**
     * A JSON Schema dialect and the terms of a vocabulary are names; categories of feeds name the field that they are
     * of.
     */
    private static final Pattern NAME = Pattern.compile("/(ns|id|def|vocabulary)/.*");

    private ExpectedDeadLinks() {}

    static boolean is(String address, HttpResponse<String> response) {
        int status = response.statusCode();
        return ENDPOINT.matcher(address).matches() && (status == 405 || status == 422 || status == 400)
                || NAME.matcher(address).matches() && status == 404;
    }
}
