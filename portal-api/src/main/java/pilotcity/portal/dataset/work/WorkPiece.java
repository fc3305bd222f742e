package pilotcity.portal.dataset.work;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What is to be done about one file or one table of a draft. */
sealed interface WorkPiece {
    /** How often it has been begun, this time included. */
    int attempts();

    /** An upload to be looked at. */
    record ReceivedFile(String id, String name, String upload, JsonObject earlier, int attempts) implements WorkPiece {}

    /** A table to propose a schema for, where it has none, or to check. */
    record WaitingTable(
            String file,
            String name,
            String source,
            boolean checking,
            int round,
            JsonObject options,
            @Nullable JsonObject schema,
            boolean strict,
            String fileName,
            String sha256,
            @Nullable JsonObject earlier,
            int attempts)
            implements WorkPiece {}
}
