package pilotcity.portal.kernel.idempotency;

import io.vertx.core.json.JsonObject;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.verb.VerbCall;
import pilotcity.portal.kernel.verb.VerbOutcome;

/**
 * A committed write.
 *
 * @param token reads that name it see the write
 * @param answer what else the caller learns
 * @param repeated whether this was answered before, to a request with the same idempotency key
 */
public record CommittedWrite(
        String kind, String id, int version, ChangeToken token, JsonObject answer, boolean repeated) {
    public static CommittedWrite of(VerbCall call, VerbOutcome outcome, ChangeToken token) {
        return new CommittedWrite(call.verb().kind(), outcome.id(), outcome.version(), token, outcome.answer(), false);
    }
}
