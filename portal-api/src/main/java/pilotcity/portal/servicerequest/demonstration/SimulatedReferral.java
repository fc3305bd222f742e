package pilotcity.portal.servicerequest.demonstration;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A simulated referral: requests that the collector refers to an agency together, and how the agency answers. */
public final class SimulatedReferral {
    private static final double ACKNOWLEDGED = 0.9;
    private static final double ANSWERED = 0.8;
    private static final double CLOSED = 0.6;
    private static final double HOURS_PER_DAY = 24;

    private final String id;
    private final String agency;
    private final List<SimulatedServiceRequest> requests;
    private final Instant sent;
    private final JsonArray entries = new JsonArray();
    private @Nullable Instant acknowledged;
    private @Nullable Instant answered;
    private @Nullable Instant closed;
    private Instant updated;
    private String status = "sent";

    /** Refers {@code requests} at {@code sent}; each must be accepted and in the collector's custody. */
    public SimulatedReferral(
            String id, String agency, List<SimulatedServiceRequest> requests, Instant sent, CityDirectory city) {
        this.id = id;
        this.agency = agency;
        this.requests = List.copyOf(requests);
        this.sent = sent;
        this.updated = sent;
        say("refer", ServiceRequestDemonstration.COLLECTOR, "");
        requests.forEach(request -> request.refer(sent, city.party(ServiceRequestDemonstration.COLLECTOR), agency, id));
    }

    public List<SimulatedServiceRequest> walks() {
        return requests;
    }

    public boolean isAcknowledged() {
        return acknowledged != null;
    }

    private void say(String step, String organisation, String note) {
        entries.add(new JsonObject()
                .put("referral", id)
                .put("at", updated.toString())
                .put("step", step)
                .put("organisation", organisation)
                .put("note", note.isEmpty() ? null : note));
    }

    /** What both parties do until {@code end}. */
    public void run(RandomGenerator random, Instant end) {
        Instant at = ActivitySchedule.office(ActivitySchedule.later(sent, HOURS_PER_DAY, random), random);
        if (random.nextDouble() > ACKNOWLEDGED || at.isAfter(end)) {
            remind(random, end);
            return;
        }
        updated = at;
        acknowledged = at;
        status = "acknowledged";
        say("acknowledge", agency, "已签收，将分派各责任大队核实。");
        at = ActivitySchedule.office(ActivitySchedule.later(updated, 8 * HOURS_PER_DAY, random), random);
        if (random.nextDouble() > ANSWERED || at.isAfter(end)) {
            remind(random, end);
            return;
        }
        updated = at;
        answered = at;
        status = "answered";
        say("answer", agency, "已逐项核查并答复，个别需要工程改造的已列入计划。");
        at = ActivitySchedule.later(updated, 12 * HOURS_PER_DAY, random);
        if (random.nextDouble() < CLOSED && !at.isAfter(end)) {
            updated = at;
            closed = at;
            status = "closed";
            say("close", ServiceRequestDemonstration.COLLECTOR, "志愿者已回访，感谢配合。");
        }
    }

    private void remind(RandomGenerator random, Instant end) {
        Instant at = ActivitySchedule.later(updated, 15 * HOURS_PER_DAY, random);
        if (!at.isAfter(end)) {
            updated = at;
            say("followUp", ServiceRequestDemonstration.COLLECTOR, "请问处理进展如何？");
        }
    }

    JsonArray entries() {
        return entries;
    }

    List<JsonObject> contents() {
        List<JsonObject> contents = new ArrayList<>();
        requests.forEach(
                request -> contents.add(new JsonObject().put("referral", id).put("record", request.id())));
        return contents;
    }

    JsonObject row() {
        return new JsonObject()
                .put("id", id)
                .put("version", entries.size())
                .put("status", status)
                .put("title", Phrases.MARK + "骑行障碍转交 " + id.substring(id.lastIndexOf('-') + 1))
                .put("summary", Phrases.MARK + "市民随手拍的骑行障碍共 " + requests.size() + " 处，已核实地点并合并重复，请予处理。")
                .put("agency", agency)
                .put("sent_at", sent.toString())
                .put("acknowledged_at", acknowledged == null ? null : acknowledged.toString())
                .put("answered_at", answered == null ? null : answered.toString())
                .put("closed_at", closed == null ? null : closed.toString())
                .put("updated_at", updated.toString());
    }
}
