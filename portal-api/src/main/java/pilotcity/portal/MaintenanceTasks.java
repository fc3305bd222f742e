package pilotcity.portal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import pilotcity.portal.kernel.access.Access;
import pilotcity.portal.kernel.changes.ChangePruning;
import pilotcity.portal.kernel.db.Db;
import pilotcity.portal.kernel.write.AuditChain;
import pilotcity.portal.kernel.write.Chore;
import pilotcity.portal.kernel.write.Idempotency;

/** What a node does at intervals while its database is there. */
final class MaintenanceTasks {
    private MaintenanceTasks() {}

    static List<Chore> chores(Portal portal, Config config, Db db, AuditChain auditChain, Access access) {
        List<Chore> chores = new ArrayList<>();
        chores.add(new Chore("link the audit log", Duration.ofSeconds(1), auditChain::link));
        chores.add(new Chore("read the keys of all nodes", Duration.ofMinutes(1), access::publicKeys));
        int keep = config.integer(Setting.CHANGES_KEEP);
        if (keep > 0) {
            chores.add(new Chore(
                    "prune the change log",
                    Duration.ofMinutes(10),
                    () -> ChangePruning.prune(db, Duration.ofDays(keep))));
        }
        chores.add(new Chore("forget idempotency keys", Duration.ofMinutes(10), () -> Idempotency.forget(db.client())));
        portal.features().forEach(feature -> chores.addAll(feature.chores(db, config)));
        return chores;
    }
}
