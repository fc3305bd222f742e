package pilotcity.portal.servicerequest.demonstration;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.portal.servicerequest.lifecycle.Status;
import pilotcity.portal.servicerequest.lifecycle.Transition;
import pilotcity.portal.servicerequest.publication.PublicPoint;

/** One simulated service request; it takes the same transitions as real ones. */
public final class SimulatedServiceRequest {
    private final String id;
    private final Report report;
    private final List<JsonObject> entries = new ArrayList<>();
    private final List<Integer> photos = new ArrayList<>();
    private Status status = Status.REPORTED;
    private String holder;
    private @Nullable String organisation;
    private @Nullable String referral;
    private @Nullable String duplicateOf;
    private @Nullable Instant closed;
    private Instant updated;
    private int disputes;
    private int version = 1;

    /**
     * What was reported.
     *
     * @param campaign by whose call, or null
     * @param responsible who answers for the category there
     */
    public record Report(
            Instant at,
            Phrases.Subject subject,
            boolean sensitive,
            Street street,
            Point point,
            int accuracy,
            String words,
            @Nullable String campaign,
            @Nullable String responsible) {}

    /** Who acts. */
    public record Party(String role, @Nullable String organisation) {
        public static final Party REPORTER = new Party("reporter", null);
        static final Party PORTAL = new Party("portal", null);
    }

    /** @param first who has custody of it first, or null for the portal */
    public SimulatedServiceRequest(String id, Report report, @Nullable String first) {
        this.id = id;
        this.report = report;
        this.organisation = first;
        this.holder = first == null ? "portal" : "organisation";
        this.updated = report.at();
        enter("report", Status.REPORTED, Party.REPORTER);
        classify("category", report.subject().category(), null, Party.REPORTER);
        classify("place", report.street().place(), 0.9, Party.PORTAL);
    }

    public String id() {
        return id;
    }

    public Report report() {
        return report;
    }

    public Status status() {
        return status;
    }

    public Instant updated() {
        return updated;
    }

    public @Nullable String organisation() {
        return organisation;
    }

    public List<JsonObject> entries() {
        return entries;
    }

    private JsonObject add(String type, Party by) {
        JsonObject entry = new JsonObject()
                .put("record", id)
                .put("at", updated.toString())
                .put("type", type)
                .put("role", by.role())
                .put("organisation", by.organisation());
        entries.add(entry);
        return entry;
    }

    private JsonObject enter(String step, Status into, Party by) {
        return add("step", by)
                .put("step", step)
                .put("status", into.code())
                .put("holder", holder)
                .put("holder_organisation", holder.equals("organisation") ? organisation : null);
    }

    public void classify(String subject, String value, @Nullable Double confidence, Party by) {
        add("classification", by).put("subject", subject).put("value", value).put("confidence", confidence);
    }

    public void remark(Instant at, Party by, String note) {
        updated = at;
        version++;
        add("remark", by).put("note", note);
    }

    /** Takes a step that names no recipient. */
    public void take(Transition transition, Instant at, Party by, String note) {
        take(transition, at, by, note, null);
    }

    /**
     * Takes a step.
     *
     * @param object the organisation it is handed to or the record it repeats, where the step has one
     * @throws IllegalStateException when the life cycle has no such step here
     */
    public void take(Transition transition, Instant at, Party by, String note, @Nullable String object) {
        if (!transition.from().contains(status) || at.isBefore(updated)) {
            throw new IllegalStateException(id + " is " + status.code() + " and takes no " + transition.action());
        }
        updated = at;
        version++;
        List<Status> path = transition.path(status);
        for (Status passed : path.subList(0, path.size() - 1)) {
            say(enter(transition.action(), passed, by), transition == Transition.DISPUTE ? note : "");
        }
        transferCustody(transition, object);
        say(enter(transition.action(), transition.to(), by), transition == Transition.DISPUTE ? "" : note);
        if (transition == Transition.MERGE) {
            duplicateOf = object;
            classify("duplicateOf", String.valueOf(object), null, by);
        }
        disputes += transition == Transition.DISPUTE ? 1 : 0;
        status = transition.to();
        closed = !status.closed() ? null : closed == null ? at : closed;
    }

    private static void say(JsonObject entry, String note) {
        entry.put("note", note.isEmpty() ? null : note);
    }

    private void transferCustody(Transition transition, @Nullable String object) {
        switch (transition.custody()) {
            case SAME -> {}
            case ORGANISATION -> hold(object);
            case SENDER -> hold(report.campaign() == null ? null : ServiceRequestDemonstration.COLLECTOR);
            case LAST -> hold(organisation);
            case REPORTER -> holder = "reporter";
            case NOBODY -> holder = "nobody";
        }
    }

    private void hold(@Nullable String by) {
        organisation = by;
        holder = by == null ? "portal" : "organisation";
    }

    /** Hands it over within a bundle. */
    void refer(Instant at, Party by, String to, String bundle) {
        referral = bundle;
        take(Transition.REFER, at, by, "", to);
    }

    /** Adds a picture to what happened last. */
    public void show(int picture) {
        photos.add(picture);
        entries.getLast().put("picture", picture);
    }

    /** The row of the table, but for what the database works out. */
    JsonObject row() {
        PublicPoint shown = PublicPoint.of(report.point(), report.sensitive(), report.accuracy());
        Street street = report.street();
        return new JsonObject()
                .put("id", id)
                .put("version", version)
                .put("status", status.code())
                .put("category", report.subject().category())
                .put("description", report.words())
                .put("place", street.place())
                .put("lon", shown == null ? null : shown.lon())
                .put("lat", shown == null ? null : shown.lat())
                .put("point_precision_m", shown == null ? null : shown.precision())
                .put("exact_lon", report.point().getX())
                .put("exact_lat", report.point().getY())
                .put("given_address", street.name() + "（" + street.near() + "）")
                .put("sensitive", report.sensitive())
                .put("campaign", report.campaign())
                .put("referral", referral)
                .put("duplicate_of", duplicateOf)
                .put("holder", holder)
                .put("organisation", organisation)
                .put("responsible", report.responsible())
                .put("reported_at", report.at().toString())
                .put("updated_at", updated.toString())
                .put("closed_at", closed == null ? null : closed.toString())
                .put("disputes", disputes)
                .put("photos", new JsonArray(photos.stream().distinct().toList()));
    }
}
