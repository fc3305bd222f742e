package pilotcity.portal.campaign;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import pilotcity.index.kind.Kind;
import pilotcity.portal.Config;
import pilotcity.portal.Feature;
import pilotcity.portal.kernel.datasets.SetImporter;
import pilotcity.portal.kernel.db.RowReader;
import pilotcity.portal.kernel.feature.DocumentAccess;
import pilotcity.portal.kernel.write.Verb;

/** Campaigns: who calls for what, where, and to whom it is handed. */
public final class CampaignFeature implements Feature<Campaign> {
    private static final RowReader<Campaign> READER = RowReader.of(Campaign.class);

    @Override
    public Kind<Campaign> kind() {
        return CampaignKind.KIND;
    }

    @Override
    public String table() {
        return "campaign_document";
    }

    @Override
    public Campaign read(Row row) {
        return READER.read(row);
    }

    @Override
    public Optional<SetImporter> importer() {
        return Optional.of(new CampaignImporter());
    }

    @Override
    public DocumentAccess standing() {
        return (sql, actor, need) -> listByIds(sql, List.of(String.valueOf(need.document())))
                .compose(found -> {
                    found.forEach(campaign -> new Draft(campaign).require(actor, need));
                    if (found.isEmpty()) {
                        actor.require(need);
                    }
                    return Future.succeededFuture();
                });
    }

    @Override
    public List<Verb> verbs(Config config) {
        return CampaignVerbs.LIST;
    }
}
