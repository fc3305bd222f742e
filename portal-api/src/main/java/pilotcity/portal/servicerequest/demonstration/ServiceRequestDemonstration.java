package pilotcity.portal.servicerequest.demonstration;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import pilotcity.portal.kernel.audit.AuditBatch;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.feature.Demonstration;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.media.KeptPhoto;
import pilotcity.portal.kernel.media.PhotoStore;

/** Records of a made-up half-year in Guangzhou, with a campaign and its referrals. */
public final class ServiceRequestDemonstration implements Demonstration {
    public static final String CAMPAIGN = "demo-cycling";
    public static final String COLLECTOR = "bike-guangzhou";
    private static final int USUAL_DAYS = 10;

    /** One node at a time; the campaign is there when the rest is. */
    private static final String PRESENT = """
            SELECT EXISTS (SELECT FROM campaign WHERE simulated) AS present
              FROM (SELECT pg_advisory_xact_lock(hashtext('demonstration'))) locked
            """;

    /** Another node may be adding them all. */
    private static final String AS_LONG_AS_IT_TAKES = "SET LOCAL lock_timeout = 0";

    private static final String CATEGORIES = """
            SELECT id, sensitive, coalesce(service_days, $1) AS days, category_responsible_for(id, '440100') AS responsible
              FROM category WHERE open
            """;

    private static final String ORGANISATIONS = """
            SELECT id, type FROM organisation
             WHERE EXISTS (SELECT FROM place WHERE id = '440100') AND EXISTS (SELECT FROM category WHERE id = 'cycling')
            """;

    @Override
    public Optional<ChangeToken> add(Database database, FileStore files, Instant now, Consumer<String> print) {
        if (Await.get(database.inTransaction(ServiceRequestDemonstration::present))) {
            return Optional.empty();
        }
        CityDirectory cityDirectory = Await.get(city(database.client()));
        Phrases phrases = Phrases.read(cityDirectory.ids());
        if (phrases.isEmpty() || !cityDirectory.has(COLLECTOR)) {
            print.accept("no demonstration records: they need the categories, places and organisations of the portal");
            return Optional.empty();
        }
        Scenario scenario = Scenario.of(cityDirectory, phrases, now);
        ScenarioWriter scenarioWriter = new ScenarioWriter(scenario);
        List<KeptPhoto> pictures = StreetDrawings.all().stream()
                .map(picture -> KeptPhoto.keep(picture, files))
                .toList();
        Optional<ChangeToken> added = Await.get(database.inTransaction(sql -> present(sql)
                .compose(present -> present
                        ? Future.succeededFuture(Optional.<ChangeToken>empty())
                        : PhotoStore.add(sql, pictures, true)
                                .compose(photos -> scenarioWriter.run(sql, photos))
                                .compose(done ->
                                        audit(sql, "demo-add", scenario.walks().size()))
                                .map(Optional::of))));
        if (added.isPresent()) {
            print.accept("added " + scenario.walks().size() + " demonstration records, all marked as simulated");
        }
        return added;
    }

    @Override
    public Optional<ChangeToken> remove(Database database, Consumer<String> print) {
        return Await.get(database.inTransaction(sql -> present(sql).compose(present -> {
            if (!present) {
                return Future.succeededFuture(Optional.<ChangeToken>empty());
            }
            return ScenarioRemoval.run(sql)
                    .compose(removed -> {
                        print.accept("removed " + removed + " demonstration records");
                        return audit(sql, "demo-remove", removed);
                    })
                    .map(Optional::of);
        })));
    }

    private static Future<Boolean> present(SqlConnection sql) {
        return sql.preparedQuery(AS_LONG_AS_IT_TAKES)
                .execute()
                .compose(waiting -> sql.preparedQuery(PRESENT).execute())
                .map(rows -> rows.iterator().next().getBoolean("present"));
    }

    private static Future<CityDirectory> city(SqlClient sql) {
        return sql.preparedQuery(CATEGORIES)
                .execute(Tuple.of(USUAL_DAYS))
                .compose(categories -> sql.preparedQuery(ORGANISATIONS)
                        .execute()
                        .map(organisations -> {
                            Map<String, CityDirectory.Category> all = new HashMap<>();
                            categories.forEach(row -> all.put(row.getString("id"), category(row)));
                            Map<String, String> types = new HashMap<>();
                            organisations.forEach(row -> types.put(row.getString("id"), row.getString("type")));
                            return new CityDirectory(all, types);
                        }));
    }

    private static CityDirectory.Category category(Row row) {
        return new CityDirectory.Category(
                row.getBoolean("sensitive"), row.getString("responsible"), row.getInteger("days"));
    }

    private static Future<ChangeToken> audit(SqlConnection sql, String action, int records) {
        JsonObject after = new JsonObject().put("records", records).put("simulated", true);
        return AuditBatch.append(sql, action, "record", CAMPAIGN, after);
    }
}
