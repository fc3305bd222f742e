package pilotcity.portal.servicerequest.intake;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.privacy.GivenNames;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.VerbOutcome;
import pilotcity.portal.kernel.verb.WriteTransaction;
import pilotcity.portal.kernel.verb.input.VerbInput;
import pilotcity.portal.servicerequest.lifecycle.ActingParty;
import pilotcity.portal.servicerequest.lifecycle.LockedServiceRequest;
import pilotcity.portal.servicerequest.lifecycle.Participant;

/** Makes records of the further matters that somebody finds in a report. */
public final class SplitHandler {
    /** @param address as it may be published, or null */
    private record Original(@Nullable String address, GivenNames names) {}

    private SplitHandler() {}

    public static Future<VerbOutcome> split(WriteTransaction transaction, VerbInput input) {
        return LockedServiceRequest.lock(transaction.sql(), transaction.id()).compose(record -> {
            transaction.requireVersion(record.version());
            ActingParty party = ActingParty.of(
                    transaction.actor(), transaction.permission(), record, EnumSet.of(Participant.HOLDER));
            if (record.status().closed()) {
                throw Problem.of(
                        Problem.Kind.CONFLICT,
                        "the record is " + record.status().code() + "; only an open one can be split");
            }
            if (input.objects(PartRecords.FIELD).isEmpty()) {
                throw Problem.field(PartRecords.FIELD, "name at least one further matter");
            }
            Instant at = transaction.notBefore(record.updated());
            return original(transaction, record, input)
                    .compose(original -> new PartRecords(
                                    transaction,
                                    record,
                                    party,
                                    at,
                                    original.address(),
                                    original.names(),
                                    PartRecords.Custody.AS_THE_RECORD)
                            .write(input.objects(PartRecords.FIELD)))
                    .map(written -> VerbOutcome.of(
                                    record.id(),
                                    written.record().version(),
                                    record.json(),
                                    written.record().json())
                            .withAnswer(new JsonObject().put(PartRecords.IDS, written.listed())));
        });
    }

    /** What the reporter wrote, and what of the place may be shown: nothing where it has been taken out. */
    private static Future<Original> original(
            WriteTransaction transaction, LockedServiceRequest record, VerbInput input) {
        return transaction
                .sql()
                .preparedQuery(
                        "SELECT description AS given, address, answers, redacted FROM record_original WHERE record = $1")
                .execute(Tuple.of(record.id()))
                .map(rows -> {
                    GivenNames names = ReportTexts.names(input);
                    for (Row row : rows) {
                        names = names.and(ReportTexts.names(row));
                        boolean shown =
                                !List.of(row.getArrayOfStrings("redacted")).contains("hideAddress");
                        return new Original(shown ? names.maskedOrNull(row.getString("address")) : null, names);
                    }
                    return new Original(null, names);
                });
    }
}
