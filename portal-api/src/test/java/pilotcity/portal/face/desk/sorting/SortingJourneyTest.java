package pilotcity.portal.face.desk.sorting;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.shared.page.AccessibilityChecker;
import pilotcity.portal.face.shared.page.Chromium;
import pilotcity.portal.face.shared.page.TelephonePhoto;
import pilotcity.portal.kernel.authentication.SessionCookie;

/** Two people of an NGO sort thirty reports by keyboard alone, at the same time. */
class SortingJourneyTest {
    private static final String SPLIT = "路灯坏了一个星期，晚上一片漆黑。另外，垃圾桶满了没人清理，臭得很。";
    private static final String NO_DANGER = "楼道里煤气味很大，怀疑漏煤气";

    private static Path data;
    private static TestPortal portal;
    private static SortingDesk desk;
    private static Chromium chromium;

    /** What the reports are about, by their words, as the people of the NGO know it. */
    private static final Map<String, String> RIGHT = new LinkedHashMap<>();

    static {
        RIGHT.put("路灯坏了一个星期，晚上一片漆黑", "street-light-out");
        RIGHT.put("The street light outside our house has been out for two weeks", "street-light-out");
        RIGHT.put("小区门口的路灯不亮，老人看不清路", "street-light-out");
        RIGHT.put("All street lamps on Garden Road are dark at night", "street-light-out");
        RIGHT.put("汽车天天停在自行车道上，骑车只能走机动车道", "cycling-lane-blocked");
        RIGHT.put("Cars are parked in the cycle lane every morning", "cycling-lane-blocked");
        RIGHT.put("出租车占着自行车道等客", "cycling-lane-blocked");
        RIGHT.put("垃圾桶满了没人清理，袋子堆在地上", "bin-overflow");
        RIGHT.put("The bins are overflowing and rats come at night", "bin-overflow");
        RIGHT.put("垃圾桶爆满好几天了，臭气熏天", "bin-overflow");
        RIGHT.put("路面有个大坑，车一过就颠", "pothole");
        RIGHT.put("A deep pothole in the middle of the road", "pothole");
        RIGHT.put("公园门口到处是烟头和纸屑", "litter");
        RIGHT.put("Litter all over the pavement near the bus stop", "litter");
        RIGHT.put("有人半夜施工，吵得睡不着", "noise-construction");
        RIGHT.put("Construction noise after midnight, nobody can sleep", "noise-construction");
        RIGHT.put("说不清楚，就是不太对劲", "litter");
        RIGHT.put("Something is not as it should be here", "pothole");
        RIGHT.put("请来看看", "street-light-out");
        RIGHT.put("Please have a look at this", "bin-overflow");
        RIGHT.put("昨天就说过了，还是老样子", "cycling-lane-blocked");
        RIGHT.put("Same as last week", "noise-construction");
        RIGHT.put("这里需要有人管一管", "litter");
        RIGHT.put("No idea whom to ask about this", "pothole");
        RIGHT.put(SPLIT, "street-light-out");
        RIGHT.put(NO_DANGER, "cooking-fumes");
    }

    /** What reporters chose wrongly, or against the model. */
    private static final Map<String, List<String>> DOUBTED = Map.of(
            "汽车停在自行车道上，骑车过不去", List.of("street-light-out", "cycling-lane-blocked"),
            "The street lights are out on our road, it is pitch dark", List.of("pothole", "street-light-out"),
            "垃圾桶都满出来了，没人收", List.of("litter", "bin-overflow"),
            "人行道上全是垃圾袋，路灯也没有亮", List.of("litter", "litter"));

    private final List<String> taken = new ArrayList<>();
    private final List<String> corrected = new ArrayList<>();

    @BeforeAll
    static void start() {
        data = TestPortal.temporaryFolder();
        portal = TestPortal.start(data);
        desk = new SortingDesk(portal);
        chromium = Chromium.start(portal.url());
        RIGHT.forEach((words, category) -> report(words));
        DOUBTED.forEach((words, categories) -> {
            RIGHT.put(words, categories.getLast());
            String id = report(words, "category", categories.getFirst());
            if (categories.getFirst().equals(categories.getLast())) {
                desk.proposes(id, "street-light-out", 0.6);
            }
        });
    }

