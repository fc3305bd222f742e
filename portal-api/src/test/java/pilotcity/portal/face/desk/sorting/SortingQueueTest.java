package pilotcity.portal.face.desk.sorting;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.desk.sorting.SortingDesk.Seat;
import pilotcity.portal.face.shared.page.TelephonePhoto;
import pilotcity.portal.kernel.permission.Grant;

/** Which records wait to be sorted, in which order, and for whom. */
class SortingQueueTest {
    private static Path data;
    private static TestPortal portal;
    private static SortingDesk desk;

    @BeforeAll
    static void start() {
        data = TestPortal.temporaryFolder();
        portal = TestPortal.start(data);
        desk = new SortingDesk(portal);
    }

    @AfterAll
    static void stop() {
        portal.close();
        TestPortal.delete(data);
    }

    /** Every test has a queue of its own. */
    @AfterEach
    void empty() {
        desk.shown(portal.sql("""
                WITH claims AS (DELETE FROM claim)
                UPDATE record SET status = 'declined', closed_at = now() WHERE status NOT IN ('declined', 'closed-by-source')
                """));
    }

    private static Seat seat() {
        return desk.seat(desk.member());
    }

    @Test
    void dangerComesFirstAndThenWhatHasWaitedLongest() {
        String first = desk.report("路边很乱");
        String second = desk.report("Something is wrong here");
        String danger = desk.report("煤气味很大，怀疑燃气泄漏");
        String sorted = desk.report("路灯不亮", "category", "street-light-out");
        String agreed = desk.report("路灯不亮", "category", "street-light-out");
        desk.proposes(agreed, "street-light-out", 0.9);
        String doubted = desk.report("汽车停在自行车道上", "category", "street-light-out");
        desk.proposes(doubted, "cycling-lane-blocked", 0.9);

        assertThat(desk.read(first).getString("sorting")).isEqualTo("unsorted");
        assertThat(desk.read(doubted).getString("sorting")).isEqualTo("uncertain");
        for (String each : List.of(sorted, agreed)) {
            assertThat(desk.read(each).containsKey("sorting")).isFalse();
        }
        Seat seat = seat();
        List<String> got = new ArrayList<>(seat.next());
        got.addAll(seat.next(got.toArray(String[]::new)));
        assertThat(got).containsExactly(danger, first, second, doubted);
    }

    @Test
    void whatSomebodyElseDecidesOrTakesInHandIsNoLongerUncertain() {
        String kept = desk.report("停车", "category", "street-light-out");
        desk.proposes(kept, "cycling-lane-blocked", 0.9);
        desk.write("record", "classify", kept, Map.of("category", "street-light-out"));
        assertThat(desk.read(kept).containsKey("sorting")).isFalse();
        String accepted = desk.report("停车", "category", "street-light-out");
        desk.proposes(accepted, "cycling-lane-blocked", 0.9);
        desk.write("record", "accept", accepted, Map.of());
        assertThat(desk.read(accepted).containsKey("sorting")).isFalse();
        String unsorted = desk.report("不知道是什么");
        desk.write("record", "accept", unsorted, Map.of());
        assertThat(desk.read(unsorted).getString("sorting")).isEqualTo("unsorted");
        desk.write("record", "decline", unsorted, Map.of("note", "不属实"));
        assertThat(desk.read(unsorted).containsKey("sorting")).isFalse();
    }

    @Test
    void severalPeopleDoNotGetEachOthersEvenWithOneToken() {
        for (int i = 0; i < 7; i++) {
            desk.report("第 " + i + " 件");
        }
        String shared = desk.member();
        List<Seat> people = List.of(desk.seat(shared), desk.seat(shared), desk.seat(desk.member()));
        List<String> all = new ArrayList<>();
        people.forEach(each -> all.addAll(each.next()));
        assertThat(new HashSet<>(all)).hasSize(6);
        assertThat(people.getFirst().next()).containsAll(all.subList(0, 1));
        assertThat(desk.seat(shared).next()).hasSize(1).doesNotContainAnyElementsOf(all);
        assertThat(people.getLast().get("/desk/sorting/list").body().split("别人正在处理"))
                .hasSize(6);
    }

