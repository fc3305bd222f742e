package pilotcity.portal.referral;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import pilotcity.portal.kernel.db.mapping.NamedStatement;
import pilotcity.portal.kernel.privacy.PersonalDataMasking;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.VerbOutcome;
import pilotcity.portal.kernel.verb.WriteTransaction;
import pilotcity.portal.kernel.verb.input.VerbInput;

/** Creates a referral: custody of all its service requests is transferred with it, or of none. */
final class ReferralCreationHandler {
    private static final String CONTEXT = """
            SELECT EXISTS (SELECT FROM organisation WHERE id = $1) AS sender,
                   EXISTS (SELECT FROM organisation WHERE id = $2) AS recipient,
                   $3::text IS NULL OR EXISTS (SELECT FROM campaign WHERE id = $3) AS campaign,
                   (SELECT simulated FROM campaign WHERE id = $3) AS in_simulation
            """;

    /** In one order, so that two referrals that share records do not deadlock. */
    private static final String HOLDERS = """
            SELECT id, organisation FROM record WHERE id = ANY($1) ORDER BY id FOR UPDATE
            """;

    /** The number is taken last: a referral that is refused leaves no gap. */
    private static final NamedStatement INSERT = NamedStatement.of("""
            WITH made AS (
                INSERT INTO referral (id, status, title, summary, organisation, agency, campaign, sent_at, updated_at,
                                      simulated)
                VALUES (nextval('referral_number')::text, 'sent', :title, :summary, :organisation, :agency, :campaign, :at, :at, :simulated)
                RETURNING id
            )
            INSERT INTO referral_entry (referral, at, step, organisation) SELECT id, :at, 'refer', :organisation FROM made
            RETURNING referral AS id
            """);

    private static final String CONTENTS = """
            INSERT INTO referral_record (referral, record) SELECT $1, unnest($2::text[])
            """;

    private ReferralCreationHandler() {}

    static Future<VerbOutcome> refer(WriteTransaction transaction, VerbInput input) {
        String sender = input.get("organisation");
        if (sender.equals(input.get("to"))) {
            throw Problem.field("to", "a referral goes to another organisation");
        }
        List<String> records =
                input.texts("records").stream().distinct().sorted().toList();
        return ReferralScope.ofRecords(transaction.sql(), records).compose(referralScope -> {
            referralScope.require(
                    transaction.actor(), transaction.permission().organisation(sender), input.text("campaign"));
            return named(transaction, input)
                    .compose(
                            named -> requireHolder(transaction, sender, records).map(named))
                    .compose(named -> write(transaction, input, records, simulated(referralScope, named)));
        });
    }

    /** What the referral names, which must be there. */
    private static Future<Row> named(WriteTransaction transaction, VerbInput input) {
        String sender = input.get("organisation");
        return transaction
                .sql()
                .preparedQuery(CONTEXT)
                .execute(Tuple.of(sender, input.get("to"), input.text("campaign")))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    require(row.getBoolean("sender"), "organisation", sender);
                    require(row.getBoolean("recipient"), "to", input.get("to"));
                    require(row.getBoolean("campaign"), "campaign", String.valueOf(input.text("campaign")));
                    return row;
                });
    }

    /** What is made of simulated records is simulated; it does not go with a real campaign, nor the other way round. */
    private static boolean simulated(ReferralScope referralScope, Row named) {
        boolean simulated = referralScope.simulated();
        Boolean campaign = named.getBoolean("in_simulation");
        if (campaign != null && campaign != simulated) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "campaign: it is " + (campaign ? "simulated" : "real") + " and the records are "
                            + (campaign ? "real" : "simulated"));
        }
        return simulated;
    }

    private static void require(boolean there, String field, String id) {
        if (!there) {
            throw Problem.field(field, "there is no '" + id + "'");
        }
    }

    private static Future<Void> requireHolder(WriteTransaction transaction, String sender, List<String> records) {
        return transaction
                .sql()
                .preparedQuery(HOLDERS)
                .execute(Tuple.tuple().addArrayOfString(records.toArray(String[]::new)))
                .map(rows -> {
                    Set<String> missing = new TreeSet<>(records);
                    rows.forEach(row -> {
                        missing.remove(row.getString("id"));
                        requireHolder(sender, row);
                    });
                    if (!missing.isEmpty()) {
                        throw Problem.field("records", "there is no record '" + String.join("', '", missing) + "'");
                    }
                    return null;
                });
    }

    private static void requireHolder(String sender, Row record) {
        String holder = record.getString("organisation");
        if (!sender.equals(holder)) {
            throw Problem.field(
                    "records",
                    "record '" + record.getString("id") + "' is in the hands of "
                            + (holder == null ? "the portal" : "'" + holder + "'") + ", not of '" + sender + "'");
        }
    }

    private static Future<VerbOutcome> write(
            WriteTransaction transaction, VerbInput input, List<String> records, boolean simulated) {
        JsonObject written = new JsonObject()
                .put("status", "sent")
                .put("title", PersonalDataMasking.screen(input.get("title")).masked())
                .put("summary", PersonalDataMasking.screen(input.get("summary")).masked())
                .put("organisation", input.get("organisation"))
                .put("agency", input.get("to"))
                .put("campaign", input.text("campaign"))
                .put("records", new JsonArray(records));
        NamedStatement.Values values = INSERT.bind("at", transaction.at()).bind("simulated", simulated);
        for (String column : List.of("title", "summary", "organisation", "agency", "campaign")) {
            values.bind(column, written.getString(column));
        }
        return values.execute(transaction.sql()).compose(made -> {
            String id = made.iterator().next().getString("id");
            return transaction
                    .sql()
                    .preparedQuery(CONTENTS)
                    .execute(Tuple.of(id).addArrayOfString(records.toArray(String[]::new)))
                    .compose(held -> handOver(transaction, input, id, records))
                    .map(done -> VerbOutcome.of(id, 1, null, written));
        });
    }

    private static Future<Void> handOver(
            WriteTransaction transaction, VerbInput input, String id, List<String> records) {
        Future<Void> done = Future.succeededFuture();
        for (String record : records) {
            done = done.compose(before -> transaction
                    .runVerb("record", "refer", record, Map.of("to", input.get("to"), "referral", id))
                    .recover(failure -> Future.failedFuture(named(record, failure)))
                    .mapEmpty());
        }
        return done;
    }

    private static Throwable named(String record, Throwable failure) {
        return failure instanceof Problem problem ? problem.about("record " + record) : failure;
    }
}
