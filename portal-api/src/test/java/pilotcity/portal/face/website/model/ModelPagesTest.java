package pilotcity.portal.face.website.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.shared.page.AccessibilityChecker;
import pilotcity.portal.face.shared.page.Chromium;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.model.TestModels;

/** What readers are told of a model. */
class ModelPagesTest {
    private static final TestPortal PORTAL = TestPortal.shared();

    @BeforeAll
    static void add() {
        TestModels.addYoung(PORTAL, "young");
        ChangeToken token = TestModels.addOld(PORTAL, "old", "young");
        PORTAL.get("/api/models/old?atLeast=" + token);
    }

    @AfterAll
    static void remove() {
        TestModels.remove(PORTAL, "old", "young");
    }

    private static String page(String path) {
        var answer = PORTAL.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body().replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void theFirstSentenceHasFigureBaseAndInterval() {
        assertThat(page("/en/models/old"))
                .contains("Of 902 records that it had not learnt from, its first suggestion agreed with what people"
                        + " decided in 86% (95% interval 84–88%).")
                .contains("learnt on 30 November 2026, 12:00 (Beijing time)");
        assertThat(page("/models/old")).contains("在 902 条没有参与学习的记录中，它的首个建议有 86%（95% 区间 84–88%）与人的决定一致。");
    }

    @Test
    void whatCannotBeSaidIsSaidToBeSo() {
        String young = page("/en/models/young");
        assertThat(young)
                .contains("How well it does on records cannot be said from data yet")
                .contains("Nobody has decided about any of its suggestions yet.")
                .contains("its first suggestion was right for 71% (95% interval 70–73%)");
        assertThat(page("/models/young")).contains("真实记录上的表现：还无法由数据得知").contains("还没有人对它的建议作出决定");
    }

    @Test
    void noPercentageStandsOnTooFewTexts() {
        String old = page("/en/models/old");
        assertThat(old).contains("First suggestion right: English 20 15 of 20 too few to state a share");
        assertThat(old).contains("0–7% 2 3% 0 of 2 too few to state a share");
        assertThat(old).contains("16 November 2026 too few to state a share 2 of 12");
        assertThat(old).contains("7 of 28 too few to state a share");
        assertThat(old).contains("41% 30–54%").contains("no-longer-there");
    }

    @Test
    void weeksTellOfDriftAndOfTheirBase() {
        assertThat(page("/en/models/old"))
                .contains("People decided about 562 of its suggestions and corrected 17% (95% interval 14–20%).")
                .contains("30 November 2026 20% 16–25% 62 of 310");
        assertThat(page("/models/old")).contains("2026 年 11 月 30 日 20% 16–25% 310 中 62");
    }

    @Test
    void categoriesAndModelsAreLinked() {
        String old = PORTAL.get("/en/models/old").body();
        assertThat(old)
                .contains("<a href=\"/en/categories/cycling-lane-blocked\">Cycle lane blocked by motor vehicles</a>")
                .contains("<a href=\"/en/models/young\">young</a>")
                .contains("href=\"/api/models/old\"");
        assertThat(old).contains("role=\"img\"").contains("<circle class=\"fill-1\"");
    }

    @Test
    void everybodyCanReadTheCard() {
        try (Chromium chromium = Chromium.start(PORTAL.url())) {
            for (String path : List.of("/models/old", "/en/models/old", "/models/young")) {
                for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    Page page = chromium.reader(320, scheme, true).newPage();
                    page.navigate(path);
                    assertThat(AccessibilityChecker.faults(page)).as(path).isEmpty();
                    assertThat(page.evaluate("document.documentElement.scrollWidth"))
                            .isEqualTo(320);
                }
            }
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    @Test
    void anUnknownModelIsNotThere() {
        assertThat(PORTAL.get("/en/models/none", "Accept", "text/html").statusCode())
                .isEqualTo(404);
    }
}