    private static int reports;

    /** Far enough from each other to be no duplicates, but for one. */
    private static String report(String words, Object... more) {
        List<Object> all = new ArrayList<>(List.of(more));
        all.addAll(List.of("lon", 113.2 + 0.02 * reports++, "lat", 23.1291));
        if (words.equals(SPLIT)) {
            all.addAll(List.of("photos", List.of(TelephonePhoto.jpeg(640, 480))));
        }
        return desk.report(words, all.toArray());
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
        portal.close();
        TestPortal.delete(data);
    }

    /** Somebody at a keyboard. */
    private final class Person {
        private final Page page;
        private final List<String> sorted = new ArrayList<>();

        Person(String prefix) {
            BrowserContext reader = chromium.reader(1280, ColorScheme.LIGHT, true);
            reader.addCookies(List.of(new Cookie(SessionCookie.NAME, desk.member()).setUrl(portal.url())));
            page = reader.newPage();
            page.navigate(prefix + "/desk");
            page.locator(".deskpage .tabs a[href*='/desk/sorting']").click();
            assertThat(page.locator("[data-sorting]")).hasAttribute("data-ready", "1");
        }

        Locator card() {
            return page.locator("[data-card]:visible");
        }

        String id() {
            return String.valueOf(card().getAttribute("data-id"));
        }

        String words() {
            return card().locator(".sort-words").innerText();
        }

        void press(String key) {
            page.keyboard().press(key);
        }

        boolean isDone() {
            assertThat(page.locator("[data-card]:visible, [data-none]:visible")).hasCount(1);
            return card().count() == 0;
        }

        /** Sorts what is shown as what it is about; the focus is on the next one then. */
        String sort() {
            assertThat(card().locator("[data-heading]")).isFocused();
            String id = id();
            String right = RIGHT.get(words());
            List<?> proposed =
                    (List<?>) card().locator("[data-step^=take-]").evaluateAll("all => all.map(each => each.value)");
            int number = proposed.indexOf(card().getAttribute("data-at") + " category " + right);
            boolean kept =
                    card().locator("[data-step=keep][value$=' " + right + "']").count() > 0;
            if (kept) {
                press("0");
            } else if (number >= 0) {
                press(number == 0 ? "Enter" : String.valueOf(number + 1));
                taken.add(id);
            } else {
                choose(right);
                corrected.add(id);
            }
            assertThat(page.locator("[data-card][data-id='" + id + "']")).isHidden();
            assertThat(page.locator("[data-status]")).containsText(id);
            sorted.add(id);
            return id;
        }

        private void choose(String category) {
            JsonObject names =
                    new JsonObject(portal.get("/api/categories/" + category).body());
            press("/");
            assertThat(page.locator("#other")).isFocused();
            page.keyboard().type(names.getString(page.url().contains("/en/") ? "nameEn" : "name"));
            assertThat(page.locator("#other-list [aria-selected=true]")).hasAttribute("data-id", category);
            press("ArrowDown");
            press("ArrowUp");
            press("Enter");
        }
    }

    @Test
    void thirtyReportsAreSortedByTwoPeopleByKeyboardAlone() {
        Person first = new Person("");
        Person second = new Person("/en");
        Assertions.assertThat(first.words()).isEqualTo(NO_DANGER);
        notDangerous(first);
        Assertions.assertThat(AccessibilityChecker.faults(first.page, "canvas")).isEmpty();
        lookAround(first, second);
        undone(first);
        boolean both = true;
        for (int round = 0; round < 60 && both; round++) {
            both = false;
            for (Person each : List.of(first, second)) {
                if (!each.isDone()) {
                    sortOrSplit(each);
                    both = true;
                }
            }
        }
        Assertions.assertThat(first.sorted).hasSizeGreaterThan(5);
        Assertions.assertThat(second.sorted).hasSizeGreaterThan(5).doesNotContainAnyElementsOf(first.sorted);
        Assertions.assertThat(taken).hasSizeGreaterThan(8);
        Assertions.assertThat(corrected).hasSizeGreaterThan(5);
        everythingIsRight(first, second);
        Assertions.assertThat(chromium.complaints()).isEmpty();
    }

