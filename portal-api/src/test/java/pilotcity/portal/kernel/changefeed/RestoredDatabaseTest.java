package pilotcity.portal.kernel.changefeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.audit.AuditChain;
import pilotcity.portal.kernel.changelog.ChangePruning;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.changelog.LogPosition;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.DatabaseAddress;
import pilotcity.portal.kernel.db.UnfinishedRestore;
import pilotcity.portal.kernel.db.embedded.EmbeddedDatabase;
import pilotcity.portal.kernel.mirror.MirrorPage;
import pilotcity.portal.kernel.mirror.MirrorPosition;

/** Servers that crash and states that are restored, with a real PostgreSQL: the index ends as the database does. */
class RestoredDatabaseTest {
    private static final Path FOLDER = TestPortal.temporaryFolder();
    private static final Vertx VERTX = Vertx.vertx(new VertxOptions().setPreferNativeTransport(false));
    private static EmbeddedDatabase server;
    private static Connection admin;

    /** As a first start that is killed leaves it. */
    private static final Path UNPACKED_IN_PART = FOLDER.resolve("postgresql/binaries/PG-part/lib");

    @BeforeAll
    static void start() throws IOException, SQLException {
        Files.createDirectories(UNPACKED_IN_PART);
        server = EmbeddedDatabase.start(FOLDER.resolve("postgresql"));
        admin = server.address().connect();
    }

    @AfterAll
    static void stop() throws SQLException {
        admin.close();
        server.close();
        Await.get(VERTX.close());
        TestPortal.delete(FOLDER);
    }

