package pilotcity.portal.servicerequest.intake;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.db.mapping.ColumnValues;
import pilotcity.portal.kernel.db.mapping.NamedStatement;
import pilotcity.portal.kernel.privacy.GivenNames;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.WriteTransaction;
import pilotcity.portal.kernel.verb.input.VerbInput;
import pilotcity.portal.servicerequest.lifecycle.ActingParty;
import pilotcity.portal.servicerequest.lifecycle.HistoryWriter;
import pilotcity.portal.servicerequest.lifecycle.LockedServiceRequest;
import pilotcity.portal.servicerequest.lifecycle.Status;
import pilotcity.portal.servicerequest.publication.PublicPoint;

/**
 * Makes records of the further matters that one report raises. The record itself stays as it was reported, with its
 * photos and its follow-up link; those that are made of its parts name it and are at the same place.
 */
public final class PartRecords {
    public static final int MOST = 5;
    public static final String FIELD = "parts";

    /** Where the answer of a verb lists the ids of the new records. */
    public static final String IDS = "records";

    private static final NamedStatement CONTEXT = NamedStatement.of("""
            SELECT nextval('record_number')::text AS id, category.id AS category, category.open,
                   coalesce(category.sensitive, true) AS hidden,
                   category_due(:category, record.reported_at) AS due,
                   category_responsible_for(:category, record.place) AS responsible
              FROM record LEFT JOIN category ON category.id = :category
             WHERE record.id = :record
            """);

    private static final NamedStatement INSERT = NamedStatement.of("""
            WITH written AS (
                INSERT INTO record (id, status, category, description, place, lon, lat, point_precision_m, address,
                                    campaign, holder, organisation, responsible, reported_at, updated_at, due_at, source,
                                    danger, split_from, simulated)
                SELECT :id, 'reported', :category, :description, place, :lon, :lat, :precision, :address, campaign,
                       :holder, :organisation, :responsible, reported_at, :at, :due, source, :danger, record.id, simulated
                  FROM record WHERE record.id = :record
                RETURNING id
            ), original AS (
                INSERT INTO record_original (record, description, lon, lat, given_lon, given_lat, crs, address)
                SELECT :id, :given, lon, lat, given_lon, given_lat, crs, address
                  FROM record_original WHERE record_original.record = :record
            )
            SELECT id FROM written
            """);

    private static final String TOUCH = """
            UPDATE record SET updated_at = $2, version = version + 1 WHERE id = $1 RETURNING *
            """;

    private final WriteTransaction transaction;
    private final LockedServiceRequest record;
    private final ActingParty party;
    private final Instant at;
    private final @Nullable String address;
    private final GivenNames names;
    private final Custody custody;

    /** Who has the new records in hand first. */
    public enum Custody {
        /** Whoever has the record that they are split from. */
        AS_THE_RECORD,
        /** The organisation of the campaign, else the one that answers for their own category. */
        AS_A_REPORT
    }

    /**
     * What has been made.
     *
     * @param record the one they come from, as it is now
     */
    record Written(LockedServiceRequest record, List<String> ids) {
        String listed() {
            return String.join(",", ids);
        }
    }

    private record Holder(String type, @Nullable String organisation) {}

    /**
     * @param address as it may be published, or null
     * @param names that the report gives, in the parts or elsewhere
     */
    PartRecords(
            WriteTransaction transaction,
            LockedServiceRequest record,
            ActingParty party,
            Instant at,
            @Nullable String address,
            GivenNames names,
            Custody custody) {
        this.transaction = transaction;
        this.record = record;
        this.party = party;
        this.at = at;
        this.address = address;
        this.names = names;
        this.custody = custody;
    }

