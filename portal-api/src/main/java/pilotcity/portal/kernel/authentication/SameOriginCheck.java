package pilotcity.portal.kernel.authentication;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.problem.Problem;

/** Tells requests of the portal's own pages from requests that another site made the browser send. */
public final class SameOriginCheck {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final @Nullable String publicAuthority;

    /** @param publicUrl how the outside reaches the portal, or empty */
    SameOriginCheck(String publicUrl) {
        this.publicAuthority = authority(publicUrl);
    }

    /** @throws Problem FORBIDDEN when the request changes something and does not come from one of our pages */
    public void require(RoutingContext context) {
        if (!SAFE.contains(context.request().method()) && !isOwn(context.request())) {
            throw Problem.of(
                    Problem.Kind.FORBIDDEN,
                    "a form, or a request with the session cookie, must come from the portal's own pages: a program sends their Origin");
        }
    }

    private boolean isOwn(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = authority(request.getHeader("Origin"));
        return origin != null && (origin.equals(publicAuthority) || origin.equals(String.valueOf(request.authority())));
    }

    private static @Nullable String authority(@Nullable String url) {
        try {
            return url == null ? null : new URI(url).getRawAuthority();
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
