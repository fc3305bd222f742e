package pilotcity.portal.kernel.audit;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.permission.Actor;

/** One entry of the audit log for many documents that the portal itself writes at once. */
public final class AuditBatch {
    private AuditBatch() {}

    /** @param document what the batch belongs to; {@code after} says which documents it wrote */
    public static Future<ChangeToken> append(
            SqlClient sql, String action, String kind, String document, JsonObject after) {
        JsonObject content = new JsonObject()
                .put("at", Instant.now().truncatedTo(ChronoUnit.MICROS).toString())
                .put("subject", Actor.PORTAL.subject())
                .put("token", Actor.PORTAL.token())
                .put("channel", action)
                .put("action", action)
                .put("kind", kind)
                .put("document", document)
                .put("after", after);
        return AuditLog.append(sql, content);
    }
}
