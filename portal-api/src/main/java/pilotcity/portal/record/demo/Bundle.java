package pilotcity.portal.record.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Records that the collector hands to an agency together, and how the agency answers. */
public final class Bundle {
    private static final double ACKNOWLEDGED = 0.9;
    private static final double ANSWERED = 0.8;
    private static final double CLOSED = 0.6;
    private static final double HOURS_PER_DAY = 24;

    private final String id;
    private final String agency;
    private final List<Walk> walks;
    private final Instant sent;
    private final JsonArray entries = new JsonArray();
    private @Nullable Instant acknowledged;
    private @Nullable Instant answered;
    private @Nullable Instant closed;
    private Instant updated;
    private String status = "sent";

    /** Hands {@code walks} over at {@code sent}; each must be accepted and in the collector's hands. */
    public Bundle(String id, String agency, List<Walk> walks, Instant sent, City city) {
        this.id = id;
        this.agency = agency;
        this.walks = List.copyOf(walks);
        this.sent = sent;
        this.updated = sent;
        say("refer", RecordDemonstration.COLLECTOR, "");
        walks.forEach(walk -> walk.refer(sent, city.party(RecordDemonstration.COLLECTOR), agency, id));
    }

    public List<Walk> walks() {
        return walks;
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
        Instant at = Rhythm.office(Rhythm.later(sent, HOURS_PER_DAY, random), random);
        if (random.nextDouble() > ACKNOWLEDGED || at.isAfter(end)) {
            remind(random, end);
            return;
        }
        updated = at;
        acknowledged = at;
        status = "acknowledged";
        say("acknowledge", agency, "已签收，将分派各责任大队核实。");
        at = Rhythm.office(Rhythm.later(updated, 8 * HOURS_PER_DAY, random), random);
        if (random.nextDouble() > ANSWERED || at.isAfter(end)) {
            remind(random, end);
            return;
        }
        updated = at;
        answered = at;
        status = "answered";
        say("answer", agency, "已逐项核查并答复，个别需要工程改造的已列入计划。");
        at = Rhythm.later(updated, 12 * HOURS_PER_DAY, random);
        if (random.nextDouble() < CLOSED && !at.isAfter(end)) {
            updated = at;
            closed = at;
            status = "closed";
            say("close", RecordDemonstration.COLLECTOR, "志愿者已回访，感谢配合。");
        }
    }

    private void remind(RandomGenerator random, Instant end) {
        Instant at = Rhythm.later(updated, 15 * HOURS_PER_DAY, random);
        if (!at.isAfter(end)) {
            updated = at;
            say("followUp", RecordDemonstration.COLLECTOR, "请问处理进展如何？");
        }
    }

    JsonArray entries() {
        return entries;
    }

    List<JsonObject> contents() {
        List<JsonObject> contents = new ArrayList<>();
        walks.forEach(walk -> contents.add(new JsonObject().put("referral", id).put("record", walk.id())));
        return contents;
    }

    JsonObject row() {
        return new JsonObject()
                .put("id", id)
                .put("version", entries.size())
                .put("status", status)
                .put("title", Phrases.MARK + "骑行障碍转交 " + id.substring(id.lastIndexOf('-') + 1))
                .put("summary", Phrases.MARK + "市民随手拍的骑行障碍共 " + walks.size() + " 处，已核实地点并合并重复，请予处理。")
                .put("agency", agency)
                .put("sent_at", sent.toString())
                .put("acknowledged_at", acknowledged == null ? null : acknowledged.toString())
                .put("answered_at", answered == null ? null : answered.toString())
                .put("closed_at", closed == null ? null : closed.toString())
                .put("updated_at", updated.toString());
    }
}
