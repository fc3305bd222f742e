package pilotcity.portal.kernel.limits;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.http.request.ClientAddress;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.problem.Problem;

/**
 * Limits by token and by address. Each method counts one request and puts {@code RateLimit-Policy} and {@code
 * RateLimit} on its answer; one too many is a problem 429 with {@code Retry-After}.
 */
public final class RateLimits {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final boolean forwarded;
    private final Quota address;
    private final Quota token;
    private final Quota anonymous;
    private final Quota grants;
    private final Quota suggestions;

    public RateLimits(Config config) {
        this(config, System::nanoTime);
    }

    RateLimits(Config config, LongSupplier nanos) {
        this.forwarded = config.flag(Setting.HTTP_FORWARDED);
        this.address = new Quota("address", config.integer(Setting.RATE_ADDRESS), MINUTE, nanos);
        this.token = new Quota("token", config.integer(Setting.RATE_TOKEN), MINUTE, nanos);
        this.anonymous = new Quota("anonymous", config.integer(Setting.RATE_ANONYMOUS), TEN_MINUTES, nanos);
        this.grants = new Quota("grants", config.integer(Setting.RATE_GRANTS), TEN_MINUTES, nanos);
        this.suggestions = new Quota("suggestions", config.integer(Setting.RATE_SUGGESTIONS), MINUTE, nanos);
    }

    /**
     * Counts a write, minting included.
     *
     * @throws Problem TOO_MANY_REQUESTS
     */
    public void forWrite(RoutingContext context, Actor actor) {
        take(context, own(actor).take(actor.token()), address.take(caller(context)));
    }

    /**
     * Counts a write that is no request of its own.
     *
     * @param from the address it comes from
     * @throws Problem TOO_MANY_REQUESTS
     */
    public void forWrite(String from, Actor actor) {
        refuse(List.of(own(actor).take(actor.token()), address.take(from)));
    }

    private Quota own(Actor actor) {
        return switch (actor.origin()) {
            case ANONYMOUS, LINK -> anonymous;
            case PORTAL, TOKEN, ISSUER -> token;
        };
    }

    /**
     * Counts a request for an anonymous token.
     *
     * @throws Problem TOO_MANY_REQUESTS
     */
    public void forAnonymousGrant(RoutingContext context) {
        take(context, grants.take(caller(context)));
    }

    /**
     * Counts an attempt to sign in, and whatever else is done without a token.
     *
     * @throws Problem TOO_MANY_REQUESTS
     */
    public void forAddress(RoutingContext context) {
        take(context, address.take(caller(context)));
    }

    /**
     * Counts texts that suggestions are asked for.
     *
     * @throws Problem TOO_MANY_REQUESTS
     */
    public void forSuggestions(RoutingContext context, int texts) {
        take(context, suggestions.take(caller(context), texts));
    }

    private String caller(RoutingContext context) {
        return ClientAddress.of(context, forwarded);
    }

    private static void take(RoutingContext context, Quota.State... states) {
        List<Quota.State> all = List.of(states);
        context.response()
                .putHeader("RateLimit-Policy", joined(all.stream().map(Quota.State::policy)))
                .putHeader("RateLimit", joined(all.stream().map(Quota.State::limit)));
        refuse(all);
    }

    private static void refuse(List<Quota.State> all) {
        all.stream().filter(Quota.State::isRefused).findFirst().ifPresent(refused -> {
            throw Problem.tooMany(
                    "the limit '" + refused.quota().name() + "' is used up; try again in " + refused.retry() + " s",
                    refused.retry());
        });
    }

    private static String joined(Stream<String> items) {
        return items.collect(Collectors.joining(", "));
    }
}