    @Test
    void nobodyIsKeptFromRecordsByThoseWhomTheyAreNotFor() {
        String id = desk.report("一件");
        String other = portal.bearer(
                        "other",
                        Grant.builder()
                                .organisations(Set.of("guangzhou-transport"))
                                .build())
                .substring("Bearer ".length());
        assertThat(desk.seat(other).json("keep", "have", id + "@0").getJsonArray("cards"))
                .isEmpty();
        assertThat(seat().next()).contains(id);
    }

    @Test
    void whoeverLeavesOrFallsAsleepGivesTheirsBack() {
        String only = desk.report("只有一件");
        Seat first = seat();
        Seat second = seat();
        assertThat(first.next()).containsExactly(only);
        assertThat(second.next()).isEmpty();
        assertThat(second.get("/desk/sorting").body()).contains("其余的正由别人处理");
        assertThat(first.json("keep", "have", only + "@1").getJsonArray("cards"))
                .isEmpty();
        assertThat(second.post("release", true).statusCode()).isEqualTo(204);
        assertThat(second.next()).isEmpty();
        first.post("release", true, "have", only);
        assertThat(second.next()).containsExactly(only);
        portal.sql("UPDATE claim SET until = now()");
        assertThat(first.next()).containsExactly(only);
    }

    @Test
    void aPageThatIsLoadedAgainKeepsWhatItShowsWhenTheOneBeforeGivesBackLate() {
        String only = desk.report("只有这一件");
        Seat first = seat();
        Pattern number = Pattern.compile("\"page\":\"([0-9]+)\"");
        List<String> pages = new ArrayList<>();
        for (int load = 0; load < 2; load++) {
            Matcher found = number.matcher(first.get("/desk/sorting").body());
            assertThat(found.find()).isTrue();
            pages.add(found.group(1));
        }
        first.post("release", true, "page", pages.getFirst());
        assertThat(seat().next()).isEmpty();
        first.post("release", true, "page", pages.getLast());
        assertThat(seat().next()).containsExactly(only);
    }

    @Test
    void whatOthersHaveDecidedIsToldAndNotOffered() {
        String decided = desk.report("人行道上有垃圾");
        String changed = desk.report("还有一件");
        Seat seat = seat();
        assertThat(seat.next()).containsExactly(decided, changed);
        desk.write("record", "classify", decided, Map.of("category", "litter"));
        desk.write("record", "comment", changed, Map.of("note", "看过了"));
        JsonObject kept = seat.json("keep", "have", decided + "@1 " + changed + "@1");
        JsonObject gone = kept.getJsonArray("gone").getJsonObject(0);
        assertThat(gone.getString("id")).isEqualTo(decided);
        assertThat(gone.getString("told")).contains("Bike Guangzhou", "sorted it as “");
        assertThat(kept.getJsonArray("cards").getJsonObject(0).getInteger("version"))
                .isEqualTo(2);
        assertThat(seat().next()).isEmpty();
    }

    @Test
    void onlyWhoMayClassifySortsAndOthersSeeWhyNot() {
        desk.report("一件");
        Seat reader = desk.seat(desk.member("read", "comment"));
        HttpResponse<String> page = reader.get("/en/desk/sorting");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body())
                .contains("Your token does not let you sort", "permission to classify", "To sort")
                .doesNotContain("data-card-form", "it lacks");
        assertThat(reader.get("/desk/sorting/list").statusCode()).isEqualTo(403);
        for (String path : List.of("next", "keep")) {
            assertThat(reader.post(path, true, "have", "").statusCode()).isEqualTo(403);
        }
        String other = portal.bearer(
                        "other",
                        Grant.builder()
                                .organisations(Set.of("guangzhou-transport"))
                                .build())
                .substring("Bearer ".length());
        assertThat(desk.seat(other).next()).isEmpty();
        assertThat(portal.get("/en/desk/sorting").headers().firstValue("Location"))
                .hasValue("/en/sign-in?next=%2Fen%2Fdesk%2Fsorting");
        assertThat(portal.get("/desk/sorting", "Authorization", "Bearer " + desk.member())
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .startsWith("/desk/sorting?seat=");
    }

