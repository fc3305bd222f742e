package pilotcity.portal.record;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.portal.kernel.db.Rows;

/** What is public of a record. The reporter's own words, exact place and contact are not here. */
public record ServiceRecord(Row row, List<Entry> entries, List<Photo> photos) {

    static ServiceRecord of(Row row) {
        return new ServiceRecord(row, Entry.list(row.getJsonArray("entries")), Photo.list(row.getJsonArray("photos")));
    }

    /** An answer to a question of the category. */
    record Answer(String question, List<String> values) {}

    String id() {
        return row.getString("id");
    }

    @Nullable
    String text(String column) {
        return row.getString(column);
    }

    @Nullable
    Integer integer(String column) {
        return row.getInteger(column);
    }

    @Nullable
    Boolean flag(String column) {
        return row.getBoolean(column);
    }

    @Nullable
    Instant instant(String column) {
        OffsetDateTime time = row.get(OffsetDateTime.class, column);
        return time == null ? null : time.toInstant();
    }

    @Nullable
    Point point() {
        return Rows.point(row);
    }

    boolean closed() {
        return Status.of(row.getString("status")).closed();
    }

    /** Whole seconds from report to closing, or null while it is open. */
    @Nullable
    Long age() {
        Instant closed = instant("closed_at");
        return closed == null ? null : Hop.seconds(Objects.requireNonNull(instant("reported_at")), closed);
    }

    List<Hop> hops() {
        return Hop.of(entries, instant("closed_at"));
    }

    /** Steps and remarks, in order. */
    List<Entry> timeline() {
        return entries.stream().filter(entry -> !entry.isClassification()).toList();
    }

    List<Entry> classifications() {
        return entries.stream().filter(Entry::isClassification).toList();
    }

    List<Answer> answers() {
        JsonObject answers = row.getJsonObject("answers");
        return answers == null
                ? List.of()
                : answers.stream()
                        .map(each -> new Answer(
                                each.getKey(),
                                ((io.vertx.core.json.JsonArray) each.getValue())
                                        .stream().map(String::valueOf).toList()))
                        .toList();
    }
}
