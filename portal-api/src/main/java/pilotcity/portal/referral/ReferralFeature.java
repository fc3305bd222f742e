package pilotcity.portal.referral;

import io.vertx.sqlclient.Row;
import java.util.List;
import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.feature.DocumentAccess;
import pilotcity.portal.kernel.feature.Feature;
import pilotcity.portal.kernel.verb.Verb;

/** Referrals: from an organisation that collects to one that answers. */
public final class ReferralFeature implements Feature<Referral> {
    @Override
    public Kind<Referral> kind() {
        return ReferralKind.KIND;
    }

    @Override
    public String table() {
        return "referral_document";
    }

    @Override
    public Referral read(Row row) {
        return Referral.READER.read(row);
    }

    @Override
    public DocumentAccess documentAccess() {
        return ReferralScope::requireParty;
    }

    @Override
    public List<Verb> verbs(Config config) {
        return ReferralVerbs.all();
    }
}
