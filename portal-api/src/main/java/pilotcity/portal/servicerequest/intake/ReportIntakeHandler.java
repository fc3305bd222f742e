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
import pilotcity.index.spatial.Crs;
import pilotcity.portal.kernel.db.mapping.ColumnValues;
import pilotcity.portal.kernel.db.mapping.NamedStatement;
import pilotcity.portal.kernel.permission.Permission;
import pilotcity.portal.kernel.privacy.PersonalDataMasking;
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
                                    updated_at, due_at, source, simulated)
                VALUES (:record, 'reported', :category, :description, :place, :lon, :lat, :precision, :address, :mediaUrl, :answers, :campaign, :holder, :organisation, :responsible, :at, :at, :due, :source,
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

    private final PlaceLocator.PlaceCache places;
    private final WriteTransaction writeTransaction;
    private final VerbInput verbInput;
    private final @Nullable Point exact;

    private ReportIntakeHandler(
            PlaceLocator.PlaceCache places, WriteTransaction writeTransaction, VerbInput verbInput) {
        this.places = places;
        this.writeTransaction = writeTransaction;
        this.verbInput = verbInput;
        this.exact = point(verbInput);
    }

    public static Future<VerbOutcome> report(
            PlaceLocator.PlaceCache places, WriteTransaction writeTransaction, VerbInput verbInput) {
        if (!verbInput.has("description") && !verbInput.has("photos") && !verbInput.has("mediaUrl")) {
            throw Problem.field("description", new Label("请写几句话，或加一张照片", "say in words what it is, or send a photo"));
        }
        ReporterContact.check(verbInput);
        return new ReportIntakeHandler(places, writeTransaction, verbInput).run();
    }

    private static @Nullable Point point(VerbInput verbInput) {
        Double lon = verbInput.number("lon");
        Double lat = verbInput.number("lat");
        if ((lon == null) != (lat == null)) {
            throw Problem.field(lon == null ? "lon" : "lat", "lon and lat come together");
        }
        if (lon == null || lat == null) {
            if (!verbInput.has("address") && !verbInput.has("place")) {
                throw Problem.field("lon", "say where it is: lon and lat, or an address, or a place");
            }
            return null;
        }
        return Crs.of(crs(verbInput)).toWgs84(lon, lat);
    }

    private Future<VerbOutcome> run() {
        return places.current(writeTransaction.sql()).compose(current -> {
            PlaceLocator.@Nullable LocatedPlace found =
                    exact == null ? null : current.find(exact).orElse(null);
            return context(found).compose(context -> {
                new Context(context).check(verbInput, verbInput.has("place"));
                // What may be done with the report is decided by the place that is named: it cannot be elsewhere.
                if (exact != null && verbInput.has("place")) {
                    current.require(verbInput.get("place"), exact);
                }
                return write(new Context(context), found);
            });
        });
    }

    private Future<Row> context(PlaceLocator.@Nullable LocatedPlace found) {
        return CONTEXT.bind("category", verbInput.text("category"))
                .bind("campaign", verbInput.text("campaign"))
                .bind("place", verbInput.has("place") || found == null ? verbInput.text("place") : found.place())
                .bind("at", writeTransaction.at())
                .execute(writeTransaction.sql())
                .map(rows -> rows.iterator().next());
    }

    /** What the database knows of what the report names. */
    private record Context(Row row) {
        void check(VerbInput verbInput, boolean placed) {
            require(verbInput, "category", !verbInput.has("category") || row.getString("category") != null);
            require(verbInput, "campaign", !verbInput.has("campaign") || row.getString("campaign") != null);
            require(verbInput, "place", !placed || row.getString("place") != null);
            if (Boolean.FALSE.equals(row.getBoolean("open"))) {
                throw Problem.field(
                        "category", "'" + verbInput.get("category") + "' takes no reports; choose one below it");
            }
            if (verbInput.has("campaign")) {
                CampaignAdmission.require(row, verbInput.get("campaign"));
            }
            new AnswerValidator(row.getJsonArray("questions")).check(verbInput.answers("answers"));
        }

        private static void require(VerbInput verbInput, String field, boolean there) {
            if (!there) {
                throw Problem.field(field, "there is no " + field + " '" + verbInput.text(field) + "'");
            }
        }

        @Nullable
        String text(String column) {
            return row.getString(column);
        }

        /** The organisation whose hands it comes into first. */
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
                writeTransaction.permission().campaign(context.text("campaign")).at(context.text("place"), exact);
        ActingParty actingParty = party(context, permission);
        String id = String.valueOf(context.text("id"));
        HistoryWriter historyWriter = new HistoryWriter(writeTransaction.at(), actingParty);
        String holder = context.holder();
        historyWriter.step("report", Status.REPORTED, holder == null ? "portal" : "organisation", holder);
        if (verbInput.has("category")) {
            historyWriter.classification("category", verbInput.text("category"), null, actingParty);
        }
        if (verbInput.has("place")) {
            historyWriter.classification("place", verbInput.text("place"), null, actingParty);
        } else if (found != null) {
            historyWriter.classification("place", found.place(), found.confidence(), ActingParty.PORTAL);
        }
        return given(published(id, context))
                .bind("entries", historyWriter.json())
                .execute(writeTransaction.sql())
                .compose(rows -> Future.all(
                                ReporterContact.store(writeTransaction, id, verbInput),
                                PhotoAttachments.store(writeTransaction, id, context.hidden(), verbInput))
                        .map(done -> outcome(rows.iterator().next())));
    }

    /** A collector's own people report in its name; anybody else as a resident. */
    private ActingParty party(Context context, Permission permission) {
        String collector = context.text("collector");
        if (collector != null && writeTransaction.actor().allows(permission.organisation(collector))) {
            boolean resident = writeTransaction.actor().allows(permission);
            return resident
                    ? ActingParty.REPORTER
                    : new ActingParty(String.valueOf(context.text("collector_type")), collector);
        }
        writeTransaction.actor().require(permission);
        return ActingParty.REPORTER;
    }

    /** What everybody may read of it. */
    private NamedStatement.Values published(String id, Context context) {
        PublicPoint point = PublicPoint.of(exact, context.hidden(), accuracy());
        String holder = context.holder();
        return INSERT.bind("record", id)
                .bind("category", context.text("category"))
                .bind("description", screened("description"))
                .bind("place", context.text("place"))
                .bind("lon", point == null ? null : point.lon())
                .bind("lat", point == null ? null : point.lat())
                .bind("precision", point == null ? null : point.precision())
                .bind("address", context.hidden() ? null : screened("address"))
                .bind("mediaUrl", mediaUrl(context.hidden()))
                .bind("answers", context.hidden() ? null : PublicDetails.screened(json(verbInput.answers("answers"))))
                .bind("campaign", context.text("campaign"))
                .bind("holder", holder == null ? "portal" : "organisation")
                .bind("organisation", holder)
                .bind("responsible", context.text("responsible"))
                .bind("at", writeTransaction.at())
                .bind("due", ColumnValues.findInstant(context.row(), "due"))
                .bind("source", writeTransaction.channel());
    }

    /** What the reporter said, and where exactly. */
    private NamedStatement.Values given(NamedStatement.Values values) {
        return values.bind("givenDescription", verbInput.text("description"))
                .bind("exactLon", exact == null ? null : exact.getX())
                .bind("exactLat", exact == null ? null : exact.getY())
                .bind("givenLon", verbInput.number("lon"))
                .bind("givenLat", verbInput.number("lat"))
                .bind("crs", exact == null ? null : crs(verbInput))
                .bind("givenAddress", verbInput.text("address"))
                .bind("givenAnswers", json(verbInput.answers("answers")))
                .bind("givenMediaUrl", verbInput.text("mediaUrl"));
    }

    private static String crs(VerbInput verbInput) {
        return verbInput.has("crs") ? verbInput.get("crs") : "wgs84";
    }

    private @Nullable Integer accuracy() {
        Double metres = verbInput.number("accuracy");
        return metres == null ? null : (int) Math.ceil(metres);
    }

    private @Nullable String screened(String field) {
        return PersonalDataMasking.maskedOrNull(verbInput.text(field));
    }

    private @Nullable String mediaUrl(boolean hidden) {
        String url = verbInput.text("mediaUrl");
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

    private static VerbOutcome outcome(Row row) {
        LockedServiceRequest record = new LockedServiceRequest(row);
        String code = row.getString("code");
        JsonObject answer = new JsonObject()
                .put("status", Status.REPORTED.code())
                .put("followUp", "/follow/" + record.id() + "/" + code)
                .put("followUpCode", code);
        return VerbOutcome.of(record.id(), record.version(), null, record.json())
                .withAnswer(answer);
    }
}
