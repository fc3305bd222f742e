package pilotcity.portal.record;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of a record's history, as the view writes it: a step, a classification or a remark. */
record Entry(JsonObject json) {

    static List<Entry> list(@Nullable JsonArray entries) {
        return entries == null
                ? List.of()
                : entries.stream().map(each -> new Entry((JsonObject) each)).toList();
    }

    long id() {
        return json.getLong("id");
    }

    Instant at() {
        return OffsetDateTime.parse(json.getString("at")).toInstant();
    }

    boolean isClassification() {
        return "classification".equals(json.getString("type"));
    }

    @Nullable
    String holder() {
        return json.getString("holder");
    }

    @Nullable
    String holderOrganisation() {
        return json.getString("holder_organisation");
    }

    @Nullable
    String text(String name) {
        return json.getString(name);
    }

    @Nullable
    Double confidence() {
        return json.getDouble("confidence");
    }

    @Nullable
    Long supersedes() {
        return json.getLong("supersedes");
    }

    /** Addresses of the photos that came with it. */
    List<String> photos() {
        JsonArray ids = json.getJsonArray("photos");
        return ids == null
                ? List.of()
                : ids.stream().map(id -> Photo.address(String.valueOf(id))).toList();
    }
}
