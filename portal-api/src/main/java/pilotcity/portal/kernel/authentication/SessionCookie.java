package pilotcity.portal.kernel.authentication;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The token of somebody who is signed in on the pages. Scripts cannot read it, and other sites' forms do not send it.
 * A browser takes 4 KB a cookie, so a long token lies in several.
 */
public final class SessionCookie {
    public static final String NAME = "portal_session";

    private static final int PART = 3500;
    private static final int MOST_PARTS = 3;
    private static final Duration LONGEST = Duration.ofDays(30);

    private final boolean secure;

    SessionCookie(boolean secure) {
        this.secure = secure;
    }

    /** The token that is sent along, whether or not it still holds. */
    public Optional<String> find(RoutingContext context) {
        StringBuilder token = new StringBuilder();
        for (int part = 0; part < MOST_PARTS; part++) {
            Cookie cookie = context.request().getCookie(name(part));
            if (cookie == null) {
                break;
            }
            token.append(cookie.getValue());
        }
        return token.isEmpty() ? Optional.empty() : Optional.of(token.toString());
    }

    public void set(RoutingContext context, String token, Instant expires) {
        Duration left = Duration.between(Instant.now(), expires);
        long seconds = Math.max(1, left.compareTo(LONGEST) < 0 ? left.toSeconds() : LONGEST.toSeconds());
        for (int part = 0; part < MOST_PARTS; part++) {
            int from = Math.min(token.length(), part * PART);
            String value = token.substring(from, Math.min(token.length(), from + PART));
            put(context, name(part), value, value.isEmpty() ? 0 : seconds);
        }
    }

    public void clear(RoutingContext context) {
        for (int part = 0; part < MOST_PARTS; part++) {
            put(context, name(part), "", 0);
        }
    }

    private void put(RoutingContext context, String name, String value, long seconds) {
        context.response()
                .addCookie(Cookie.cookie(name, value)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(secure)
                        .setSameSite(CookieSameSite.LAX)
                        .setMaxAge(seconds));
    }

    private static String name(int part) {
        return part == 0 ? NAME : NAME + "_" + (part + 1);
    }
}
