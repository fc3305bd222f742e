package pilotcity.portal.servicerequest.intake;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.db.mapping.ColumnValues;
import pilotcity.portal.kernel.db.mapping.NamedStatement;
import pilotcity.portal.kernel.division.PlaceLocator;
import pilotcity.portal.kernel.permission.Permission;
import pilotcity.portal.kernel.privacy.GivenNames;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.VerbOutcome;
import pilotcity.portal.kernel.verb.WriteTransaction;
import pilotcity.portal.kernel.verb.input.VerbInput;
import pilotcity.portal.servicerequest.lifecycle.ActingParty;
import pilotcity.portal.servicerequest.lifecycle.HistoryWriter;
import pilotcity.portal.servicerequest.lifecycle.LockedServiceRequest;
import pilotcity.portal.servicerequest.lifecycle.Status;
import pilotcity.portal.servicerequest.publication.MediaAddress;
import pilotcity.portal.servicerequest.publication.PhotoAttachments;
import pilotcity.portal.servicerequest.publication.PublicPoint;

/** Takes a new report. */
public final class ReportIntakeHandler {
    private static final NamedStatement CONTEXT = NamedStatement.of("""
            SELECT nextval('record_number')::text AS id,
                   category.id AS category, category.open, category.sensitive,
                   (SELECT jsonb_agg(to_jsonb(question)) FROM category_question question
                     WHERE question.category = category.id) AS questions,
                   category_due(:category, :at) AS due,
                   category_responsible_for(:category, :place) AS responsible,
                   campaign.id AS campaign, campaign.organisation AS collector, %s,
                   collector.type AS collector_type,
                   place.id AS place
              FROM (SELECT) nothing
              LEFT JOIN category ON category.id = :category
              LEFT JOIN campaign ON campaign.id = :campaign
              LEFT JOIN organisation collector ON collector.id = campaign.organisation
              LEFT JOIN place ON place.id = :place
            """.formatted(CampaignAdmission.COLUMNS));

    private static final NamedStatement INSERT = NamedStatement.of("""
            WITH written AS (
                INSERT INTO record (id, status, category, description, place, lon, lat, point_precision_m, address,
                                    media_url, answers, campaign, holder, organisation, responsible, reported_at,
                                    updated_at, due_at, source, danger, simulated)
                VALUES (:record, 'reported', :category, :description, :place, :lon, :lat, :precision, :address, :mediaUrl, :answers, :campaign, :holder, :organisation, :responsible, :at, :at, :due, :source, :danger,
                        EXISTS (SELECT FROM campaign WHERE campaign.id = :campaign AND campaign.simulated))
                RETURNING *
            ), original AS (
                INSERT INTO record_original (record, description, lon, lat, given_lon, given_lat, crs, address, answers,
                                             media_url)
                VALUES (:record, :givenDescription, :exactLon, :exactLat, :givenLon, :givenLat, :crs, :givenAddress, :givenAnswers, :givenMediaUrl)
            ), entries AS (
                %s)
            SELECT written.*, follow_up_code('record', :record) AS code FROM written
            """.formatted(HistoryWriter.inserting()));

    private final PlaceCache places;
    private final WriteTransaction transaction;
    private final VerbInput input;
    private final @Nullable Point exact;
    private final GivenNames names;
    private final @Nullable String description;
    private final WordsProposal proposal;

    private ReportIntakeHandler(PlaceCache places, WriteTransaction transaction, VerbInput input) {
        this.places = places;
        this.transaction = transaction;
        this.input = input;
        this.exact = ReportedPlace.point(input);
        this.names = ReportTexts.names(input);
        this.description = screened("description");
        this.proposal = WordsProposal.of(description, input.answers("answers"), transaction.reader());
    }

    public static Future<VerbOutcome> report(PlaceCache places, WriteTransaction transaction, VerbInput input) {
        if (!input.has("description") && !input.has("photos") && !input.has("mediaUrl")) {
            throw Problem.field("description", new Label("请写几句话，或加一张照片", "say in words what it is, or send a photo"));
        }
        ReporterContact.check(input);
        return new ReportIntakeHandler(places, transaction, input).run();
    }

