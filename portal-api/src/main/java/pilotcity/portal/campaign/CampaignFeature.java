package pilotcity.portal.campaign;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import pilotcity.index.kind.Kind;
import pilotcity.portal.Feature;
import pilotcity.portal.kernel.datasets.SetImporter;
import pilotcity.portal.kernel.db.Rows;
import pilotcity.portal.kernel.write.Standing;
import pilotcity.portal.kernel.write.Verb;

/** Campaigns: who calls for what, where, and to whom it is handed. */
public final class CampaignFeature implements Feature<Campaign> {
    static final String SELECT_BY_IDS = """
            SELECT * FROM campaign_document WHERE id = ANY($1)
            """;

    @Override
    public Kind<Campaign> kind() {
        return CampaignKind.KIND;
    }

    @Override
    public String selectByIds() {
        return SELECT_BY_IDS;
    }

    @Override
    public String selectPage() {
        return """
                SELECT * FROM campaign_document WHERE id > $1 ORDER BY id LIMIT $2
                """;
    }

    @Override
    public Campaign read(Row row) {
        return campaign(row);
    }

    static Campaign campaign(Row row) {
        return new Campaign(
                row.getString("id"),
                row.getInteger("version"),
                row.getString("status"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("organisation"),
                row.getString("agency"),
                row.getString("theme"),
                row.getString("theme_en"),
                row.getString("hashtag"),
                row.getString("poster"),
                row.getString("poster_en"),
                row.getString("description"),
                row.getString("description_en"),
                List.of(row.getArrayOfStrings("categories")),
                List.of(row.getArrayOfStrings("places")),
                Rows.geometry(row, "area"),
                row.getString("started"),
                row.getLocalDate("from_date"),
                row.getLocalDate("until_date"),
                row.getString("note"),
                row.getString("note_en"),
                row.getString("source_title"),
                row.getString("source_url"),
                row.getString("dataset"),
                row.getBoolean("simulated"));
    }

    @Override
    public Optional<SetImporter> importer() {
        return Optional.of(new CampaignImporter());
    }

    @Override
    public Standing standing() {
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
    public List<Verb> verbs() {
        return CampaignVerbs.LIST;
    }
}
