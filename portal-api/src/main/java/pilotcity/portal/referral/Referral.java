package pilotcity.portal.referral;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is public of a referral. */
public record Referral(Row row, List<Entry> entries) {

    static Referral of(Row row) {
        JsonArray entries = row.getJsonArray("entries");
        return new Referral(
                row,
                entries == null
                        ? List.of()
                        : entries.stream()
                                .map(each -> new Entry((JsonObject) each))
                                .toList());
    }

    /** One thing that happened to it. */
    record Entry(JsonObject json) {
        Instant at() {
            return OffsetDateTime.parse(json.getString("at")).toInstant();
        }

        @Nullable
        String text(String name) {
            return json.getString(name);
        }
    }

    /**
     * How long it waited for a step.
     *
     * @param until null while it waits
     */
    record Wait(
            String status,
            Instant from,
            @Nullable Instant until,
            @Nullable Long seconds) {}

    String id() {
        return row.getString("id");
    }

    @Nullable
    String text(String column) {
        return row.getString(column);
    }

    Integer version() {
        return row.getInteger("version");
    }

    Long openCount() {
        return row.getLong("open_count");
    }

    List<String> records() {
        return List.of(row.getArrayOfStrings("records"));
    }

    Boolean simulated() {
        return row.getBoolean("simulated");
    }

    @Nullable
    Instant instant(String column) {
        OffsetDateTime time = row.get(OffsetDateTime.class, column);
        return time == null ? null : time.toInstant();
    }

    /** How long it was in each status; the waits join, so that they add up to its age. */
    List<Wait> waits() {
        List<Wait> waits = new ArrayList<>();
        String status = "sent";
        Instant from = Objects.requireNonNull(instant("sent_at"));
        for (String next : List.of("acknowledged", "answered", "closed")) {
            Instant until = instant(next + "_at");
            if (until != null) {
                waits.add(new Wait(status, from, until, until.getEpochSecond() - from.getEpochSecond()));
                status = next;
                from = until;
            }
        }
        if (!status.equals("closed")) {
            waits.add(new Wait(status, from, null, null));
        }
        return waits;
    }
}