    private static void sql(String sql) {
        try (Statement statement = admin.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DatabaseAddress database(String name) {
        DatabaseAddress at = server.address();
        return new DatabaseAddress(at.host(), at.port(), name, at.user(), at.password());
    }

    private static FeedNode node(String database, String index) {
        return new FeedNode(VERTX, database(database), FOLDER.resolve(index));
    }

    /** Makes {@code to} a copy of {@code from} as it is now, under whoever is connected. */
    private static void copy(String from, String to) {
        lock(from);
        sql("CREATE DATABASE " + to + " TEMPLATE " + from);
        sql("ALTER DATABASE " + from + " ALLOW_CONNECTIONS true");
    }

    private static void lock(String name) {
        sql("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
        sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
    }

    /** Writes again and again until others are there for the connections that are gone. */
    private static ChangeToken persist(FeedNode node, String id, String title) {
        Instant latest = Instant.now().plus(FeedNode.LONGEST);
        while (true) {
            try {
                return node.write(id, title);
            } catch (RuntimeException e) {
                if (Instant.now().isAfter(latest)) {
                    throw e;
                }
            }
        }
    }

    @Test
    void programsThatWereUnpackedInPartAreUnpackedAnew() {
        assertThat(UNPACKED_IN_PART).doesNotExist();
    }

    @Test
    void aDatabaseWhoseRestoreWasCutOffIsNotTakenForAnEmptyOne() throws SQLException {
        sql("CREATE DATABASE half");
        DatabaseAddress half = database("half");
        try (Connection connection = half.connect();
                Statement statement = connection.createStatement()) {
            UnfinishedRestore.mark(statement, "public", "before_restore_x");
            assertThatThrownBy(() -> node("half", "half").started())
                    .hasMessageContaining("was cut off")
                    .hasMessageContaining("schema before_restore_x");
            UnfinishedRestore.end(statement, "public");
        }
        UnfinishedRestore.requireNone(half);
    }

    @Test
    void anOlderStateRestoredUnderARunningNodeIsNoticed() {
        sql("CREATE DATABASE live");
        try (FeedNode node = node("live", "running").started()) {
            node.follow(node.write("kept", "first"));
            copy("live", "older");
            node.follow(persist(node, "ghost", "ghost"));
            MirrorPosition mirror = node.caughtUp();
            String life = node.feed.life();
            assertThat(node.title("ghost")).isEqualTo("ghost");

            lock("live");
            sql("ALTER DATABASE live RENAME TO newer");
            sql("ALTER DATABASE older RENAME TO live");
            node.followInto(life);

            assertThat(node.title("ghost")).isEqualTo("none");
            assertThat(node.title("kept")).isEqualTo("first");
            assertThat(FeedNode.failure(node.changes.read(mirror, 10))).contains("restored", "without since");
            node.follow(persist(node, "kept", "second"));
            assertThat(node.title("kept")).isEqualTo("second");
            chainSaysWhatHappened(node);
        }
    }

    private static void chainSaysWhatHappened(FeedNode node) {
        AuditChain chain = new AuditChain(node.db);
        assertThat(Await.get(chain.link())).isEqualTo(1);
        AuditChain.Verification walk = chain.walk("");
        assertThat(walk.fault()).isEqualTo(Optional.empty());
        assertThat(walk.restores()).hasSize(1);
        assertThat(walk.restores().getFirst()).contains("another cluster, database or table");
    }

    @Test
    void aLogThatLostItsLastChangesIsNoticedAndIdentityStays() {
        sql("CREATE DATABASE lost");
        String before;
        try (FeedNode node = node("lost", "lost").started()) {
            node.follow(node.write("kept", "first"));
            before = identity(node);
            node.follow(node.write("ghost", "ghost"));
            String life = node.feed.life();
            // As after a point-in-time recovery: rows and numbers are those of an earlier moment.
            node.run(
                    "SET LOCAL session_replication_role = replica; DELETE FROM note WHERE id = 'ghost';"
                            + "DELETE FROM change WHERE id = 'ghost'; SELECT setval('change_seq_seq', (SELECT max(seq) FROM change))");
            node.followInto(life);
            assertThat(node.title("ghost")).isEqualTo("none");
            node.follow(node.write("next", "takes the number of the ghost"));
            assertThat(node.title("next")).startsWith("takes");
            assertThat(identity(node)).isEqualTo(before);
        }
        try (FeedNode node = node("lost", "lost")) {
            assertThat(node.opened().seq()).isPositive();
            assertThat(node.title("next")).startsWith("takes");
        }
    }

    private static String identity(FeedNode node) {
        return Await.get(node.db
                        .client()
                        .query("SELECT id FROM database_identity")
                        .execute())
                .iterator()
                .next()
                .getValue("id")
                .toString();
    }

    @Test
    void whatWasWrittenWhileANodeWasDownIsThereWhenItHasStarted() {
        sql("CREATE DATABASE down");
        try (FeedNode up = node("down", "up").started()) {
            node("down", "down").started().close();
            up.write("meanwhile", "written meanwhile");
            try (FeedNode node = node("down", "down").started()) {
                assertThat(node.title("meanwhile")).isEqualTo("written meanwhile");
            }
        }
    }

    @Test
    void aTokenOfANodeThatIsAheadWaitsAndNeverEndsTooEarly() {
        sql("CREATE DATABASE shared");
        try (FeedNode ahead = node("shared", "ahead").started();
                FeedNode behind = node("shared", "behind")) {
            for (int i = 0; i < 20; i++) {
                ahead.write("listed-" + i, "one of many");
            }
            ahead.follow(ahead.write("listed-20", "the last"));
            MirrorPage some = Await.get(ahead.changes.read(ahead.changes.start(Set.of()), 5));

            MirrorPage early = Await.get(behind.changes.read(some.next(), 100));
            assertThat(early.items()).isEmpty();
            assertThat(early.more()).isTrue();
            assertThat(early.listing()).isTrue();

            var late = behind.changes.read(early.next(), 100);
            behind.feed.start();
            MirrorPage rest = Await.get(late);
            assertThat(rest.items()).hasSize(16);
            assertThat(rest.more()).isFalse();
        }
    }

    @Test
    void whatIsOlderThanTheLogIsToldSoAndTheLastChangeStays() {
        sql("CREATE DATABASE old");
        MirrorPosition mirror;
        String life;
        try (FeedNode node = node("old", "old").started()) {
            node.follow(node.write("a", "first"));
            mirror = node.caughtUp();
            life = node.feed.life();
        }
        try (FeedNode node = node("old", "unused")) {
            node.write("b", "second");
            node.write("c", "third");
            node.run("UPDATE change SET at = at - interval '40 days'");
            assertThat(prune(node)).isEqualTo(2);
            assertThat(prune(node)).isZero();
        }
        try (FeedNode node = node("old", "other")) {
            assertThat(FeedNode.failure(node.changes.read(mirror, 10))).contains("no longer kept");
        }
        try (FeedNode node = node("old", "old").started()) {
            assertThat(node.title("b")).as("built again").isEqualTo("second");
            assertThat(node.feed.life()).isEqualTo(life);
            assertThat(node.caughtUp().delivered().seq()).isEqualTo(3);
        }
    }

    /** The server dies before it has written that ids were used, and gives them to those who write next. */
    @Test
    void whatIsWrittenWithTransactionIdsGivenOutAgainIsFound() throws SQLException {
        Path folder = FOLDER.resolve("crashing");
        EmbeddedDatabase dying = EmbeddedDatabase.start(folder.resolve("postgresql"));
        LogPosition ahead;
        try (FeedNode node = new FeedNode(VERTX, dying.address(), folder.resolve("index")).started()) {
            Await.get(node.db
                    .client()
                    .query("ALTER SYSTEM SET wal_writer_delay = '10s'")
                    .execute());
            Await.get(node.db.client().query("SELECT pg_reload_conf()").execute());
            node.follow(node.write("before", "before"));
            long last = node.write("last", "before").xid();
            Await.get(node.db
                    .client()
                    .query("BEGIN; SELECT pg_current_xact_id(); ROLLBACK;".repeat(100))
                    .execute());
            Await.get(node.feed
                    .progress()
                    .reads()
                    .reach(place -> place.snapshot().xmax() > last + 100, "ids", FeedNode.LONGEST));
            kill(folder.resolve("postgresql/cluster/postmaster.pid"));
            ahead = node.reached();
        }
        dying.close();
        try (EmbeddedDatabase again = EmbeddedDatabase.start(folder.resolve("postgresql"))) {
            ChangeToken token = written(again.address());
            assertThat(ahead.snapshot().includes(token.xid()))
                    .as("the id was used before")
                    .isTrue();
            assertThat(ahead.includes(token)).isFalse();
            try (FeedNode node = new FeedNode(VERTX, again.address(), folder.resolve("index"))) {
                assertThat(node.opened()).as("the index is not built again").isEqualTo(ahead);
                node.started().follow(token);
                assertThat(node.title("again")).isEqualTo("found");
            }
        }
    }

    /** Writes before anything else does. */
    private static ChangeToken written(DatabaseAddress address) throws SQLException {
        try (Connection connection = address.connect()) {
            return written(connection, "again", "found");
        }
    }

    private static ChangeToken written(Connection connection, String id, String title) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO note (id, version, title) VALUES ('" + id + "', 1, '" + title + "')");
            statement.execute("INSERT INTO audit_entry (content) VALUES ('{\"document\":\"" + id + "\"}')");
            try (ResultSet row = statement.executeQuery("SELECT xid::text, seq FROM change WHERE id = '" + id + "'")) {
                row.next();
                return new ChangeToken(Long.parseLong(row.getString(1)), row.getLong(2));
            }
        }
    }

    /** Ids and numbers are given out in different orders: the last to begin can be the first to take a number. */
    @Test
    void whoTookALaterIdAndAnEarlierNumberIsFound() throws SQLException {
        sql("CREATE DATABASE crossed");
        try (FeedNode node = node("crossed", "crossed").started();
                Connection one = database("crossed").connect();
                Connection other = database("crossed").connect()) {
            AuditChain chain = new AuditChain(node.db);
            one.setAutoCommit(false);
            other.setAutoCommit(false);
            one.createStatement().execute("SELECT pg_current_xact_id()");
            ChangeToken held = written(other, "held", "found");
            ChangeToken quick = written(one, "quick", "found");
            assertThat(held.xid()).isGreaterThan(quick.xid());
            assertThat(held.seq()).isLessThan(quick.seq());

            one.commit();
            node.follow(quick);
            MirrorPosition mirror = node.caughtUp();
            assertThat(mirror.delivered().includes(held)).isFalse();
            assertThat(Await.get(chain.link())).isEqualTo(1);

            other.commit();
            node.follow(held);
            assertThat(node.title("held")).isEqualTo("found");
            assertThat(Await.get(node.changes.read(mirror, 10)).items()).hasSize(1);
            assertThat(Await.get(node.changes.read(mirror, 10)).more()).isFalse();
            assertThat(Await.get(chain.link())).isEqualTo(1);
        }
    }

    private static void kill(Path lock) {
        try {
            ProcessHandle server = ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(lock).getFirst().strip()))
                    .orElseThrow();
            List<ProcessHandle> all = new ArrayList<>(server.descendants().toList());
            all.addFirst(server);
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(process -> process.onExit().join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long prune(FeedNode node) {
        return Await.get(ChangePruning.prune(node.db, Duration.ofDays(30)));
    }

    @Test
    void whatOlderVersionsWroteIsGoneOnWith() {
        sql("CREATE DATABASE aged");
        try (FeedNode node = node("aged", "aged").started()) {
            node.follow(node.write("a", "first"));
            MirrorPosition today = node.caughtUp();
            node.follow(node.write("b", "second"));
            LogPosition old = LogPosition.parse(today.delivered().snapshot().toString());
            MirrorPage page = Await.get(
                    node.changes.read(MirrorPosition.parse(today.at(old).toString()), 10));
            assertThat(page.items()).hasSize(1);
            assertThat(page.next().delivered().isOfOldForm()).isFalse();
            Await.get(node.feed.awaitWrite(ChangeToken.parse("3"), FeedNode.LONGEST));
        }
    }
}
