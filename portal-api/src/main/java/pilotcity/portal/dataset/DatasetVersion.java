package pilotcity.portal.dataset;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a data set was at one publication. Of a version that has been withdrawn nothing is shown but when and why.
 *
 * @param number counts the publications of the data set from 1
 * @param description as {@code dataset.json} has it
 * @param checksum of all its files and table schemas
 */
record DatasetVersion(
        String id,
        String dataset,
        int number,
        int version,
        String status,
        @Nullable String organisation,
        JsonObject description,
        JsonArray files,
        JsonArray tables,
        JsonObject quality,
        @Nullable String notes,
        @Nullable String notesEn,
        String checksum,
        Instant publishedAt,
        @Nullable Instant withdrawnAt,
        @Nullable String reason,
        @Nullable String reasonEn) {

    private boolean isShown() {
        return !status.equals("withdrawn");
    }

    /** The data set as this version has it. */
    Dataset shown() {
        return new Dataset(
                dataset,
                isShown() ? description : new JsonObject().put("title", description.getJsonObject("title")),
                isShown() ? files : new JsonArray(),
                publishedAt,
                publishedAt);
    }

    List<JsonObject> fileList() {
        return Dataset.objects(shown().files()).stream()
                .map(file -> file.copy().put("url", DatasetAddresses.file(dataset, number, file.getString("path"))))
                .toList();
    }

    JsonObject shownQuality() {
        return isShown() ? quality : new JsonObject();
    }

    List<JsonObject> tableList() {
        return isShown() ? Dataset.objects(tables) : List.of();
    }
}