    private Future<VerbOutcome> run() {
        return places.current(transaction.sql()).compose(current -> {
            PlaceLocator.@Nullable LocatedPlace found =
                    exact == null ? null : current.find(exact).orElse(null);
            return context(found).compose(context -> {
                new Context(context).check(input, input.has("place"));
                // What may be done with the report is decided by the place that is named: it cannot be elsewhere.
                if (exact != null && input.has("place")) {
                    current.require(input.get("place"), exact);
                }
                return write(new Context(context), found);
            });
        });
    }

    private Future<Row> context(PlaceLocator.@Nullable LocatedPlace found) {
        return CONTEXT.bind("category", input.text("category"))
                .bind("campaign", input.text("campaign"))
                .bind("place", input.has("place") || found == null ? input.text("place") : found.place())
                .bind("at", transaction.at())
                .execute(transaction.sql())
                .map(rows -> rows.iterator().next());
    }

    /** What the database knows of what the report names. */
    private record Context(Row row) {
        void check(VerbInput input, boolean placed) {
            require(input, "category", !input.has("category") || row.getString("category") != null);
            require(input, "campaign", !input.has("campaign") || row.getString("campaign") != null);
            require(input, "place", !placed || row.getString("place") != null);
            if (Boolean.FALSE.equals(row.getBoolean("open"))) {
                throw Problem.field(
                        "category", "'" + input.get("category") + "' takes no reports; choose one below it");
            }
            if (input.has("campaign")) {
                CampaignAdmission.require(row, input.get("campaign"));
            }
            new AnswerValidator(row.getJsonArray("questions")).check(input.answers("answers"));
        }

        private static void require(VerbInput input, String field, boolean there) {
            if (!there) {
                throw Problem.field(field, "there is no " + field + " '" + input.text(field) + "'");
            }
        }

        @Nullable
        String text(String column) {
            return row.getString(column);
        }

        /** The organisation that has custody of it first. */
        @Nullable
        String holder() {
            String collector = row.getString("collector");
            return collector == null ? row.getString("responsible") : collector;
        }

        /** Nothing says yet that it may be shown exactly. */
        boolean hidden() {
            return row.getString("category") == null || row.getBoolean("sensitive");
        }
    }

    private Future<VerbOutcome> write(Context context, PlaceLocator.@Nullable LocatedPlace found) {
        Permission permission =
                transaction.permission().campaign(context.text("campaign")).at(context.text("place"), exact);
        ActingParty actingParty = party(context, permission);
        String id = String.valueOf(context.text("id"));
        HistoryWriter history = new HistoryWriter(transaction.at(), actingParty);
        String holder = context.holder();
        history.step("report", Status.REPORTED, holder == null ? "portal" : "organisation", holder);
        proposal.addTo(history);
        if (input.has("category")) {
            history.classification("category", input.text("category"), null, actingParty);
        }
        if (input.has("place")) {
            history.classification("place", input.text("place"), null, actingParty);
        } else if (found != null) {
            history.classification("place", found.place(), found.confidence(), ActingParty.PORTAL);
        }
        return given(published(id, context))
                .bind("entries", history.json())
                .execute(transaction.sql())
                .compose(rows -> Future.all(
                                ReporterContact.store(transaction, id, input),
                                PhotoAttachments.store(transaction, id, context.hidden(), input))
                        .compose(done -> withParts(rows.iterator().next(), actingParty)));
    }

