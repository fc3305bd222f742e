package pilotcity.portal.campaign;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.db.mapping.InsertStatement;
import pilotcity.portal.kernel.db.mapping.UpdateStatement;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.VerbOutcome;
import pilotcity.portal.kernel.verb.WriteTransaction;
import pilotcity.portal.kernel.verb.input.VerbInput;

/** Writes campaigns. */
final class CampaignHandler {
    private static final CampaignFeature FEATURE = new CampaignFeature();
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String ID = "[a-z0-9]+(-[a-z0-9]+)*";

    private static final String NUMBER = """
            SELECT 'campaign-' || nextval('campaign_number') AS id
            """;

    private static final String LOCK = """
            SELECT id FROM campaign WHERE id = $1 FOR UPDATE
            """;

    /** What a change writes into the table of campaigns; categories and places have tables of their own. */
    private static final List<String> WRITTEN = Stream.concat(
                    Stream.of("version", "status", "name"),
                    CampaignVerbs.GIVEN.stream()
                            .filter(field -> !Set.of("categories", "places").contains(field)))
            .toList();

    private static final String DELETE = """
            DELETE FROM campaign WHERE id = $1
            """;

    /** SQLSTATE foreign_key_violation. */
    private static final String FOREIGN_KEY = "23503";

    private static final String REPLACE_CATEGORIES = """
            WITH gone AS (DELETE FROM campaign_category WHERE campaign = $1 AND category <> ALL($2))
            INSERT INTO campaign_category (campaign, category) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING
            """;

    private static final String REPLACE_PLACES = """
            WITH gone AS (DELETE FROM campaign_place WHERE campaign = $1 AND place <> ALL($2))
            INSERT INTO campaign_place (campaign, place) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING
            """;

    private CampaignHandler() {}

    static Future<VerbOutcome> open(WriteTransaction transaction, VerbInput input) {
        String given = input.text("id");
        if (given != null && !given.matches(ID)) {
            throw Problem.field("id", "must be of a to z, 0 to 9 and single hyphens, not '" + given + "'");
        }
        SqlConnection sql = transaction.sql();
        return (given == null ? number(sql) : Future.succeededFuture(given)).compose(id -> {
            CampaignDraft draft = CampaignDraft.opened(id, input);
            return draft.check(transaction, draft.campaign())
                    .compose(checked -> InsertStatement.into("campaign")
                            .set("id", id)
                            .set("status", "open")
                            .set("name", input.get("name"))
                            .set("organisation", input.get("organisation"))
                            .unlessThere()
                            .execute(sql))
                    .compose(added -> added == 1
                            ? put(transaction, draft.campaign(), null)
                            : Future.failedFuture(
                                    Problem.of(Problem.Kind.CONFLICT, "there is a campaign " + id + " already")));
        });
    }

    static Future<VerbOutcome> edit(WriteTransaction transaction, VerbInput input) {
        return locked(transaction).compose(before -> {
            CampaignDraft draft = CampaignDraft.changed(before, input);
            return draft.check(transaction, before).compose(checked -> put(transaction, draft.campaign(), before));
        });
    }

    static Future<VerbOutcome> replace(WriteTransaction transaction, VerbInput input) {
        return locked(transaction).compose(before -> {
            CampaignDraft draft = CampaignDraft.replaced(before, input);
            return draft.check(transaction, before).compose(checked -> put(transaction, draft.campaign(), before));
        });
    }

    static Future<VerbOutcome> delete(WriteTransaction transaction, VerbInput input) {
        return locked(transaction).compose(before -> {
            new CampaignDraft(before).checkGrants(transaction);
            return transaction
                    .sql()
                    .preparedQuery(DELETE)
                    .execute(Tuple.of(before.id()))
                    .recover(failure -> Future.failedFuture(isReferredTo(failure) ? inUse(before) : failure))
                    .map(gone -> VerbOutcome.of(before.id(), before.version() + 1, json(before), new JsonObject()));
        });
    }

    private static boolean isReferredTo(Throwable failure) {
        return failure instanceof DatabaseException refused && FOREIGN_KEY.equals(refused.getSqlState());
    }

    private static Problem inUse(Campaign campaign) {
        return Problem.of(
                Problem.Kind.CONFLICT, "campaign " + campaign.id() + " has collected something; it can only be closed");
    }

    static Future<VerbOutcome> close(WriteTransaction transaction, VerbInput input) {
        return locked(transaction).compose(before -> {
            if (before.status().equals("closed")) {
                throw Problem.of(Problem.Kind.CONFLICT, "the campaign is closed already");
            }
            LocalDate until = input.date("untilDate");
            CampaignDraft draft = CampaignDraft.closed(
                    before, until == null ? LocalDate.ofInstant(transaction.at(), CHINA) : until, input);
            return draft.check(transaction, before).compose(checked -> put(transaction, draft.campaign(), before));
        });
    }

    private static Future<String> number(SqlConnection sql) {
        return sql.preparedQuery(NUMBER)
                .execute()
                .map(rows -> rows.iterator().next().getString("id"));
    }

    /** The campaign, locked until the transaction ends. */
    private static Future<Campaign> locked(WriteTransaction transaction) {
        String id = transaction.id();
        return transaction
                .sql()
                .preparedQuery(LOCK)
                .execute(Tuple.of(id))
                .compose(rows -> rows.size() == 0
                        ? Future.failedFuture(Problem.notFound("no campaign " + id))
                        : read(transaction.sql(), id))
                .map(campaign -> {
                    transaction.requireVersion(campaign.version());
                    return campaign;
                });
    }

    private static Future<Campaign> read(SqlConnection sql, String id) {
        return FEATURE.listByIds(sql, List.of(id)).map(List::getFirst);
    }

    private static Future<VerbOutcome> put(WriteTransaction transaction, Campaign campaign, @Nullable Campaign before) {
        SqlConnection sql = transaction.sql();
        return UpdateStatement.of("campaign")
                .set(Campaign.TYPE, campaign, WRITTEN)
                .where("id", campaign.id())
                .execute(sql)
                .compose(put -> replace(sql, REPLACE_CATEGORIES, campaign.id(), campaign.categories()))
                .compose(put -> replace(sql, REPLACE_PLACES, campaign.id(), campaign.places()))
                .compose(put -> read(sql, campaign.id()))
                .map(after ->
                        VerbOutcome.of(after.id(), after.version(), before == null ? null : json(before), json(after)));
    }

    private static Future<Void> replace(SqlConnection sql, String statement, String id, List<String> items) {
        return sql.preparedQuery(statement)
                .execute(Tuple.tuple().addString(id).addArrayOfString(items.toArray(String[]::new)))
                .mapEmpty();
    }

    private static JsonObject json(Campaign campaign) {
        return Buffer.buffer(CampaignKind.KIND.document(campaign).json()).toJsonObject();
    }
}
