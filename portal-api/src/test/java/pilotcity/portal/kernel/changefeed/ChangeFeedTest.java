package pilotcity.portal.kernel.changefeed;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.db.Await;

class ChangeFeedTest {
    private final TestPortal portal = TestPortal.shared();

    @Test
    void aRowWrittenBySqlAloneIsSearchableWithoutRestart() {
        ChangeToken token = portal.sql("""
                INSERT INTO pilot (id, batch, announced, name, level, province, place, lon, lat)
                VALUES ('T-SQL', 2013, '2013-08-05', '无中生有区', 'district', '440000', '440106', 113.4, 23.1)
                """);
        try {
            assertThatJson(search("q=" + TestPortal.encode("无中生有") + "&atLeast=" + token))
                    .inPath("items[0].id")
                    .isEqualTo("T-SQL");
        } finally {
            token = portal.sql("DELETE FROM pilot WHERE id = 'T-SQL'");
        }
        assertThat(portal.get("/api/pilots/T-SQL?atLeast=" + token).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aRenamedPlaceRenamesWhatShowsItsName() {
        ChangeToken token = portal.sql("UPDATE place SET name = '改名区' WHERE id = '440113'");
        try {
            assertThatJson(portal.get("/api/pilots/CN-SCP-2012-072?atLeast=" + token)
                            .body())
                    .inPath("placeName")
                    .isEqualTo("广东省广州市改名区");
        } finally {
            portal.sql("UPDATE place SET name = '番禺区' WHERE id = '440113'");
        }
    }

    @Test
    void aFigureOfAProjectIsPartOfTheProject() {
        ChangeToken token = portal.sql("""
                INSERT INTO project_figure VALUES ('XA', 1, 'jobs', 7, 'jobs', '7 个', '7', '测试', NULL, 'press')
                """);
        try {
            assertThatJson(portal.get("/api/projects/XA?atLeast=" + token).body())
                    .inPath("jobs")
                    .isEqualTo(7);
        } finally {
            token = portal.sql("DELETE FROM project_figure WHERE project = 'XA'");
        }
        assertThatJson(portal.get("/api/projects/XA?atLeast=" + token).body())
                .node("jobs")
                .isAbsent();
    }

    @Test
    void aTransactionThatStaysOpenHoldsNobodyUp() {
        ChangeToken held = Await.get(portal.service()
                .node()
                .db()
                .inTransaction(slow -> slow.preparedQuery("UPDATE pilot SET note = '慢' WHERE id = 'CN-SCP-2012-001'")
                        .execute()
                        .compose(written -> ChangeToken.current(slow))
                        .compose(token -> portal.service().node().vertx().executeBlocking(() -> {
                            ChangeToken quick = portal.sql("UPDATE pilot SET note = '快' WHERE id = 'CN-SCP-2012-002'");
                            assertThatJson(portal.get("/api/pilots/CN-SCP-2012-002?atLeast=" + quick)
                                            .body())
                                    .inPath("note")
                                    .isEqualTo("快");
                            return token;
                        }))));
        assertThatJson(portal.get("/api/pilots/CN-SCP-2012-001?atLeast=" + held).body())
                .inPath("note")
                .isEqualTo("慢");
        portal.sql("UPDATE pilot SET note = NULL WHERE id IN ('CN-SCP-2012-001', 'CN-SCP-2012-002')");
    }

    @Test
    void aTokenThatNoWriteReturnedIsRefusedAtOnce() {
        for (String token : List.of("1000000000", "2147483648", "1-999999999", "999999999-1")) {
            HttpResponse<String> answer = portal.get("/api/search?limit=0&atLeast=" + token);
            assertThat(answer.statusCode()).as(token).isEqualTo(400);
            assertThatJson(answer.body()).inPath("parameter").isEqualTo("atLeast");
        }
    }

    private String search(String query) {
        return portal.get("/api/search?" + query).body();
    }
}
