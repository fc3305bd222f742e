package pilotcity.portal.campaign;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.datasetimport.DatasetImporter;
import pilotcity.portal.kernel.db.mapping.RowReader;
import pilotcity.portal.kernel.feature.DocumentAccess;
import pilotcity.portal.kernel.feature.Feature;
import pilotcity.portal.kernel.verb.Verb;

/** Campaigns: who calls for what, where, and which agency gets the reports. */
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
    public Optional<DatasetImporter> importer() {
        return Optional.of(new CampaignImporter());
    }

    @Override
    public DocumentAccess documentAccess() {
        return (sql, actor, permission) -> listByIds(sql, List.of(String.valueOf(permission.document())))
                .compose(found -> {
                    found.forEach(campaign -> new CampaignDraft(campaign).require(actor, permission));
                    if (found.isEmpty()) {
                        actor.require(permission);
                    }
                    return Future.succeededFuture();
                });
    }

    @Override
    public List<Verb> verbs(Config config) {
        return CampaignVerbs.LIST;
    }
}
