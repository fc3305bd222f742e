package pilotcity.portal.servicerequest.intake;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.db.mapping.ColumnValues;
import pilotcity.portal.kernel.db.mapping.NamedStatement;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.VerbOutcome;
import pilotcity.portal.kernel.verb.WriteTransaction;
import pilotcity.portal.kernel.verb.input.VerbInput;
import pilotcity.portal.servicerequest.lifecycle.ActingParty;
import pilotcity.portal.servicerequest.lifecycle.HistoryWriter;
import pilotcity.portal.servicerequest.lifecycle.LockedServiceRequest;
import pilotcity.portal.servicerequest.lifecycle.Participant;
import pilotcity.portal.servicerequest.publication.PublicPoint;

/**
 * Decides what a record is about, where, and to which campaign it belongs. What was decided before stays in the
 * history. The category decides the due time and what may be published.
 */
public final class ClassificationHandler {
    /** In place of a danger: somebody has looked, and there is none. */
    public static final String NO_DANGER = "none";

    /** Takes the category that a model suggests. */
    public static final String SUGGESTED = "suggested";

    /** Takes the category away. */
    public static final String UNSORTED = "unsorted";

    /** With the category that stood before and after one's own last decision: that one is taken back. */
    public static final String TAKES_BACK = "takesBack";

    private static final String CATEGORY = "category";
    private static final String DANGER = "danger";
    private static final List<String> SUBJECTS = List.of(CATEGORY, "place", "campaign");

    private static final NamedStatement CONTEXT = NamedStatement.of("""
        SELECT category.id AS category, category.sensitive, place.id AS place, campaign.id AS campaign,
               campaign.simulated AS in_simulation, %s,
               category_due(:category, record.reported_at) AS due,
               category_responsible_for(:category, :place) AS responsible,
               original.description AS given, original.address, original.answers, original.media_url, original.redacted,
               EXISTS (SELECT FROM record_entry entry
                        WHERE entry.record = :id AND entry.role = 'model' AND entry.subject = 'category') AS proposed
          FROM record
          LEFT JOIN record_original original ON original.record = record.id
          LEFT JOIN category ON category.id = :category
          LEFT JOIN place ON place.id = :place
          LEFT JOIN campaign ON campaign.id = :campaign
         WHERE record.id = :id
        """.formatted(CampaignAdmission.COLUMNS));

    private static final NamedStatement UPDATE = NamedStatement.of("""
        UPDATE record
           SET category = :category, place = :place, campaign = :campaign, due_at = :due, responsible = :responsible, lon = :lon, lat = :lat,
               danger = :danger, point_precision_m = :precision, address = :address, answers = :answers, media_url = :mediaUrl,
               overdue = coalesce(:due < CASE WHEN status = 'closed-by-source' THEN closed_at
                                             ELSE coalesce(closed_at, now()) END, false),
               updated_at = :at, version = version + 1
         WHERE id = :id
        RETURNING *
        """);

    private static final String SHOW_PHOTOS = """
        UPDATE photo SET public = $2 AND NOT record_photo.hidden
          FROM record_photo
         WHERE record_photo.record = $1 AND record_photo.photo = photo.id
        """;

    private static final String SUGGESTION = """
        SELECT role, value FROM record_entry
         WHERE record = $1 AND type = 'classification' AND subject = 'category'
         ORDER BY id DESC LIMIT 1
        """;

    private static final String OWN_LAST = """
        SELECT id FROM record_entry
         WHERE record = $1 AND type = 'classification' AND subject = 'category'
           AND id = (SELECT max(id) FROM record_entry
                      WHERE record = $1 AND type = 'classification' AND subject = 'category')
           AND role = $2 AND organisation IS NOT DISTINCT FROM $3 AND value = $4 AND reference IS NULL
        """;

    private ClassificationHandler() {}

    public static Future<VerbOutcome> classify(WriteTransaction transaction, VerbInput input) {
        return input.flag(SUGGESTED)
                ? suggested(transaction, input).compose(found -> decide(transaction, found))
                : decide(transaction, input);
    }

    /** The same input with the category that was suggested last, as long as nobody has decided. */
    private static Future<VerbInput> suggested(WriteTransaction transaction, VerbInput input) {
        if (input.has(CATEGORY) || isUnsorted(input)) {
            throw Problem.field(SUGGESTED, "goes with no category and not with " + UNSORTED);
        }
        return transaction
                .sql()
                .preparedQuery(SUGGESTION)
                .execute(Tuple.of(transaction.id()))
                .map(rows -> {
                    Map<String, Object> values = new LinkedHashMap<>(input.values());
                    rows.forEach(row -> {
                        if (row.getString("role").equals("model")) {
                            values.put(CATEGORY, row.getString("value"));
                        }
                    });
                    if (!values.containsKey(CATEGORY)) {
                        throw Problem.of(
                                Problem.Kind.CONFLICT, "no suggestion stands for record '" + transaction.id() + "'");
                    }
                    return new VerbInput(values);
                });
    }

    private static Future<VerbOutcome> decide(WriteTransaction transaction, VerbInput input) {
        if (SUBJECTS.stream().noneMatch(input::has) && !input.has(DANGER) && !isUnsorted(input)) {
            throw Problem.field(CATEGORY, "say what is decided: category, place, campaign or danger");
        }
        if (isUnsorted(input) && input.has(CATEGORY)) {
            throw Problem.field(UNSORTED, "a record that is unsorted has no category");
        }
        return LockedServiceRequest.lock(transaction.sql(), transaction.id()).compose(record -> {
            transaction.requireVersion(record.version());
            ActingParty party = ActingParty.of(
                    transaction.actor(), transaction.permission(), record, EnumSet.of(Participant.HOLDER));
            return context(transaction.sql(), record, input).compose(context -> {
                requireAfterwards(transaction, record, party, input);
                if (input.has("campaign") && !input.get("campaign").equals(record.text("campaign"))) {
                    record.requireSameSimulation(
                            context.getBoolean("in_simulation"), "campaign", input.get("campaign"));
                    CampaignAdmission.require(context, input.get("campaign"));
                }
                return taken(transaction.sql(), record, party, input)
                        .compose(taken -> write(transaction, record, party, input, context, taken));
            });
        });
    }

