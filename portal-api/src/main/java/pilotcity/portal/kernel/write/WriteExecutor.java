package pilotcity.portal.kernel.write;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.audit.AuditLog;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.db.transaction.LastStatement;
import pilotcity.portal.kernel.http.request.UnicodeCheck;
import pilotcity.portal.kernel.idempotency.CommittedWrite;
import pilotcity.portal.kernel.idempotency.IdempotencyStore;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.problem.ProblemResponses;
import pilotcity.portal.kernel.token.RevocationCheck;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbCall;
import pilotcity.portal.kernel.verb.VerbOutcome;
import pilotcity.portal.kernel.verb.Verbs;
import pilotcity.portal.kernel.verb.WriteTransaction;
import pilotcity.portal.kernel.verb.input.VerbInput;

/** The one way in which a verb is done: in a transaction, with its audit entry, and once for one idempotency key. */
public final class WriteExecutor {
    private final Database database;
    private final Verbs verbs;
    private final RevocationCheck revocation;
    private final Runnable wake;
    private final Supplier<Optional<Problem>> hindrance;

    /**
     * @param wake is run after every commit
     * @param hindrance why nothing can be written now
     */
    public WriteExecutor(
            Database database,
            Verbs verbs,
            RevocationCheck revocation,
            Runnable wake,
            Supplier<Optional<Problem>> hindrance) {
        this.database = database;
        this.verbs = verbs;
        this.revocation = revocation;
        this.wake = wake;
        this.hindrance = hindrance;
    }

    public Verbs verbs() {
        return verbs;
    }

    /**
     * Does what is asked for; completes when it is durable.
     *
     * @return fails with a {@link Problem} when it cannot be done; then nothing is changed
     */
    public Future<CommittedWrite> write(VerbCall verbCall) {
        Optional<Problem> hindered = hindrance.get();
        return hindered.isPresent() ? Future.failedFuture(hindered.get()) : perform(verbCall);
    }

    private Future<CommittedWrite> perform(VerbCall verbCall) {
        String id = verbCall.id();
        if (id != null && !UnicodeCheck.isStorable(id)) {
            return Future.failedFuture(
                    Problem.notFound("there is no " + verbCall.verb().kind() + " of that id"));
        }
        return verbCall.verb()
                .preparation()
                .prepare(verbCall.input())
                .compose(verbInput -> commit(verbCall, verbInput))
                .recover(failure -> Future.failedFuture(ProblemResponses.translated(failure)))
                .onSuccess(done -> wake.run());
    }

    /** Whether the token still holds is asked while the key is taken: neither needs the answer to the other. */
    private Future<CommittedWrite> commit(VerbCall verbCall, VerbInput verbInput) {
        return database.inTransactionEndedBy(sql -> {
            Future<Boolean> taken = IdempotencyStore.take(sql, verbCall);
            Future<Void> live = revocation.require(sql, verbCall.actor());
            return Future.join(taken, live)
                    .compose(both -> taken.result()
                            ? perform(sql, verbCall, verbInput)
                            : Future.succeededFuture(IdempotencyStore.earlierAnswer(verbCall)));
        });
    }

    private Future<LastStatement<CommittedWrite>> perform(SqlConnection sql, VerbCall verbCall, VerbInput verbInput) {
        WriteTransaction writeTransaction = new WriteTransaction(sql, verbCall, now(), this::also);
        return run(verbCall.verb(), writeTransaction, verbInput)
                .map(verbOutcome -> AuditLog.end(writeTransaction, verbCall, verbOutcome));
    }

    private static Future<VerbOutcome> run(Verb verb, WriteTransaction writeTransaction, VerbInput verbInput) {
        try {
            return verb.work().run(writeTransaction, verbInput);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private Future<VerbOutcome> also(
            WriteTransaction from, String kind, String name, @Nullable String id, Map<String, Object> values) {
        Verb verb = verbs.get(kind, name);
        VerbInput verbInput = new VerbInput(values);
        VerbCall verbCall = new VerbCall(verb, from.actor(), id, verbInput, null, null, from.channel());
        WriteTransaction part = new WriteTransaction(from.sql(), verbCall, from.at(), this::also);
        return run(verb, part, verbInput)
                .compose(verbOutcome -> AuditLog.append(part, verb, verbOutcome).map(verbOutcome));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
