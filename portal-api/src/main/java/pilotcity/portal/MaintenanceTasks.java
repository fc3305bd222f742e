package pilotcity.portal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import pilotcity.portal.kernel.audit.AuditChain;
import pilotcity.portal.kernel.authentication.Authentication;
import pilotcity.portal.kernel.changelog.ChangePruning;
import pilotcity.portal.kernel.claim.ClaimStore;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.feature.ScheduledTask;
import pilotcity.portal.kernel.idempotency.IdempotencyStore;

/** The tasks that a node runs at intervals while its database is available. */
final class MaintenanceTasks {
    private MaintenanceTasks() {}

    static List<ScheduledTask> scheduledTasks(
            FeatureRegistry registry,
            Config config,
            Database db,
            List<ScheduledTask> ofFiles,
            AuditChain auditChain,
            Authentication authentication) {
        List<ScheduledTask> tasks = new ArrayList<>();
        tasks.add(new ScheduledTask("link the audit log", Duration.ofSeconds(1), auditChain::link));
        tasks.add(new ScheduledTask("read the keys of all nodes", Duration.ofMinutes(1), authentication::publicKeys));
        int keep = config.integer(Setting.CHANGES_KEEP);
        if (keep > 0) {
            tasks.add(new ScheduledTask(
                    "prune the change log",
                    Duration.ofMinutes(10),
                    () -> ChangePruning.prune(db, Duration.ofDays(keep))));
        }
        tasks.add(new ScheduledTask(
                "forget idempotency keys", Duration.ofMinutes(10), () -> IdempotencyStore.forget(db.client())));
        tasks.add(new ScheduledTask("forget claims that are over", Duration.ofMinutes(10), new ClaimStore(db)::forget));
        tasks.addAll(ofFiles);
        registry.features().forEach(feature -> tasks.addAll(feature.scheduledTasks(db, config)));
        return tasks;
    }
}
