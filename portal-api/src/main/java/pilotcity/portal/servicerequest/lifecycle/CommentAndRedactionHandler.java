package pilotcity.portal.servicerequest.lifecycle;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import pilotcity.portal.kernel.db.mapping.NamedStatement;
import pilotcity.portal.kernel.privacy.PersonalDataMasking;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.VerbOutcome;
import pilotcity.portal.kernel.verb.WriteTransaction;
import pilotcity.portal.kernel.verb.input.VerbInput;
import pilotcity.portal.servicerequest.publication.PhotoAttachments;

/** Comments on a request, and redaction of published content; neither changes the status. */
public final class CommentAndRedactionHandler {
    private static final String TOUCH = """
            UPDATE record SET updated_at = $2, version = version + 1 WHERE id = $1 RETURNING *
            """;

    private static final NamedStatement REDACT = NamedStatement.of("""
            UPDATE record SET description = coalesce(:description, description), address = CASE WHEN :hideAddress THEN NULL ELSE address END,
                   media_url = CASE WHEN :hideMedia THEN NULL ELSE media_url END, updated_at = :at, version = version + 1
             WHERE id = :id
            RETURNING *
            """);

    private static final String HIDE_PHOTOS = """
            WITH taken AS (
                UPDATE record_photo SET hidden = true WHERE record = $1 AND photo = ANY($2) RETURNING photo
            )
            UPDATE photo SET public = false FROM taken WHERE photo.id = taken.photo
            """;

    /** So that a later classification does not show it again. */
    private static final String NOTE_REDACTED = """
            INSERT INTO record_original (record, redacted) VALUES ($1, $2)
            ON CONFLICT (record) DO UPDATE SET redacted = record_original.redacted || excluded.redacted
            """;

    private CommentAndRedactionHandler() {}

    /** Says something to everybody who reads the record. */
    public static Future<VerbOutcome> comment(WriteTransaction transaction, VerbInput input) {
        return LockedServiceRequest.lock(transaction.sql(), transaction.id()).compose(record -> {
            transaction.requireVersion(record.version());
            ActingParty party = ActingParty.of(
                    transaction.actor(), transaction.permission(), record, EnumSet.allOf(Participant.class));
            Instant at = transaction.notBefore(record.updated());
            return PhotoAttachments.store(transaction, record.id(), record.flag("sensitive"), input)
                    .compose(photos -> {
                        HistoryWriter history = new HistoryWriter(at, party);
                        JsonObject entry = history.remark();
                        HistoryWriter.addNote(entry, input.get("note"));
                        entry.put("reference", input.text("reference"));
                        entry.put("photos", photos.isEmpty() ? null : new JsonArray(photos));
                        return history.appendTo(transaction.sql(), record.id());
                    })
                    .compose(said -> touch(transaction.sql(), record, at));
        });
    }

    private static Future<VerbOutcome> touch(SqlClient sql, LockedServiceRequest record, Instant at) {
        return sql.preparedQuery(TOUCH)
                .execute(Tuple.of(record.id(), at.atOffset(ZoneOffset.UTC)))
                .map(rows ->
                        outcome(record, new LockedServiceRequest(rows.iterator().next())));
    }

    private static VerbOutcome outcome(LockedServiceRequest before, LockedServiceRequest after) {
        return VerbOutcome.of(after.id(), after.version(), before.json(), after.json());
    }

    /** Takes words or photos out of what is public; the originals stay with the organisation that answers. */
    public static Future<VerbOutcome> redact(WriteTransaction transaction, VerbInput input) {
        return LockedServiceRequest.lock(transaction.sql(), transaction.id()).compose(record -> {
            transaction.requireVersion(record.version());
            ActingParty party = ActingParty.of(
                    transaction.actor(),
                    transaction.permission(),
                    record,
                    EnumSet.of(Participant.HOLDER, Participant.FOLLOWER));
            List<String> photos = input.texts("hidePhotos");
            Instant at = transaction.notBefore(record.updated());
            HistoryWriter history = new HistoryWriter(at, party);
            HistoryWriter.addNote(history.remark().put("step", "redact"), input.get("note"));
            return Future.all(
                            hide(transaction.sql(), record, photos),
                            noteRedacted(transaction.sql(), record, input),
                            history.appendTo(transaction.sql(), record.id()))
                    .compose(done -> redact(transaction.sql(), record, input, at));
        });
    }

    private static Future<Void> noteRedacted(SqlClient sql, LockedServiceRequest record, VerbInput input) {
        String[] redacted =
                Stream.of("hideAddress", "hideMedia").filter(input::flag).toArray(String[]::new);
        return sql.preparedQuery(NOTE_REDACTED)
                .execute(Tuple.of(record.id()).addArrayOfString(redacted))
                .mapEmpty();
    }

    private static Future<Void> hide(SqlClient sql, LockedServiceRequest record, List<String> photos) {
        return sql.preparedQuery(HIDE_PHOTOS)
                .execute(Tuple.of(record.id()).addArrayOfString(photos.toArray(String[]::new)))
                .map(done -> {
                    if (done.rowCount() < photos.size()) {
                        throw Problem.field("hidePhotos", "names a photo that the record does not have");
                    }
                    return null;
                });
    }

    private static Future<VerbOutcome> redact(SqlClient sql, LockedServiceRequest record, VerbInput input, Instant at) {
        return REDACT.bind("id", record.id())
                .bind("at", at)
                .bind("description", PersonalDataMasking.maskedOrNull(input.text("description")))
                .bind("hideAddress", input.flag("hideAddress"))
                .bind("hideMedia", input.flag("hideMedia"))
                .execute(sql)
                .map(rows ->
                        outcome(record, new LockedServiceRequest(rows.iterator().next())));
    }
}