    /** Nobody moves a record out of what they may do, as they could not take one in from elsewhere. */
    private static void requireAfterwards(
            WriteTransaction transaction, LockedServiceRequest record, ActingParty party, VerbInput input) {
        try {
            transaction
                    .actor()
                    .require(record.permissionFor(transaction.permission())
                            .organisation(party.organisation())
                            .campaign(decided("campaign", record, input))
                            .at(decided("place", record, input), record.exactPoint()));
        } catch (Problem problem) {
            throw problem.about("as the record would be afterwards");
        }
    }

    /** The entry that is taken back; empty where none is. */
    private static Future<String> taken(
            SqlClient sql, LockedServiceRequest record, ActingParty party, VerbInput input) {
        if (!input.flag(TAKES_BACK)) {
            return Future.succeededFuture("");
        }
        if (!input.has(CATEGORY)) {
            throw Problem.field(TAKES_BACK, "goes with the category that was confirmed");
        }
        return sql.preparedQuery(OWN_LAST)
                .execute(Tuple.of(record.id(), party.role(), party.organisation(), input.text(CATEGORY)))
                .map(rows -> {
                    for (Row row : rows) {
                        return String.valueOf(row.getLong("id"));
                    }
                    throw Problem.of(
                            Problem.Kind.CONFLICT,
                            new Label("没有可撤回的决定", "there is no decision of one's own to take back"));
                });
    }

    private static boolean isUnsorted(VerbInput input) {
        return input.flag(UNSORTED);
    }

    private static @Nullable String decided(String subject, LockedServiceRequest record, VerbInput input) {
        if (subject.equals(CATEGORY) && isUnsorted(input)) {
            return null;
        }
        return input.has(subject) ? input.text(subject) : record.text(subject);
    }

    private static Future<Row> context(SqlClient sql, LockedServiceRequest record, VerbInput input) {
        var values = CONTEXT.bind("id", record.id());
        SUBJECTS.forEach(subject -> values.bind(subject, decided(subject, record, input)));
        return values.execute(sql).map(rows -> {
            Row row = rows.iterator().next();
            for (String subject : SUBJECTS) {
                if (input.has(subject) && row.getString(subject) == null) {
                    throw Problem.field(subject, "there is no " + subject + " '" + input.text(subject) + "'");
                }
            }
            return row;
        });
    }

    private static Future<VerbOutcome> write(
            WriteTransaction transaction,
            LockedServiceRequest record,
            ActingParty party,
            VerbInput input,
            Row context,
            String taken) {
        Instant at = transaction.notBefore(record.updated());
        HistoryWriter history = new HistoryWriter(at, party);
        Double confidence = input.number("confidence");
        if (input.has(CATEGORY) && !context.getBoolean("proposed")) {
            WordsProposal.of(record.text("description"), transaction.reader()).addCategoryTo(history);
        }
        if (!taken.isEmpty()) {
            history.takingBack(CATEGORY, input.text(CATEGORY), taken);
        }
        SUBJECTS.stream()
                .filter(subject -> taken.isEmpty() || !subject.equals(CATEGORY))
                .filter(subject -> input.has(subject) || (subject.equals(CATEGORY) && isUnsorted(input)))
                .forEach(subject -> history.classification(subject, input.text(subject), confidence, party));
        if (input.has(DANGER)) {
            history.classification(DANGER, danger(record, input), null, party);
        }
        if (input.has("note")) {
            HistoryWriter.addNote(history.remark(), input.text("note"));
        }
        boolean hidden = context.getString("category") == null || context.getBoolean("sensitive");
        return history.appendTo(transaction.sql(), record.id())
                .compose(appended ->
                        transaction.sql().preparedQuery(SHOW_PHOTOS).execute(Tuple.of(record.id(), !hidden)))
                .compose(shown -> update(transaction.sql(), record, input, context, hidden, at))
                .map(after -> VerbOutcome.of(record.id(), after.version(), record.json(), after.json()));
    }

    private static @Nullable String danger(LockedServiceRequest record, VerbInput input) {
        String decided = input.has(DANGER) ? input.text(DANGER) : record.text(DANGER);
        return NO_DANGER.equals(decided) ? null : decided;
    }

    private static Future<LockedServiceRequest> update(
            SqlClient sql, LockedServiceRequest record, VerbInput input, Row context, boolean hidden, Instant at) {
        PublicPoint point = PublicPoint.of(record.exactPoint(), hidden, null);
        PublicDetails publicDetails = PublicDetails.of(record, context, hidden);
        return UPDATE.bind("id", record.id())
                .bind("category", context.getString("category"))
                .bind("place", decided("place", record, input))
                .bind("campaign", decided("campaign", record, input))
                .bind("danger", danger(record, input))
                .bind("due", ColumnValues.findInstant(context, "due"))
                .bind("responsible", context.getString("responsible"))
                .bind("lon", point == null ? null : point.lon())
                .bind("lat", point == null ? null : point.lat())
                .bind("precision", point == null ? null : point.precision())
                .bind("address", publicDetails.address())
                .bind("answers", publicDetails.answers())
                .bind("at", at)
                .bind("mediaUrl", publicDetails.mediaUrl())
                .execute(sql)
                .map(rows -> new LockedServiceRequest(rows.iterator().next()));
    }
}
