package pilotcity.portal.kernel.write;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.access.RevocationCheck;
import pilotcity.portal.kernel.audit.AuditLog;
import pilotcity.portal.kernel.db.Db;
import pilotcity.portal.kernel.db.LastStatement;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.http.Problems;
import pilotcity.portal.kernel.http.WellFormed;
import pilotcity.portal.kernel.idempotency.CommittedWrite;
import pilotcity.portal.kernel.verb.VerbOutcome;

/** The one way in which a verb is done: in a transaction, with its audit entry, and once for one idempotency key. */
public final class WriteExecutor {
    private final Db db;
    private final Verbs verbs;
    private final RevocationCheck revocation;
    private final Runnable wake;
    private final Supplier<Optional<Problem>> hindrance;

    /**
     * @param wake is run after every commit
     * @param hindrance why nothing can be written now
     */
    public WriteExecutor(
            Db db, Verbs verbs, RevocationCheck revocation, Runnable wake, Supplier<Optional<Problem>> hindrance) {
        this.db = db;
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
    public Future<CommittedWrite> write(Call call) {
        Optional<Problem> hindered = hindrance.get();
        return hindered.isPresent() ? Future.failedFuture(hindered.get()) : perform(call);
    }

    private Future<CommittedWrite> perform(Call call) {
        String id = call.id();
        if (id != null && !WellFormed.isStorable(id)) {
            return Future.failedFuture(
                    Problem.notFound("there is no " + call.verb().kind() + " of that id"));
        }
        return call.verb()
                .preparation()
                .prepare(call.input())
                .compose(input -> commit(call, input))
                .recover(failure -> Future.failedFuture(Problems.told(failure)))
                .onSuccess(done -> wake.run());
    }

    /** Whether the token still holds is asked while the key is taken: neither needs the answer to the other. */
    private Future<CommittedWrite> commit(Call call, Input input) {
        return db.inTransactionEndedBy(sql -> {
            Future<Boolean> taken = Idempotency.take(sql, call);
            Future<Void> live = revocation.require(sql, call.actor());
            return Future.join(taken, live)
                    .compose(both -> taken.result()
                            ? perform(sql, call, input)
                            : Future.succeededFuture(Idempotency.earlier(call)));
        });
    }

    private Future<LastStatement<CommittedWrite>> perform(SqlConnection sql, Call call, Input input) {
        Transaction transaction = new Transaction(sql, call, now(), this::also);
        return run(call.verb(), transaction, input).map(verbOutcome -> AuditLog.end(transaction, call, verbOutcome));
    }

    private static Future<VerbOutcome> run(Verb verb, Transaction transaction, Input input) {
        try {
            return verb.work().run(transaction, input);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private Future<VerbOutcome> also(
            Transaction from, String kind, String name, @Nullable String id, Map<String, Object> values) {
        Verb verb = verbs.get(kind, name);
        Input input = new Input(values);
        Call call = new Call(verb, from.actor(), id, input, null, null, from.channel());
        Transaction part = new Transaction(from.sql(), call, from.at(), this::also);
        return run(verb, part, input)
                .compose(verbOutcome -> AuditLog.append(part, verb, verbOutcome).map(verbOutcome));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
