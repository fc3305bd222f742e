package pilotcity.portal.face.access;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.kernel.authentication.Authentication;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.http.request.BodyReader;
import pilotcity.portal.kernel.http.request.FormParser;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.limits.RateLimits;
import pilotcity.portal.kernel.oidc.OidcSignIn;
import pilotcity.portal.kernel.oidc.SignInFailure;
import pilotcity.portal.kernel.problem.Problem;

/** Where the pages send somebody to sign in, with a token or with the outside issuer, and to sign out. */
final class SignInPages {
    private static final String SIGN_IN = "/sign-in";
    private static final String CALLBACK = SIGN_IN + "/callback";
    private static final String ATTEMPT = "portal_sign_in";
    private static final int ATTEMPT_SECONDS = 600;

    /** Under this key a request notes why it did not sign in. */
    private static final String FAILURE = "signInFailure";

    private static final int LONGEST_FORM = 16_384;

    /** A path on this host: two slashes, or one and a backslash, would begin another host's. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]{0,2000}");

    private final Authentication authentication;
    private final RateLimits limits;
    private final BodyReader bodies;
    private final String publicUrl;

    SignInPages(Authentication authentication, RateLimits limits, BodyReader bodies, String publicUrl) {
        this.authentication = authentication;
        this.limits = limits;
        this.bodies = bodies;
        this.publicUrl = publicUrl.replaceAll("/$", "");
    }

    void mount(Router router) {
        router.post(SIGN_IN).handler(bodies.handler(LONGEST_FORM));
        ResponseSender.routeChange(router, HttpMethod.POST, SIGN_IN, this::withToken);
        ResponseSender.routeRead(router, SIGN_IN + "/start", this::start);
        ResponseSender.routeRead(router, CALLBACK, this::callback);
        router.post("/sign-out").handler(bodies.handler(LONGEST_FORM));
        ResponseSender.routeChange(router, HttpMethod.POST, "/sign-out", this::signOut);
    }

    /** With the form fields {@code token} and {@code next}. */
    private Future<Void> withToken(RoutingContext context) {
        authentication.sameOrigin().require(context);
        limits.forAddress(context);
        Map<String, String> form = form(context);
        String token = form.get("token");
        if (token == null || InvisibleCharacters.isBlank(token)) {
            throw Problem.field("token", "is missing");
        }
        String next = form.get("next");
        return signIn(context, InvisibleCharacters.strip(token), next)
                .recover(failure -> askAgain(context, failure, problem -> SignInFailure.TOKEN, next));
    }

    private static Map<String, String> form(RoutingContext context) {
        Map<String, String> texts = new HashMap<>();
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (FormParser.isForm(type)) {
            FormParser.read(String.valueOf(type), BodyReader.body(context), (name, value) -> {
                if (value instanceof String text) {
                    texts.putIfAbsent(name, text);
                }
            });
        }
        return texts;
    }

    /** A person sees the error on the page where they can try again; a program gets the problem. */
    private static Future<Void> askAgain(
            RoutingContext context, Throwable failure, Function<Problem, SignInFailure> usual, @Nullable String next) {
        String accept = Objects.requireNonNullElse(context.request().getHeader(HttpHeaders.ACCEPT), "");
        if (!(failure instanceof Problem problem) || !accept.contains("text/html")) {
            return Future.failedFuture(failure);
        }
        String back = local(next);
        String form = back.equals("/en") || back.startsWith("/en/") ? "/en" + SIGN_IN : SIGN_IN;
        return redirect(
                context,
                form + "?failed=" + meaning(context, problem, usual).code() + "&next=" + UrlEncoding.query(back));
    }

    private static SignInFailure meaning(
            RoutingContext context, Problem problem, Function<Problem, SignInFailure> usual) {
        SignInFailure noted = context.get(FAILURE);
        return noted == null ? usual.apply(problem) : noted;
    }

    /** A failure whose problem alone does not say what to do. */
    private static Problem refused(RoutingContext context, SignInFailure failure, String reason) {
        context.put(FAILURE, failure);
        return failure.problem(reason);
    }

    private Future<Void> signIn(RoutingContext context, String token, @Nullable String next) {
        return authentication.ofToken(token).compose(actor -> {
            if (!actor.canMint()) {
                throw refused(
                        context, SignInFailure.ANONYMOUS, "an anonymous token is for one report, not to sign in with");
            }
            if (actor.grants().isEmpty()) {
                throw refused(
                        context,
                        SignInFailure.NOTHING_ALLOWED,
                        "the token has no grants; nothing is allowed to its holder here");
            }
            authentication.cookie().set(context, token, actor.expires());
            return redirect(context, local(next));
        });
    }

    private Future<Void> start(RoutingContext context) {
        OidcSignIn.Attempt attempt = OidcSignIn.begin(local(context.request().getParam("next")));
        limits.forAddress(context);
        return signIn().address(attempt, redirectAddress(context))
                .compose(address -> {
                    keep(context, attempt.written(), ATTEMPT_SECONDS);
                    return redirect(context, address);
                })
                .recover(failure -> askAgain(context, failure, SignInFailure::of, attempt.next()));
    }

    private Future<Void> callback(RoutingContext context) {
        limits.forAddress(context);
        OidcSignIn in = signIn();
        Cookie kept = context.request().getCookie(ATTEMPT);
        keep(context, "", 0);
        OidcSignIn.Attempt attempt;
        try {
            attempt = OidcSignIn.Attempt.read(kept == null ? null : kept.getValue());
        } catch (Problem problem) {
            return askAgain(context, problem, SignInFailure::of, null);
        }
        String error = context.request().getParam("error");
        return in.require(
                        attempt, parameter(context, "state"), context.request().getParam("iss"))
                .compose(own -> error == null
                        ? in.token(attempt, parameter(context, "code"), redirectAddress(context))
                        : Future.failedFuture(refusal(context, error)))
                .compose(token -> signIn(context, token, attempt.next()))
                .recover(failure -> askAgain(context, failure, SignInFailure::of, attempt.next()));
    }

    private static Problem refusal(RoutingContext context, String error) {
        String known = error.matches("[a-z_]{1,40}") ? error : "something that is no error of OAuth";
        return refused(context, SignInFailure.ofIssuer(error), "the outside issuer says: " + known);
    }

    private static String parameter(RoutingContext context, String name) {
        return Objects.requireNonNullElse(context.request().getParam(name), "");
    }

    private OidcSignIn signIn() {
        return authentication
                .findSignIn()
                .orElseThrow(() -> Problem.notFound("no outside issuer is configured to sign in with"));
    }

    private Future<Void> signOut(RoutingContext context) {
        authentication.sameOrigin().require(context);
        authentication.cookie().clear(context);
        return redirect(context, local(form(context).get("next")));
    }

    private void keep(RoutingContext context, String attempt, long seconds) {
        context.response()
                .addCookie(Cookie.cookie(ATTEMPT, attempt)
                        .setPath(SIGN_IN)
                        .setHttpOnly(true)
                        .setSecure(publicUrl.startsWith("https:"))
                        .setSameSite(CookieSameSite.LAX)
                        .setMaxAge(seconds));
    }

    /** Where the issuer sends the browser back to; it must know this address. */
    private String redirectAddress(RoutingContext context) {
        return publicUrl.isEmpty() ? "http://" + context.request().authority() + CALLBACK : publicUrl + CALLBACK;
    }

    private static String local(@Nullable String next) {
        return next != null && LOCAL.matcher(next).matches() ? next : "/";
    }

    private static Future<Void> redirect(RoutingContext context, String address) {
        return context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, address)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }
}
