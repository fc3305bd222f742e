package pilotcity.portal.kernel.verb;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What a verb did.
 *
 * @param id the document that was written
 * @param version its version now; every write makes the next one
 * @param before what was public of it, as the audit log keeps it; null when it is new
 * @param after what is public of it now
 * @param answer what else the caller learns, such as the link to follow a report up by
 */
public record VerbOutcome(String id, int version, @Nullable JsonObject before, JsonObject after, JsonObject answer) {

    public static VerbOutcome of(String id, int version, @Nullable JsonObject before, JsonObject after) {
        return new VerbOutcome(id, version, before, after, new JsonObject());
    }

    public VerbOutcome withAnswer(JsonObject with) {
        return new VerbOutcome(id, version, before, after, with);
    }
}
