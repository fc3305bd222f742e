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
import pilotcity.portal.kernel.verb.VerbTools;
import pilotcity.portal.kernel.verb.Verbs;
import pilotcity.portal.kernel.verb.WriteTransaction;
import pilotcity.portal.kernel.verb.input.VerbInput;

/** Executes verbs: in one transaction, with an audit entry, and only once per idempotency key. */
public final class WriteExecutor {
    private final Database database;
    private final VerbTools tools;
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
            VerbTools tools,
            Verbs verbs,
            RevocationCheck revocation,
            Runnable wake,
            Supplier<Optional<Problem>> hindrance) {
        this.database = database;
        this.tools = tools;
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
    public Future<CommittedWrite> write(VerbCall call) {
        Optional<Problem> hindered = hindrance.get();
        return hindered.isPresent() ? Future.failedFuture(hindered.get()) : perform(call);
    }

    private Future<CommittedWrite> perform(VerbCall call) {
        String id = call.id();
        if (id != null && !UnicodeCheck.isStorable(id)) {
            return Future.failedFuture(
                    Problem.notFound("there is no " + call.verb().kind() + " of that id"));
        }
        return call.verb()
                .preparation()
                .prepare(call.input(), tools)
                .compose(input -> commit(call, input))
                .recover(failure -> Future.failedFuture(ProblemResponses.translated(failure)))
                .onSuccess(done -> wake.run());
    }

    /** Whether the token still holds is asked while the key is taken: neither needs the answer to the other. */
    private Future<CommittedWrite> commit(VerbCall call, VerbInput input) {
        return database.inTransactionEndedBy(sql -> {
            Future<Boolean> taken = IdempotencyStore.take(sql, call);
            Future<Void> live = revocation.require(sql, call.actor());
            return Future.join(taken, live)
                    .compose(both -> taken.result()
                            ? perform(sql, call, input)
                            : Future.succeededFuture(IdempotencyStore.earlierAnswer(call)));
        });
    }

    private Future<LastStatement<CommittedWrite>> perform(SqlConnection sql, VerbCall call, VerbInput input) {
        WriteTransaction transaction = new WriteTransaction(sql, call, now(), tools.reader(), this::also);
        return run(call.verb(), transaction, input).map(outcome -> AuditLog.end(transaction, call, outcome));
    }

    private static Future<VerbOutcome> run(Verb verb, WriteTransaction transaction, VerbInput input) {
        try {
            return verb.work().run(transaction, input);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private Future<VerbOutcome> also(
            WriteTransaction from, String kind, String name, @Nullable String id, Map<String, Object> values) {
        Verb verb = verbs.get(kind, name);
        VerbInput input = new VerbInput(values);
        VerbCall call = new VerbCall(verb, from.actor(), id, input, null, null, from.channel());
        WriteTransaction part = new WriteTransaction(from.sql(), call, from.at(), from.reader(), this::also);
        return run(verb, part, input)
                .compose(outcome -> AuditLog.append(part, verb, outcome).map(outcome));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
