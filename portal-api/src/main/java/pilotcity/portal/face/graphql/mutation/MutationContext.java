package pilotcity.portal.face.graphql.mutation;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import pilotcity.portal.kernel.authentication.CallerResolver;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.idempotency.CommittedWrite;
import pilotcity.portal.kernel.verb.VerbCall;
import pilotcity.portal.kernel.verb.Verbs;

/**
 * What mutations need of the portal.
 *
 * @param write does a verb; completes when it is durable
 * @param reach completes when reads see what the token stands for, or fails after the time given
 */
public record MutationContext(
        Verbs verbs,
        Function<VerbCall, Future<CommittedWrite>> write,
        BiFunction<ChangeToken, Duration, Future<Void>> reach,
        CallerResolver callers) {}
