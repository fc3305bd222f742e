package pilotcity.portal.kernel.db.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.SqlConnection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;

/**
 * COMMIT is sent before the last statement has been answered: whatever goes wrong, no failed write is reported as done.
 */
class LastStatementTest {
    private static final String SAY = "INSERT INTO said VALUES ($1::text) RETURNING word";

    private final Database db = TestPortal.shared().service().node().db();

    @BeforeEach
    void makeTable() {
        Await.get(db.client().query("DROP TABLE IF EXISTS said").execute());
        Await.get(db.client()
                .query("CREATE TABLE said (word text CHECK (word <> 'wrong') UNIQUE DEFERRABLE INITIALLY DEFERRED)")
                .execute());
    }

    private static LastStatement<String> say(String word) {
        return new LastStatement<>(
                SAY, List.of(word), rows -> rows.iterator().next().getString("word"));
    }

    private String run(Function<SqlConnection, Future<LastStatement<String>>> work) {
        return Await.get(db.inTransactionEndedBy(work));
    }

    private static Future<?> first(SqlConnection sql) {
        return sql.query("INSERT INTO said VALUES ('first')").execute();
    }

    /** By a connection of its own: one that was broken may still be in the pool for a moment. */
    private long count() throws SQLException {
        try (Connection own = db.address().connectWithin(5);
                Statement statement = own.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM said")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void itsAnswerIsThatOfTheTransaction() throws SQLException {
        assertThat(run(sql -> first(sql).map(done -> say("last")))).isEqualTo("last");
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void whenItIsRefusedNothingIsDone() throws SQLException {
        assertThatThrownBy(() -> run(sql -> first(sql).map(done -> say("wrong"))))
                .hasMessageContaining("said_word_check");
        assertThat(count()).isZero();
    }

    @Test
    void whenTheCommitIsRefusedItsAnswerCountsForNothing() throws SQLException {
        assertThatThrownBy(() -> run(sql -> first(sql).map(done -> say("first"))))
                .hasMessageContaining("said_word_key");
        assertThat(count()).isZero();
    }

    @Test
    void aFailureThatTheWorkMadeNothingOfIsOneAllTheSame() throws SQLException {
        assertThatThrownBy(() -> run(sql -> first(sql)
                        .compose(done -> sql.query("SELECT 1 / 0").execute())
                        .transform(done -> Future.succeededFuture(say("last")))))
                .hasMessageContaining("current transaction is aborted");
        assertThat(count()).isZero();
    }

    @Test
    void whenTheWorkFailsNothingIsDoneAndTheConnectionIsOfUseToTheNext() throws SQLException {
        for (int i = 0; i < 3 * db.size(); i++) {
            assertThatThrownBy(() -> Await.get(
                            db.inTransactionEndedBy(sql -> first(sql).compose(done -> Future.failedFuture("no")))))
                    .hasMessageContaining("no");
        }
        assertThat(count()).isZero();
        assertThat(run(sql -> Future.succeededFuture(say("last")))).isEqualTo("last");
    }

    @Test
    void whatWasGivenUpForAnotherTransactionIsRunAgain() throws SQLException {
        AtomicInteger times = new AtomicInteger();
        String raise = "DO $$ BEGIN RAISE EXCEPTION 'given up' USING ERRCODE = 'serialization_failure'; END $$";
        String answer = run(sql -> times.incrementAndGet() == 1
                ? Future.succeededFuture(new LastStatement<>(raise, List.of(), rows -> "never"))
                : Future.succeededFuture(say("again")));
        assertThat(answer).isEqualTo("again");
        assertThat(count()).isOne();
    }

    @Test
    void whenTheConnectionBreaksNobodyKnows() throws SQLException {
        assertThatThrownBy(() -> run(sql -> first(sql)
                        .map(done -> new LastStatement<>(
                                "SELECT pg_terminate_backend(pg_backend_pid()), $1::text",
                                List.of(""),
                                rows -> "never"))))
                .hasMessageContaining("the database");
        assertThat(count()).isZero();
    }

    @Test
    void whatStillGoesOnWhenTheWorkHasFailedDoesNothingMore() throws SQLException {
        Promise<Void> late = Promise.promise();
        Promise<String> told = Promise.promise();
        Function<SqlConnection, Future<Object>> work = sql -> {
            late.future().compose(now -> first(sql)).onComplete(done -> told.complete(String.valueOf(done.cause())));
            return Future.failedFuture(new IllegalArgumentException("refused"));
        };
        assertThatThrownBy(() -> Await.get(db.inTransaction(work))).hasMessage("refused");
        late.complete();
        assertThat(Await.get(told.future())).contains("the transaction has ended");
        assertThat(count()).isZero();
    }

    @Test
    void norDoesItWhereTheLastStatementIsKnown() throws SQLException {
        Promise<Void> late = Promise.promise();
        Promise<String> told = Promise.promise();
        assertThatThrownBy(() -> run(sql -> {
                    late.future()
                            .compose(now -> first(sql))
                            .onComplete(done -> told.complete(String.valueOf(done.cause())));
                    return first(sql).compose(done -> Future.failedFuture(new IllegalArgumentException("refused")));
                }))
                .hasMessage("refused");
        late.complete();
        assertThat(Await.get(told.future())).contains("the transaction has ended");
        assertThat(count()).isZero();
    }
}
