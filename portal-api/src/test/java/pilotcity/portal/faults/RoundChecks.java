package pilotcity.portal.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pilotcity.portal.kernel.audit.AuditChain;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;

/** What must hold after every round. */
final class RoundChecks {
    private static final Duration WITHIN = Duration.ofSeconds(90);

    private static final String RECORDS = """
            SELECT id, version, description FROM record WHERE source = 'portal' OR description LIKE '第%号'
            """;

    private final Database db;
    private final List<NodeProcess> nodeProcesss;
    private final PromiseLedger ledger;
    private String head = "";

    RoundChecks(Database db, List<NodeProcess> nodeProcesss, PromiseLedger ledger) {
        this.db = db;
        this.nodeProcesss = nodeProcesss;
        this.ledger = ledger;
    }

    /** After a restore the chain begins where it was then. */
    void forgetHead() {
        head = "";
    }

    /** Writes once more, so that there is something that every node must have reached, and compares. */
    RoundFindings run(String key) throws IOException {
        RoundFindings findings = new RoundFindings();
        promises(findings);
        String token = mark(key);
        Map<String, JsonNode> tables = DocumentComparison.ofTables(db);
        for (NodeProcess nodeProcess : nodeProcesss) {
            Eventually.holds(
                    nodeProcess.name() + " follows",
                    WITHIN,
                    () -> nodeProcess
                                    .get("/api/search?limit=0&atLeast=" + token)
                                    .statusCode()
                            == 200);
            List<String> differences = DocumentComparison.differences(tables, DocumentComparison.ofNode(nodeProcess));
            if (!differences.isEmpty()) {
                findings.different += differences.size();
                findings.say(nodeProcess.name() + ": " + differences.size() + " documents differ: "
                        + differences.stream().limit(3).toList());
                nodeProcess.reindex();
            }
        }
        chain(findings);
        return findings;
    }

    private String mark(String key) throws IOException {
        NodeProcess first = nodeProcesss.getFirst();
        String[] token = {""};
        Eventually.holds("a last write is taken", WITHIN, () -> {
            HttpResponse<String> answer = first.post(
                    "/api/records",
                    first.token(),
                    key,
                    new JsonObject().put("description", key).put("lon", 113.3).put("lat", 23.1));
            if (answer.statusCode() / 100 == 2) {
                token[0] = new JsonObject(answer.body()).getString("changeToken");
            }
            return !token[0].isEmpty();
        });
        return token[0];
    }

    private void promises(RoundFindings findings) {
        Map<String, Integer> versions = new java.util.HashMap<>();
        Set<String> words = new HashSet<>();
        List<String> twice = new ArrayList<>();
        Eventually.holds("the database answers", WITHIN, () -> {
            versions.clear();
            words.clear();
            twice.clear();
            for (Row row : Await.get(db.client().preparedQuery(RECORDS).execute(Tuple.tuple()))) {
                versions.put(row.getString("id"), row.getInteger("version"));
                if (!words.add(row.getString("description"))) {
                    twice.add(row.getString("description"));
                }
            }
            return true;
        });
        List<String> lost = ledger.versions().entrySet().stream()
                .filter(promise -> versions.getOrDefault(promise.getKey(), 0) < promise.getValue())
                .map(Map.Entry::getKey)
                .toList();
        if (!lost.isEmpty()) {
            findings.lost += lost.size();
            findings.say(lost.size() + " acknowledged writes are lost: "
                    + lost.stream().limit(3).toList());
            lost.forEach(ledger.versions()::remove);
        }
        if (!twice.isEmpty()) {
            findings.twice += twice.size();
            findings.say(twice.size() + " writes are there twice: "
                    + twice.stream().limit(3).toList());
        }
    }

    private void chain(RoundFindings findings) {
        AuditChain.Verification walk = new AuditChain(db).walk(head);
        if (walk.fault().isPresent() || !walk.passed()) {
            findings.broken++;
            findings.say("the audit chain is broken: " + walk.fault().orElse("the head of before is not in it"));
        }
        head = walk.head();
    }
}
