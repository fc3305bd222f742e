package pilotcity.portal.face.graphql.mutation;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Function;
import pilotcity.portal.kernel.access.Callers;
import pilotcity.portal.kernel.changes.ChangeToken;
import pilotcity.portal.kernel.idempotency.CommittedWrite;
import pilotcity.portal.kernel.write.Call;
import pilotcity.portal.kernel.write.Verbs;

/**
 * What mutations need of the portal.
 *
 * @param write does a verb; completes when it is durable
 * @param reach completes when reads see what the token stands for, or fails after the time given
 */
public record Writing(
        Verbs verbs,
        Function<Call, Future<CommittedWrite>> write,
        BiFunction<ChangeToken, Duration, Future<Void>> reach,
        Callers callers) {}
