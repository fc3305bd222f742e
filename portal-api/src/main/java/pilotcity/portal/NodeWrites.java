package pilotcity.portal;

import pilotcity.portal.kernel.audit.AuditChain;
import pilotcity.portal.kernel.audit.AuditHistory;
import pilotcity.portal.kernel.authentication.FollowUpLinks;
import pilotcity.portal.kernel.changefeed.ChangeFeed;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.token.RevocationCheck;
import pilotcity.portal.kernel.token.TokenLog;
import pilotcity.portal.kernel.verb.VerbTools;
import pilotcity.portal.kernel.write.PrivatePartReader;
import pilotcity.portal.kernel.write.WriteExecutor;

/** What a node does for those who may: writes, the log of them, and what is not public. */
record NodeWrites(
        WriteExecutor executor,
        PrivatePartReader privateParts,
        AuditHistory auditHistory,
        AuditChain auditChain,
        FollowUpLinks followUps) {
    static NodeWrites of(FeatureRegistry registry, Config config, Database db, VerbTools tools, ChangeFeed feed) {
        RevocationCheck revocation = TokenLog::requireLive;
        return new NodeWrites(
                new WriteExecutor(
                        db, tools, registry.verbs(config), revocation, feed::wake, feed.progress()::hindrance),
                new PrivatePartReader(db, registry.privateParts(), registry.privateLists(), revocation),
                new AuditHistory(db, registry.documentAccess(), revocation),
                new AuditChain(db),
                new FollowUpLinks(db, registry.followUpActions()));
    }
}
