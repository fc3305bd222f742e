package pilotcity.portal.kernel.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an address answers to, for the {@code Allow} header of a 405 (RFC 9110, clause 15.5.6). */
final class AllowedMethods {
    private AllowedMethods() {}

    static String of(Router router, String path) {
        Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
        for (Route route : router.getRoutes()) {
            Set<HttpMethod> own = route.methods();
            if (own != null && matches(route, path)) {
                methods.addAll(own.stream().map(HttpMethod::name).collect(Collectors.toSet()));
            }
        }
        return String.join(", ", methods);
    }

    private static boolean matches(Route route, String path) {
        String pattern = route.getPath();
        return pattern != null
                && path.matches(pattern.replaceAll(":[A-Za-z]+", "[^/]+").replace("*", ".*"));
    }
}
