package pilotcity.portal.servicerequest.lifecycle;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.db.mapping.NamedStatement;
import pilotcity.portal.kernel.privacy.PersonalDataMasking;

/** New entries in the history of one record. */
public final class HistoryWriter {
    private static final NamedStatement APPEND = NamedStatement.of(inserting());

    private final JsonArray entries = new JsonArray();
    private final Instant at;
    private final ActingParty party;

    public HistoryWriter(Instant at, ActingParty party) {
        this.at = at;
        this.party = party;
    }

    /** The statement, or part of one, that adds {@code :entries} to {@code :record}. */
    public static String inserting() {
        return """
            INSERT INTO record_entry (id, record, at, type, step, status, role, organisation, holder,
                                      holder_organisation, subject, value, confidence, supersedes, note, note_original,
                                      reference, photos, model)
            OVERRIDING SYSTEM VALUE
            SELECT entry.id, :record, entry.at, entry.type, entry.step, entry.status, entry.role, entry.organisation,
                   entry.holder, entry.holder_organisation, entry.subject, entry.value, entry.confidence,
                   CASE WHEN entry.type = 'classification'
                        THEN coalesce(lag(entry.id) OVER (PARTITION BY entry.type, entry.subject ORDER BY entry.id),
                                      (SELECT max(earlier.id) FROM record_entry earlier
                                        WHERE earlier.record = :record AND earlier.type = 'classification'
                                          AND earlier.subject = entry.subject)) END,
                   entry.note, entry.note_original, entry.reference, entry.photos, entry.model
              FROM (SELECT nextval('record_entry_id_seq') AS id, given.*
                      FROM jsonb_to_recordset(:entries::jsonb)
                           AS given (at timestamptz, type text, step text, status text, role text, organisation text,
                                     holder text, holder_organisation text, subject text, value text,
                                     confidence real, note text, note_original text, reference text, photos text[],
                                     model text)) entry
             ORDER BY entry.id
            """;
    }

    public JsonArray json() {
        return entries;
    }

    private JsonObject entry(String type, ActingParty by) {
        JsonObject entry = new JsonObject()
                .put("at", at.toString())
                .put("type", type)
                .put("role", by.role())
                .put("organisation", by.organisation());
        entries.add(entry);
        return entry;
    }

    /** A step into {@code status}; {@code holder} has custody from now on. */
    public JsonObject step(String action, Status status, String holder, @Nullable String organisation) {
        return entry("step", party)
                .put("step", action)
                .put("status", status.code())
                .put("holder", holder)
                .put("holder_organisation", organisation);
    }

    public JsonObject remark() {
        return entry("remark", party);
    }

    public void classification(String subject, @Nullable String value, @Nullable Double confidence, ActingParty by) {
        entry("classification", by).put("subject", subject).put("value", value).put("confidence", confidence);
    }

    /** The same as what stood before one's own entry {@code taken}, which it takes back. */
    public void takingBack(String subject, @Nullable String value, String taken) {
        entry("classification", party)
                .put("subject", subject)
                .put("value", value)
                .put("reference", taken);
    }

    /** What a model proposes; a decision about the same subject that follows supersedes it. */
    public void suggestion(String subject, String value, @Nullable Double confidence, String model) {
        entry("classification", ActingParty.MODEL)
                .put("subject", subject)
                .put("value", value)
                .put("confidence", confidence)
                .put("model", model);
    }

    /** Adds a comment: masked for the public, and the original where it differs. */
    public static void addNote(JsonObject entry, @Nullable String note) {
        if (note != null) {
            String masked = PersonalDataMasking.screen(note).masked();
            entry.put("note", masked).put("note_original", masked.equals(note) ? null : note);
        }
    }

    public Future<Void> appendTo(SqlClient sql, String record) {
        return entries.isEmpty()
                ? Future.succeededFuture()
                : APPEND.bind("record", record)
                        .bind("entries", entries)
                        .execute(sql)
                        .mapEmpty();
    }
}
