package pilotcity.portal.command;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./portal publish} is asked for.
 *
 * @param path a file or a folder of this machine
 * @param dataset null for the one that the folder describes, or else a new one
 * @param organisation who publishes a new one
 * @param accept whether proposed schemas are taken, with all that they ask but whether personal data may be public
 * @param answers ids of questions that are answered one by one
 * @param lenient whether cells that do not fit are left empty
 * @param hold whether it is handed in only
 * @param notes what is new in the version
 * @param with values of the description, before those of the folder
 */
record PublishOrder(
        Path path,
        @Nullable String dataset,
        @Nullable String organisation,
        boolean accept,
        List<String> answers,
        boolean lenient,
        boolean hold,
        @Nullable String notes,
        JsonObject with) {
    static PublishOrder read(String order) {
        JsonObject json = new JsonObject(order);
        return new PublishOrder(
                Path.of(json.getString("path")),
                json.getString("dataset"),
                json.getString("organisation"),
                json.getBoolean("accept", false),
                json.getJsonArray("answers", new JsonArray()).stream()
                        .map(String::valueOf)
                        .toList(),
                json.getBoolean("lenient", false),
                json.getBoolean("hold", false),
                json.getString("notes"),
                json.getJsonObject("with", new JsonObject()));
    }
}