    /** @param parts at least one */
    Future<Written> write(List<VerbInput> parts) {
        Future<List<String>> made = Future.succeededFuture(new ArrayList<>());
        int number = 0;
        for (VerbInput part : parts) {
            String field = FIELD + "[" + number++ + "]";
            made = made.compose(ids -> write(part, field).map(id -> {
                ids.add(id);
                return ids;
            }));
        }
        return made.compose(ids -> tell(ids).map(after -> new Written(after, ids)));
    }

    private Future<String> write(VerbInput part, String field) {
        return CONTEXT.bind("category", part.text("category"))
                .bind("record", record.id())
                .execute(transaction.sql())
                .map(rows -> rows.iterator().next())
                .compose(context -> {
                    requireCategory(context, part, field);
                    return insert(context, part);
                });
    }

    private static void requireCategory(Row context, VerbInput part, String field) {
        if (part.has("category") && context.getString("category") == null) {
            throw Problem.field(field + ".category", "there is no category '" + part.text("category") + "'");
        }
        if (Boolean.FALSE.equals(context.getBoolean("open"))) {
            throw Problem.field(
                    field + ".category", "'" + part.text("category") + "' takes no reports; choose one below it");
        }
    }

    private Future<String> insert(Row context, VerbInput part) {
        String id = context.getString("id");
        boolean hidden = context.getBoolean("hidden");
        String masked = names.maskedOrNull(part.text("description"));
        WordsProposal proposal = WordsProposal.of(masked, transaction.reader());
        PublicPoint point = PublicPoint.of(record.exactPoint(), hidden, accuracy());
        Holder holder = holder(context.getString("responsible"));
        return INSERT.bind("id", id)
                .bind("record", record.id())
                .bind("category", part.text("category"))
                .bind("description", masked)
                .bind("given", part.text("description"))
                .bind("lon", point == null ? null : point.lon())
                .bind("lat", point == null ? null : point.lat())
                .bind("precision", point == null ? null : point.precision())
                .bind("address", hidden ? null : address)
                .bind("holder", holder.type())
                .bind("organisation", holder.organisation())
                .bind("responsible", context.getString("responsible"))
                .bind("due", ColumnValues.findInstant(context, "due"))
                .bind("danger", proposal.danger())
                .bind("at", at)
                .execute(transaction.sql())
                .compose(written -> history(proposal, part, holder).appendTo(transaction.sql(), id))
                .map(id);
    }

    private Holder holder(@Nullable String responsible) {
        if (custody == Custody.AS_THE_RECORD) {
            return new Holder(String.valueOf(record.text("holder")), record.text("organisation"));
        }
        String collector = record.text("collector");
        String organisation = collector == null ? responsible : collector;
        return new Holder(organisation == null ? "portal" : "organisation", organisation);
    }

    /** Of a record that is hidden only the size of its grid cell is known. */
    private @Nullable Integer accuracy() {
        boolean exact = record.text("category") != null && !record.flag("sensitive");
        return exact ? record.row().getInteger("point_precision_m") : null;
    }

    private HistoryWriter history(WordsProposal proposal, VerbInput part, Holder holder) {
        HistoryWriter history = new HistoryWriter(at, party);
        history.step("report", Status.REPORTED, holder.type(), holder.organisation());
        proposal.addTo(history);
        if (part.has("category")) {
            history.classification("category", part.text("category"), null, party);
        }
        return history;
    }

    private Future<LockedServiceRequest> tell(List<String> ids) {
        String listed = String.join(", ", ids);
        String note = custody == Custody.AS_THE_RECORD ? "拆分为 Split into " : "同时上报 Reported together with ";
        HistoryWriter history = new HistoryWriter(at, party);
        history.remark().put("reference", listed).put("note", note + listed);
        return history.appendTo(transaction.sql(), record.id())
                .compose(appended -> transaction
                        .sql()
                        .preparedQuery(TOUCH)
                        .execute(Tuple.of(record.id(), at.atOffset(ZoneOffset.UTC))))
                .map(rows -> new LockedServiceRequest(rows.iterator().next()));
    }
}
