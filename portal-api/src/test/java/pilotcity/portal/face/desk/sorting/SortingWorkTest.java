package pilotcity.portal.face.desk.sorting;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.desk.sorting.SortingDesk.Seat;

/** What is done at the sorting desk, and how it is taken back. */
class SortingWorkTest {
    private static Path data;
    private static TestPortal portal;
    private static SortingDesk desk;

    private final Seat seat = desk.seat(desk.member());

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

    private JsonObject does(List<String> undo, String... steps) {
        List<String> fields = new ArrayList<>();
        for (String step : steps) {
            fields.addAll(List.of("step", step));
        }
        undo.forEach(each -> fields.addAll(List.of("undo", each)));
        return seat.json("do", fields.toArray(String[]::new));
    }

    private JsonObject back(List<String> undo) {
        List<String> fields = new ArrayList<>(List.of("act", "back"));
        undo.forEach(each -> fields.addAll(List.of("undo", each)));
        return seat.json("do", fields.toArray(String[]::new));
    }

    private static List<String> undo(JsonObject answer) {
        return answer.getJsonArray("undo").stream().map(String::valueOf).toList();
    }

    private static JsonObject result(JsonObject answer) {
        return answer.getJsonArray("results").getJsonObject(0);
    }

    private static List<JsonObject> categories(String id) {
        return desk.read(id).getJsonArray("classifications", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .filter(entry -> entry.getString("subject").equals("category"))
                .toList();
    }

    @Test
    void aCategoryIsTakenAndTakenBackAndBothStandInTheHistory() {
        String id = desk.report("到处是垃圾");
        desk.proposes(id, "litter", 0.8);
        JsonObject done = does(List.of(), id + "@1 category litter");
        assertThat(result(done).getString("text")).startsWith("sorted as “");
        assertThat(done.getJsonArray("cards")).isEmpty();
        assertThat(undo(done)).containsExactly(id + "@2 unsorted");
        assertThat(desk.read(id).getString("category")).isEqualTo("litter");

        JsonObject taken = back(undo(done));
        assertThat(undo(taken)).isEmpty();
        assertThat(taken.getJsonArray("cards").getJsonObject(0).getString("id")).isEqualTo(id);
        JsonObject record = desk.read(id);
        assertThat(record.containsKey("category")).isFalse();
        assertThat(record.getString("sorting")).isEqualTo("unsorted");
        assertThat(categories(id))
                .extracting(entry -> entry.getString("role"))
                .contains("model")
                .endsWith("ngo", "ngo");
        assertThat(back(undo(taken)).getInteger("status")).isEqualTo(400);
    }

    @Test
    void whatTheReporterChoseStandsAgainAndIsDoubtedAgain() {
        String id = desk.report("车停在自行车道", "category", "street-light-out");
        desk.proposes(id, "cycling-lane-blocked", 0.9);
        JsonObject done = does(List.of(), id + "@1 category cycling-lane-blocked");
        assertThat(desk.read(id).containsKey("sorting")).isFalse();
        back(undo(done));
        assertThat(desk.read(id).getString("category")).isEqualTo("street-light-out");
        assertThat(desk.read(id).getString("sorting")).isEqualTo("uncertain");
        does(List.of(), id + "@3 category street-light-out");
        assertThat(desk.read(id).containsKey("sorting")).isFalse();
    }

    @Test
    void whatWasKeptAsTheReporterChoseIsDoubtedAgainWhenThatIsTakenBack() {
        String id = desk.report("车停在自行车道上了", "category", "street-light-out");
        desk.proposes(id, "cycling-lane-blocked", 0.9);
        JsonObject kept = does(List.of(), id + "@1 category street-light-out");
        assertThat(desk.read(id).containsKey("sorting")).isFalse();
        JsonObject taken = back(undo(kept));
        assertThat(result(taken).getBoolean("done")).as(taken.encode()).isTrue();
        assertThat(taken.getJsonArray("cards").getJsonObject(0).getString("id")).isEqualTo(id);
        assertThat(taken.getInteger("left")).isEqualTo(kept.getInteger("left") + 1);
        assertThat(desk.read(id).getString("sorting")).isEqualTo("uncertain");
        does(List.of(), id + "@3 category street-light-out");
        assertThat(desk.read(id).containsKey("sorting")).isFalse();
        does(List.of(), id + "@4 category street-light-out");
        assertThat(desk.read(id).containsKey("sorting")).isFalse();
    }

    @Test
    void whatIsMissingIsSaidInPlainWords() {
        String id = desk.report("什么也没选");
        assertThat(result(does(List.of(), id + "@1 category")).getString("text"))
                .isEqualTo("choose a category first");
        String kept = desk.report("一个", "category", "litter");
        String merged = desk.report("又一个", "category", "litter");
        does(List.of(), merged + "@1 merge " + kept);
        assertThat(result(does(List.of(), id + "@1 merge " + merged)).getString("text"))
                .isEqualTo("record " + merged + " itself repeats record " + kept + "; name that one");
        HttpResponse<String> nothing = seat.post("do", false, "view", "list", "act", "suggested");
        assertThat(nothing.body()).contains("Choose at least one record.", "desk-list", "wrong-box");
    }

    @Test
    void whatWasSplitOffIsNoDuplicateOfItsOriginEitherWay() {
        String words = "路灯坏了一个星期，晚上一片漆黑。另外，垃圾桶满了没人清理，臭得很。";
        Object[] there = {"lon", 113.61, "lat", 23.41};
        String id = desk.report(words, there);
        String step = seat.get("/desk/sorting?first=" + id)
                .body()
                .replaceFirst("(?s).*?value=\"(" + id + "@1 split [^\"]+)\".*", "$1");
        JsonObject done = does(List.of(), step);
        String part = result(done).getString("text").replaceAll("[^0-9]", "");
        assertThat(done.getJsonArray("cards").getJsonObject(0).getString("html"))
                .doesNotContain("merge " + part);
        assertThat(seat.get("/desk/records/" + part).body()).doesNotContain("name=\"duplicateOf\" value=\"" + id);
        back(undo(done));
        assertThat(seat.get("/desk/sorting?first=" + id).body())
                .contains("似乎说了 2 件事")
                .doesNotContain("merge " + part);
    }

    @Test
    void severalThingsDoneToOneRecordAreTakenBackOneAfterTheOther() {
        String id = desk.report("煤气味很大，怀疑燃气泄漏");
        JsonObject calm = does(List.of(), id + "@1 danger none");
        assertThat(calm.getJsonArray("cards").getJsonObject(0).getString("html"))
                .doesNotContain("danger-box");
        assertThat(desk.read(id).getBoolean("urgent")).isFalse();
        JsonObject sorted = does(undo(calm), id + "@2 category litter");
        assertThat(undo(sorted)).containsExactly(id + "@3 danger gas", id + "@3 unsorted");
        JsonObject first = back(undo(sorted));
        assertThat(undo(first)).containsExactly(id + "@4 danger gas");
        JsonObject second = back(undo(first));
        assertThat(result(second).getBoolean("done")).isTrue();
        assertThat(desk.read(id).getString("danger")).isEqualTo("gas");
        assertThat(desk.read(id).containsKey("category")).isFalse();
    }

    @Test
    void aMergerIsTakenBackByOpeningTheRecordAgain() {
        String kept = desk.report("路灯坏了", "category", "street-light-out");
        String repeated = desk.report("路灯还是坏的");
        JsonObject done = does(List.of(), repeated + "@1 merge " + kept);
        assertThat(desk.read(repeated).getString("status")).isEqualTo("duplicate");
        back(undo(done));
        JsonObject record = desk.read(repeated);
        assertThat(record.getString("status")).isEqualTo("reopened");
        assertThat(record.containsKey("duplicateOf")).isFalse();
        assertThat(record.getString("sorting")).isEqualTo("unsorted");
    }

    @Test
    void severalMattersBecomeRecordsOfTheirOwnAndOneAgain() {
        String id = desk.report("路灯坏了一个星期，晚上一片漆黑。另外，垃圾桶满了没人清理，臭得很。");
        String card = seat.get("/desk/sorting?first=" + id).body();
        assertThat(card).contains("似乎说了 2 件事");
        String step = card.replaceFirst("(?s).*?value=\"(" + id + "@1 split [^\"]+)\".*", "$1");
        JsonObject done = does(List.of(), step);
        assertThat(result(done).getBoolean("done")).as(done.encode()).isTrue();
        assertThat(done.getJsonArray("cards").getJsonObject(0).getString("html"))
                .doesNotContain("sort-parts")
                .contains(id + "@2 category street-light-out");
        String part = result(done).getString("text").replaceAll("[^0-9]", "");
        JsonObject made = desk.read(part);
        assertThat(made.getString("splitFrom")).isEqualTo(id);
        assertThat(made.getString("description")).contains("垃圾桶").doesNotContain("路灯");
        assertThat(made.getString("category")).isEqualTo("bin-overflow");
        assertThat(made.containsKey("sorting")).isFalse();
        JsonObject again = back(undo(done));
        assertThat(result(again).getBoolean("done")).as(again.encode()).isTrue();
        assertThat(desk.read(part).getString("duplicateOf")).isEqualTo(id);
        assertThat(desk.read(id).getString("sorting")).isEqualTo("unsorted");
        assertThat(result(does(List.of(), id + "@2 split litter,litter")).getString("text"))
                .isEqualTo("other parts are proposed now; look again");
    }

    @Test
    void whoeverComesSecondIsToldWhoDecidedWhatAndOverwritesNothing() {
        String id = desk.report("一堆东西");
        desk.write("record", "classify", id, Map.of("category", "litter"));
        JsonObject answer = does(List.of(), id + "@1 category street-light-out");
        assertThat(result(answer).getBoolean("done")).isFalse();
        assertThat(result(answer).getString("decided")).startsWith("Bike Guangzhou sorted it as “");
        assertThat(answer.getJsonArray("cards")).isEmpty();
        assertThat(undo(answer)).isEmpty();
        assertThat(desk.read(id).getString("category")).isEqualTo("litter");

        String remarked = desk.report("另一堆");
        desk.write("record", "comment", remarked, Map.of("note", "看过"));
        JsonObject again = does(List.of(), remarked + "@1 category litter");
        assertThat(result(again).getString("decided")).contains("made a remark");
        assertThat(again.getJsonArray("cards").getJsonObject(0).getInteger("version"))
                .isEqualTo(2);
    }

    @Test
    void whatOthersChangedSinceIsNotTakenBack() {
        String id = desk.report("垃圾");
        JsonObject done = does(List.of(), id + "@1 category litter");
        desk.write("record", "classify", id, Map.of("category", "street-light-out"));
        JsonObject taken = back(undo(done));
        assertThat(result(taken).getBoolean("done")).isFalse();
        assertThat(undo(taken)).isEmpty();
        assertThat(desk.read(id).getString("category")).isEqualTo("street-light-out");
    }

    @Test
    void aStepThatIsSentTwiceIsDoneOnce() {
        String id = desk.report("重复发送");
        String key = UUID.randomUUID().toString();
        String[] fields = {"step", id + "@1 category litter", "key", key};
        assertThat(result(seat.json("do", fields)).getBoolean("done")).isTrue();
        assertThat(result(seat.json("do", fields)).getBoolean("done")).isTrue();
        assertThat(categories(id))
                .filteredOn(entry -> entry.getString("role").equals("ngo"))
                .hasSize(1);
    }

    @Test
    void manyAreDoneAtOnceToldOneByOneAndTakenBackTogether() {
        String sure = desk.report("路灯坏了，一盏也不亮");
        String vague = desk.report("不太对劲");
        String doubted = desk.report("停车", "category", "street-light-out");
        desk.proposes(doubted, "cycling-lane-blocked", 0.7);
        String overtaken = desk.report("路灯坏了，两盏不亮");
        String list = seat.get("/en/desk/sorting/list?least=0.9").body();
        assertThat(list)
                .containsPattern("value=\"" + sure + "@1 street-light-out\"[^>]* checked")
                .containsPattern("value=\"" + overtaken + "@1 street-light-out\"[^>]* checked")
                .containsPattern("value=\"" + vague + "@1[^>]*>")
                .doesNotContainPattern("value=\"" + vague + "@1[^>]* checked");
        desk.write("record", "classify", overtaken, Map.of("category", "litter"));
        JsonObject answer = seat.json(
                "do",
                "act",
                "suggested",
                "chosen",
                sure + "@1 street-light-out",
                "chosen",
                doubted + "@1 cycling-lane-blocked",
                "chosen",
                overtaken + "@1 street-light-out");
        assertThat(answer.getJsonArray("results").stream().map(each -> ((JsonObject) each).getBoolean("done")))
                .containsExactly(true, true, false);
        assertThat(undo(answer)).containsExactly(doubted + "@2 category street-light-out," + sure + "@2 unsorted");
        JsonObject taken = back(undo(answer));
        assertThat(taken.getJsonArray("results")).hasSize(2);
        assertThat(desk.read(sure).getString("sorting")).isEqualTo("unsorted");
        assertThat(desk.read(doubted).getString("sorting")).isEqualTo("uncertain");
        assertThat(desk.read(overtaken).getString("category")).isEqualTo("litter");
    }

    @Test
    void oneCategoryIsSetForAll() {
        String one = desk.report("甲");
        String two = desk.report("乙");
        JsonObject answer =
                seat.json("do", "act", "category", "category", "litter", "chosen", one + "@1", "chosen", two + "@1");
        assertThat(answer.getJsonArray("results")).hasSize(2);
        assertThat(List.of(desk.read(one).getString("category"), desk.read(two).getString("category")))
                .containsExactly("litter", "litter");
        JsonObject none = seat.json("do", "act", "suggested", "chosen", desk.report("丙") + "@1");
        assertThat(result(none).getString("text")).isEqualTo("there is no suggestion to take");
    }

    @Test
    void withoutScriptsTheNextPageTellsItAndOffersToTakeItBack() {
        String id = desk.report("没有脚本");
        desk.report("下一条");
        HttpResponse<String> sent = seat.post("do", false, "step", id + "@1 category", "category", "litter");
        assertThat(sent.statusCode()).isEqualTo(303);
        String page = seat.follow(sent).body();
        assertThat(page)
                .contains("Bike Guangzhou sorted it as “", "name=\"undo\" value=\"" + id + "@2 unsorted\"")
                .doesNotContain("data-id=\"" + id + "\"");
        HttpResponse<String> back = seat.post("do", false, "act", "back", "undo", id + "@2 unsorted");
        String again = seat.follow(back).body();
        assertThat(again).contains("data-id=\"" + id + "\"").doesNotContain("name=\"undo\"");

        HttpResponse<String> second = seat.post("do", false, "step", id + "@1 category litter");
        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(second.body()).contains("wrong-box", "took the category away");
        HttpResponse<String> nothing = seat.post("do", false, "view", "list", "act", "suggested");
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(nothing.body()).contains("Choose at least one record.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "1 category litter",
                "1@1 explode",
                "1@1 category a b",
                "1@99999999999 category litter",
                "@1 category litter",
                "1@1 category ' OR 1=1"
            })
    void whatIsNoStepIsRefused(String step) {
        JsonObject answer = seat.json("do", "step", step);
        assertThat(answer.getInteger("status")).isEqualTo(400);
        assertThat(answer.encode()).contains("step");
    }

    @Test
    void stepsThatCannotBeDoneSayWhyAndChangeNothing() {
        String id = desk.report("照旧");
        for (String step : List.of(
                id + "@1 category no-such",
                id + "@1 danger no-such",
                id + "@1 merge " + id,
                id + "@1 split litter,litter",
                id + "@1 reopen",
                id + "@9 category litter",
                "no-such@1 category litter")) {
            JsonObject answer = does(List.of(), step);
            assertThat(result(answer).getBoolean("done")).as(step).isFalse();
            assertThat(result(answer).getString("text")).as(step).isNotBlank();
        }
        assertThat(desk.read(id).getInteger("version")).isEqualTo(1);
    }

    @Test
    void wordsAreShownAsTheyAreAndNeverRun() {
        String id = desk.report("<script>alert(1)</script> \"><img src=x onerror=alert(2)> {{ 7 * 7 }} 😀");
        String page = seat.get("/desk/sorting?first=" + id).body();
        assertThat(page)
                .contains("&lt;script&gt;alert(1)", "{{ 7 * 7 }} 😀")
                .doesNotContain("<script>alert(1)", "<img src=x");
    }
}