    @Test
    void aGrantForOneCampaignSortsThatOneAlone() {
        desk.report("别的活动");
        SortingDesk another = new SortingDesk(portal);
        String own = another.report("自己的活动");
        String token = portal.bearer(
                        "volunteer",
                        Grant.builder()
                                .actions(Set.of("classify"))
                                .organisations(Set.of(SortingDesk.NGO))
                                .campaigns(Set.of(another.campaign()))
                                .build())
                .substring("Bearer ".length());
        Seat volunteer = desk.seat(token);
        JsonObject next = volunteer.json("next", "have", "");
        assertThat(next.getInteger("left")).isEqualTo(1);
        assertThat(next.getInteger("beyond")).isEqualTo(1);
        assertThat(next.getJsonArray("cards").getJsonObject(0).getString("id")).isEqualTo(own);
        assertThat(volunteer.get("/en/desk/sorting/list").body())
                .contains("1 record to sort", "1 more needs a token for a wider area", own + "@1");
        desk.proposes(own, "litter", 0.9);
        assertThat(volunteer.get("/en/desk/records/" + own).body()).contains("sort-standing");
        String foreign = desk.report("别的活动的垃圾");
        desk.proposes(foreign, "litter", 0.9);
        assertThat(volunteer.get("/en/desk/records/" + foreign).body()).doesNotContain("sort-standing");
    }

    @Test
    void whatIsInNobodysHandsIsForWhoeverSpeaksForThePortal() {
        String nobodys = desk.write("record", "report", null, Map.of("description", "不知道归谁", "lon", 113.9, "lat", 23.4))
                .id();
        String all = portal.bearer("all", Grant.ALL).substring("Bearer ".length());
        assertThat(desk.seat(all).json("next", "whose", "portal").encode()).contains("\"id\":\"" + nobodys + "\"");
        assertThat(desk.seat(all).get("/desk/sorting").body()).contains("尚无机构负责");
        assertThat(seat().json("next", "whose", "portal").encode()).doesNotContain("\"id\":\"" + nobodys + "\"");
        Seat portals = desk.seat(all);
        JsonObject done = portals.json("do", "whose", "portal", "step", nobodys + "@1 category litter");
        assertThat(done.getJsonArray("results").getJsonObject(0).getBoolean("done"))
                .isTrue();
        assertThat(desk.read(nobodys).getString("category")).isEqualTo("litter");
    }

    @Test
    void photosOfAnUnsortedRecordAreShownToWhomItConcernsAlone() {
        String id = desk.report("有照片", "photos", List.of(TelephonePhoto.jpeg(400, 300)));
        String body = seat().get("/desk/sorting").body();
        String photo = body.replaceFirst("(?s).*?(/desk/sorting/photos/" + id + "/[0-9a-f]{32}).*", "$1");
        Seat seat = seat();
        for (String name : List.of(photo + ".jpg", photo + "-small.jpg")) {
            HttpResponse<String> found = seat.get(name);
            assertThat(found.statusCode()).as(name).isEqualTo(200);
            assertThat(found.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        }
        assertThat(portal.get(photo + ".jpg").statusCode()).isEqualTo(401);
        assertThat(desk.seat(desk.member("classify")).get(photo + ".jpg").statusCode())
                .isEqualTo(403);
        assertThat(portal.get(photo.replaceFirst(".*/", "/media/") + ".jpg").statusCode())
                .isEqualTo(404);
        String elsewhere = desk.report("没有照片");
        assertThat(seat.get(photo.replace("/" + id + "/", "/" + elsewhere + "/") + ".jpg")
                        .statusCode())
                .isEqualTo(404);
        assertThat(seat.get("/desk/sorting/photos/" + id + "/passwd.jpg").statusCode())
                .isEqualTo(404);
    }
}
