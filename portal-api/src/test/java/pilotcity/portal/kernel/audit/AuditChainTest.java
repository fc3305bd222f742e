package pilotcity.portal.kernel.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.control.ControlSocket;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbCall;
import pilotcity.portal.kernel.verb.input.InputReader;
import pilotcity.portal.kernel.verb.input.VerbInput;

/** Somebody with all rights over the database changes the log, past its triggers; verifying the chain finds it. */
class AuditChainTest {
    private final TestPortal portal = TestPortal.withNotes();
    private final Database db = portal.service().node().db();
    private final AuditChain chain = new AuditChain(db);

    @BeforeEach
    void writeAndLink() {
        for (int i = 0; i < 5; i++) {
            write("audited " + UUID.randomUUID().toString().substring(0, 8));
        }
        linkAll();
        assertThat(chain.walk("").fault()).isEmpty();
    }

    private void write(String title) {
        Verb verb = portal.service().node().writer().verbs().get("note", "create");
        VerbInput input = InputReader.read(verb.fields(), Map.of("title", title));
        Await.get(portal.service()
                .node()
                .writer()
                .write(new VerbCall(verb, Actor.PORTAL, null, input, null, null, "test")));
    }

    /** The portal links on a clock of its own; until it has let go, the one who asks gets nothing. */
    private void linkAll() {
        while (number("SELECT count(*) FROM audit_entry e WHERE NOT EXISTS"
                        + " (SELECT FROM audit_link WHERE entry = e.id)")
                > 0) {
            Await.get(chain.link());
        }
    }

    /** The fault that verifying finds after {@code attack}, which is undone. */
    private String fault(List<String> attack, List<String> undo) {
        tamper(attack);
        try {
            return chain.walk("").fault().orElse("none");
        } finally {
            tamper(undo);
            assertThat(chain.walk("").fault()).isEmpty();
        }
    }

    private void tamper(List<String> statements) {
        Await.get(db.inTransaction(sql -> {
            Future<?> done = run(sql, "SET LOCAL session_replication_role = replica");
            for (String statement : statements) {
                done = done.compose(before -> run(sql, statement));
            }
            return done.mapEmpty();
        }));
    }

    private static Future<?> run(SqlConnection sql, String statement) {
        return sql.query(statement).execute();
    }

    @Test
    void aChangedEntryIsFound() {
        assertThat(fault(
                        List.of(
                                "CREATE TABLE kept AS SELECT id, content FROM audit_entry WHERE id = " + entry(2),
                                "UPDATE audit_entry SET content = (content::jsonb || '{\"subject\":\"other\"}')::json WHERE id = "
                                        + entry(2)),
                        List.of(
                                "UPDATE audit_entry SET content = kept.content FROM kept WHERE kept.id = audit_entry.id",
                                "DROP TABLE kept")))
                .isEqualTo("link 2 does not fit entry " + entry(2));
    }

    @Test
    void aRemovedLinkIsFound() {
        assertThat(fault(
                        List.of(
                                "CREATE TABLE kept AS SELECT * FROM audit_link WHERE position = 3",
                                "DELETE FROM audit_link WHERE position = 3"),
                        List.of("INSERT INTO audit_link SELECT * FROM kept", "DROP TABLE kept")))
                .isEqualTo("link 3 is missing");
    }

    @Test
    void aRemovedEntryIsFound() {
        long id = entry(3);
        assertThat(fault(
                        List.of(
                                "CREATE TABLE kept AS SELECT id, xid, content FROM audit_entry WHERE id = " + id,
                                "DELETE FROM audit_entry WHERE id = " + id),
                        List.of(
                                "INSERT INTO audit_entry (id, xid, content) OVERRIDING SYSTEM VALUE SELECT * FROM kept",
                                "DROP TABLE kept")))
                .isEqualTo("link 3 does not fit entry " + id);
    }