    private Future<VerbOutcome> withParts(Row row, ActingParty party) {
        String code = row.getString("code");
        LockedServiceRequest record = new LockedServiceRequest(row);
        List<VerbInput> parts = input.objects(PartRecords.FIELD);
        return parts.isEmpty()
                ? Future.succeededFuture(outcome(record, code, ""))
                : LockedServiceRequest.lock(transaction.sql(), record.id())
                        .compose(whole -> new PartRecords(
                                        transaction,
                                        whole,
                                        party,
                                        transaction.at(),
                                        screened("address"),
                                        names,
                                        PartRecords.Custody.AS_A_REPORT)
                                .write(parts))
                        .map(written -> outcome(written.record(), code, written.listed()));
    }

    /** A collector's own people report in its name; anybody else as a resident. */
    private ActingParty party(Context context, Permission permission) {
        String collector = context.text("collector");
        if (collector != null && transaction.actor().allows(permission.organisation(collector))) {
            boolean resident = transaction.actor().allows(permission);
            return resident
                    ? ActingParty.REPORTER
                    : new ActingParty(String.valueOf(context.text("collector_type")), collector);
        }
        transaction.actor().require(permission);
        return ActingParty.REPORTER;
    }

    /** What everybody may read of it. */
    private NamedStatement.Values published(String id, Context context) {
        PublicPoint point = PublicPoint.of(exact, context.hidden(), accuracy());
        String holder = context.holder();
        return INSERT.bind("record", id)
                .bind("category", context.text("category"))
                .bind("description", description)
                .bind("place", context.text("place"))
                .bind("lon", point == null ? null : point.lon())
                .bind("lat", point == null ? null : point.lat())
                .bind("precision", point == null ? null : point.precision())
                .bind("address", context.hidden() ? null : screened("address"))
                .bind("mediaUrl", mediaUrl(context.hidden()))
                .bind(
                        "answers",
                        context.hidden() ? null : PublicDetails.screened(json(input.answers("answers")), names))
                .bind("campaign", context.text("campaign"))
                .bind("holder", holder == null ? "portal" : "organisation")
                .bind("organisation", holder)
                .bind("responsible", context.text("responsible"))
                .bind("at", transaction.at())
                .bind("due", ColumnValues.findInstant(context.row(), "due"))
                .bind("source", transaction.channel())
                .bind("danger", proposal.danger());
    }

    /** What the reporter said, and where exactly. */
    private NamedStatement.Values given(NamedStatement.Values values) {
        return values.bind("givenDescription", input.text("description"))
                .bind("exactLon", exact == null ? null : exact.getX())
                .bind("exactLat", exact == null ? null : exact.getY())
                .bind("givenLon", input.number("lon"))
                .bind("givenLat", input.number("lat"))
                .bind("crs", exact == null ? null : ReportedPlace.crs(input))
                .bind("givenAddress", input.text("address"))
                .bind("givenAnswers", json(input.answers("answers")))
                .bind("givenMediaUrl", input.text("mediaUrl"));
    }

    private @Nullable Integer accuracy() {
        Double metres = input.number("accuracy");
        return metres == null ? null : (int) Math.ceil(metres);
    }

    private @Nullable String screened(String field) {
        return names.maskedOrNull(input.text(field));
    }

    private @Nullable String mediaUrl(boolean hidden) {
        String url = input.text("mediaUrl");
        if (url != null && !MediaAddress.isValid(url)) {
            throw Problem.field("mediaUrl", "must be an address that begins with http:// or https:// and a host");
        }
        return hidden ? null : url;
    }

    private static @Nullable JsonObject json(Map<String, List<String>> answers) {
        JsonObject json = new JsonObject();
        answers.forEach((code, values) -> json.put(code, new JsonArray(values)));
        return json.isEmpty() ? null : json;
    }

    private static VerbOutcome outcome(LockedServiceRequest record, String code, String parts) {
        JsonObject answer = new JsonObject()
                .put("status", Status.REPORTED.code())
                .put("followUp", "/follow/" + record.id() + "/" + code)
                .put("followUpCode", code);
        if (!parts.isEmpty()) {
            answer.put(PartRecords.IDS, parts);
        }
        return VerbOutcome.of(record.id(), record.version(), null, record.json())
                .withAnswer(answer);
    }
}