    /** The flag goes, the record stays in front until it is sorted. */
    private static void notDangerous(Person person) {
        String id = person.id();
        assertThat(person.card().locator(".danger-box")).isVisible();
        person.press("d");
        assertThat(person.page.locator("[data-status]")).containsText("已标为没有危险");
        assertThat(person.card().locator(".danger-box")).hasCount(0);
        assertThat(person.card()).hasAttribute("data-id", id);
        assertThat(person.card().locator("[data-heading]")).isFocused();
    }

    private void sortOrSplit(Person person) {
        if (person.words().equals(SPLIT)
                && person.card().locator("[data-step=split]").count() > 0) {
            String id = person.id();
            person.press("x");
            assertThat(person.card().locator("[data-step=split]")).hasCount(0);
            assertThat(person.card()).hasAttribute("data-id", id);
        }
        person.sort();
    }

    /** Looking ahead and back loses nothing, and the keys are told. */
    private static void lookAround(Person person, Person other) {
        String id = person.id();
        person.press("j");
        assertThat(person.card()).not().hasAttribute("data-id", id);
        assertThat(person.card().locator("[data-heading]")).isFocused();
        person.press("k");
        assertThat(person.card()).hasAttribute("data-id", id);
        other.press("?");
        assertThat(other.page.locator("#keys")).isVisible();
        other.press("Escape");
        assertThat(other.page.locator("#keys")).isHidden();
    }

    /** What was taken back is in front again, and as it was. */
    private void undone(Person person) {
        String one = person.sort();
        String two = person.sort();
        person.press("u");
        assertThat(person.card()).hasAttribute("data-id", two);
        person.press("u");
        assertThat(person.card()).hasAttribute("data-id", one);
        assertThat(person.page.locator("[data-status]")).containsText(Pattern.compile("已撤销.*" + one));
        for (String each : List.of(one, two)) {
            Assertions.assertThat(desk.read(each).getString("sorting")).isNotNull();
        }
        person.press("u");
        assertThat(person.page.locator("[data-status]")).containsText("已标为危险");
        assertThat(person.card().locator(".danger-box")).isVisible();
        person.press("u");
        assertThat(person.page.locator("[data-status]")).containsText("没有可撤销的");
        notDangerous(person);
        person.sorted.clear();
    }

    private static void everythingIsRight(Person first, Person second) {
        List<String> all = new ArrayList<>(first.sorted);
        all.addAll(second.sorted);
        Assertions.assertThat(new HashSet<>(all)).hasSize(RIGHT.size());
        for (String id : all) {
            JsonObject record = desk.read(id);
            Assertions.assertThat(record.getString("category"))
                    .as(record.getString("description"))
                    .isEqualTo(RIGHT.get(record.getString("description")));
            JsonArray entries = record.getJsonArray("classifications");
            JsonObject last = entries.stream()
                    .map(JsonObject.class::cast)
                    .filter(entry -> entry.getString("subject").equals("category"))
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
            Assertions.assertThat(last.getString("role")).isEqualTo("ngo");
            Assertions.assertThat(last.getString("organisation")).isEqualTo(SortingDesk.NGO);
            Assertions.assertThat(record.containsKey("sorting")).isFalse();
            Assertions.assertThat(record.containsKey("danger")).isFalse();
        }
        JsonObject parts = new JsonObject(
                portal.get("/api/search?kind=record&limit=5&filter=" + TestPortal.encode("splitFrom IS NOT NULL"))
                        .body());
        Assertions.assertThat(parts.getJsonArray("items")).hasSize(1);
        Assertions.assertThat(parts.encode()).contains("\"category\":\"bin-overflow\"", "垃圾桶满了没人清理");
        for (Person each : List.of(first, second)) {
            each.page.reload();
            assertThat(each.page.locator("[data-left]")).hasText(each == first ? "待归类 0 条" : "0 records to sort");
            assertThat(each.page.locator("[data-none]")).isVisible();
        }
    }
}