    @Test
    void anEntryThatWasSlippedInIsFound() {
        assertThat(fault(
                        List.of(
                                "INSERT INTO audit_entry (id, xid, content) OVERRIDING SYSTEM VALUE VALUES (-7, '3', '{}')"),
                        List.of("DELETE FROM audit_entry WHERE id = -7")))
                .isEqualTo("entry -7 is in no link");
    }

    @Test
    void anEntryWhoseNumberIsOlderThanItsTransactionWaitsForItsLink() throws SQLException {
        long number = number("SELECT nextval(pg_get_serial_sequence('audit_entry', 'id'))");
        write("later");
        linkAll();
        try (Connection connection = db.address().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(hashtext('audit_link'))"); // so that nobody links
            statement.execute("INSERT INTO audit_entry (id, content) OVERRIDING SYSTEM VALUE SELECT " + number
                    + ", content FROM audit_entry ORDER BY id DESC LIMIT 1");
            assertThat(chain.walk("").fault()).isEmpty();
        }
        linkAll();
        assertThat(chain.walk("").fault()).isEmpty();
        assertThat(number("SELECT count(*) FROM audit_link WHERE entry = " + number))
                .isEqualTo(1);
    }

    @Test
    void twoThatWereSwappedAreFound() {
        List<String> swap = List.of("""
                UPDATE audit_entry SET content = other.content FROM audit_entry other
                 WHERE audit_entry.id IN (%1$d, %2$d) AND other.id IN (%1$d, %2$d) AND other.id <> audit_entry.id
                """.formatted(entry(2), entry(4)));
        assertThat(fault(swap, swap)).isEqualTo("link 2 does not fit entry " + entry(2));
    }

    @Test
    void anEndThatWasCutOffIsFoundByAHeadThatWasNoted() {
        AuditChain.Verification whole = chain.walk("");
        assertThat(chain.walk(whole.head()).passed()).isTrue();
        String last = "(SELECT entry FROM audit_link WHERE position = " + whole.links() + ")";
        tamper(List.of(
                "CREATE TABLE kept_entry AS SELECT id, xid, content FROM audit_entry WHERE id = " + last,
                "CREATE TABLE kept_link AS SELECT * FROM audit_link WHERE position = " + whole.links(),
                "DELETE FROM audit_entry WHERE id = " + last,
                "DELETE FROM audit_link WHERE position = " + whole.links()));
        try {
            AuditChain.Verification cut = chain.walk(whole.head());
            assertThat(cut.fault()).isEmpty();
            assertThat(cut.links()).isEqualTo(whole.links() - 1);
            assertThat(cut.passed()).isFalse();
            assertThatThrownBy(() -> ControlSocket.ask(portal.data(), "audit verify", whole.head(), line -> {}))
                    .hasMessageContaining(whole.head() + " is not in it");
        } finally {
            tamper(List.of(
                    "INSERT INTO audit_entry (id, xid, content) OVERRIDING SYSTEM VALUE SELECT * FROM kept_entry",
                    "INSERT INTO audit_link SELECT * FROM kept_link",
                    "DROP TABLE kept_entry",
                    "DROP TABLE kept_link"));
        }
    }

    @Test
    void theRunningPortalWalksItsOwnChain() {
        List<String> lines = new ArrayList<>();
        assertThat(ControlSocket.ask(portal.data(), "audit verify", "", lines::add))
                .isTrue();
        assertThat(lines.get(0)).matches("[0-9]+ links are sound");
        assertThat(lines.get(1)).matches("head [0-9a-f]{64}");
    }

    @Test
    void theTriggersLetNobodyChangeIt() {
        for (String attack : List.of("UPDATE audit_entry SET content = '{}'", "DELETE FROM audit_link")) {
            Future<?> refused = db.client().query(attack).execute();
            assertThat(Await.get(refused.map("done").otherwise(Throwable::getMessage)))
                    .contains("append-only");
        }
    }

    /** The entry that the link at {@code position} is over. */
    private long entry(int position) {
        return number("SELECT entry FROM audit_link WHERE position = " + position);
    }

    private long number(String query) {
        return Await.get(db.client().query(query).execute()).iterator().next().getLong(0);
    }
}
