package pilotcity.portal.kernel.changefeed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.control.ControlSocket;

/** Rows that somebody wrote past every verb, and that cannot be read or indexed. */
class UnreadableDocumentsTest {
    private static final String INSERT = "INSERT INTO note (id, version, title, given) VALUES ($1, 1, $2, $3)";

    private final TestPortal portal = TestPortal.withNotes();

    @AfterEach
    void delete() {
        ChangeToken token = portal.sql("DELETE FROM note WHERE id LIKE 'bad-%'");
        assertThat(status("none", token)).isEqualTo(404);
        assertThat(leftOut()).hasSize(1).first().asString().startsWith("0 documents");
    }

    @Test
    void oneBadDocumentHoldsUpNoOther() {
        portal.sql(INSERT, "bad-json", "no JSON: the database refuses to read it", "{");
        portal.sql(INSERT, "bad-shape", "no shape: the feature refuses it", "{\"where\": \"POINT (nowhere)\"}");
        portal.sql(INSERT, "bad-place", "no such place: the index refuses it", "{\"where\": \"POINT (113 95)\"}");
        ChangeToken good = portal.sql(INSERT, "bad-not", "nothing is wrong with it", "{\"where\": \"POINT (113 23)\"}");
        assertThat(status("bad-not", good)).isEqualTo(200);
        assertThat(leftOut())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("note\tbad-json\t") && line.contains("json"))
                .anyMatch(line -> line.startsWith("note\tbad-shape\t"))
                .anyMatch(line -> line.startsWith("note\tbad-place\t") && line.contains("95"));
        assertThat(portal.get("/metrics").body()).contains("index_left_out_documents 3.0");
        assertThat(portal.get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void aBuildGoesOnWithoutThem() {
        ChangeToken good = portal.sql(INSERT, "bad-1", "good", "{}");
        portal.sql(INSERT, "bad-2", "bad", "{");
        assertThat(status("bad-1", good)).isEqualTo(200);
        assertThat(ControlSocket.ask(portal.data(), "reindex", line -> {})).isTrue();
        assertThat(status("bad-1", good)).isEqualTo(200);
        assertThat(leftOut()).hasSize(2).anyMatch(line -> line.startsWith("note\tbad-2\t"));
    }

    @Test
    void anOlderStateIsNotServedAsIfItWereTrueAndTheNextGoodOneIs() {
        ChangeToken token = portal.sql(INSERT, "bad-now", "good", "{}");
        assertThat(status("bad-now", token)).isEqualTo(200);
        token = portal.sql("UPDATE note SET given = '[' WHERE id = 'bad-now'");
        assertThat(status("bad-now", token)).isEqualTo(404);
        assertThat(leftOut()).anyMatch(line -> line.startsWith("note\tbad-now\t"));
        token = portal.sql("UPDATE note SET given = '{}' WHERE id = 'bad-now'");
        assertThat(status("bad-now", token)).isEqualTo(200);
        assertThat(leftOut()).noneMatch(line -> line.contains("bad-now"));
    }

    private int status(String id, ChangeToken token) {
        return portal.get("/api/notes/" + id + "?atLeast=" + token).statusCode();
    }

    private List<String> leftOut() {
        List<String> lines = new ArrayList<>();
        assertThat(ControlSocket.ask(portal.data(), "left-out", lines::add)).isTrue();
        return lines;
    }
}
