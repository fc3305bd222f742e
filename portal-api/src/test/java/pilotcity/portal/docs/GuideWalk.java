package pilotcity.portal.docs;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import pilotcity.portal.TestPortal;

/**
 * A reader who takes the numbered steps of a guide as they are written. In a step, a link to the portal is opened, and
 * what is bold is on the page: it is pressed, unfolded, ticked, chosen or filled in where the words before it say so, and
 * seen otherwise. A key is pressed where a step names one. A file that the guide shows is at hand, and changed where a step says so.
 */
final class GuideWalk {
    private static final String PORTAL = "http://localhost:8080";
    private static final String BOLD = "\\*\\*([^*]+)\\*\\*";
    private static final Pattern ACT = Pattern.compile(String.join(
            "|",
            "[Ee]nter `([^`]+)` in " + BOLD,
            "在" + BOLD + " ?中填写`([^`]+)`",
            "[Cc]hoose " + BOLD + " in " + BOLD,
            "在" + BOLD + " ?中选择" + BOLD,
            "(?:[Tt]ick |勾选)" + BOLD,
            "(?:[Pp]ress |点击)" + BOLD,
            "\\((" + PORTAL + "[^)]*)\\)",
            BOLD,
            "(?:[Uu]nfold |展开)" + BOLD,
            "[Cc]hoose the file `([^`]+)` in " + BOLD,
            "在" + BOLD + " ?中选择文件`([^`]+)`",
            "[Cc]hange `([^`]+)` to `([^`]+)` in `([^`]+)`",
            "把`([^`]+)`改为`([^`]+)`，在`([^`]+)`中",
            "[Pp]ress the key `([^`]+)`",
            "按`([^`]+)`键"));

    /** A file as the guide prints it, below the words that name it. */
    private static final Pattern FILE = Pattern.compile("(?ms)`([^`\\n]+\\.csv)`[^\\n]*\\n\\n```csv\\n(.*?)^```");

    /** The portal reads and checks what was sent before the page says so. */
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private static final Pattern STEP = Pattern.compile("(?m)^[0-9]+\\. (.+)$|^<!-- meanwhile: (.+) -->$");

    private final TestPortal portal;
    private final Page page;
    private final Map<String, String> secrets;
    private final Consumer<Page> meanwhile;
    private final Map<String, String> files = new HashMap<>();

    /**
     * @param secrets what is typed where a guide has a name for it
     * @param meanwhile what others do where a guide says so
     */
    GuideWalk(TestPortal portal, Page page, Map<String, String> secrets, Consumer<Page> meanwhile) {
        this.portal = portal;
        this.page = page;
        this.secrets = secrets;
        this.meanwhile = meanwhile;
    }

    /** Takes all steps; says how many there were. */
    int take(String guide) {
        FILE.matcher(guide).results().forEach(file -> files.put(file.group(1), file.group(2)));
        return STEP.matcher(guide).results().mapToInt(this::step).sum();
    }

    private int step(MatchResult step) {
        if (step.group(1) == null) {
            meanwhile.accept(page);
            page.reload();
            return 0;
        }
        try {
            ACT.matcher(step.group(1)).results().forEach(this::act);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("'" + step.group(1) + "' at " + page.url() + ": " + e.getMessage(), e);
        }
        return 1;
    }

    private void act(MatchResult act) {
        if (act.group(1) != null) {
            fill(act.group(2), act.group(1));
        } else if (act.group(3) != null) {
            fill(act.group(3), act.group(4));
        } else if (act.group(5) != null) {
            choose(act.group(6), act.group(5));
        } else if (act.group(7) != null) {
            choose(act.group(7), act.group(8));
        } else if (act.group(9) != null) {
            field(act.group(9)).check();
        } else if (act.group(10) != null) {
            press(act.group(10));
        } else if (act.group(11) != null) {
            page.navigate(act.group(11).replace(PORTAL, portal.url()));
        } else if (act.group(12) != null) {
            assertThat(visible(page.getByText(act.group(12)))).isVisible(PATIENTLY);
        } else if (act.group(13) != null) {
            unfold(act.group(13));
        } else if (act.group(14) != null) {
            attach(act.group(15), act.group(14));
        } else if (act.group(16) != null) {
            attach(act.group(16), act.group(17));
        } else if (act.group(18) != null) {
            change(act.group(20), act.group(18), act.group(19));
        } else if (act.group(21) != null) {
            change(act.group(23), act.group(21), act.group(22));
        } else {
            page.waitForLoadState();
            page.keyboard().press(act.group(24) != null ? act.group(24) : act.group(25));
        }
    }

    private void unfold(String name) {
        Locator folded = page.locator("main details:not([open]) > summary", new Page.LocatorOptions().setHasText(name));
        if (folded.count() > 0) {
            folded.first().click();
        }
        assertThat(page.locator("main details[open] > summary", new Page.LocatorOptions().setHasText(name)))
                .not()
                .hasCount(0);
    }

    private String file(String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    private void attach(String label, String name) {
        field(label).setInputFiles(new FilePayload(name, "text/csv", file(name).getBytes(StandardCharsets.UTF_8)));
    }

    private void change(String name, String from, String to) {
        Assertions.assertThat(file(name)).contains(from);
        files.put(name, file(name).replace(from, to));
    }

    private static Locator visible(Locator found) {
        return found.filter(new Locator.FilterOptions().setVisible(true)).first();
    }

    private Locator field(String label) {
        return visible(page.getByLabel(label));
    }

    private void fill(String label, String value) {
        field(label).fill(secrets.getOrDefault(value, value));
    }

    private void choose(String label, String option) {
        field(label).selectOption(new SelectOption().setLabel(option));
    }

    /** A button comes before a link, and a link before what unfolds: a form that is open has a button of its name. */
    private void press(String name) {
        Locator main = page.locator("main");
        Locator button = visible(main.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true)));
        Locator link = visible(main.getByRole(
                AriaRole.LINK, new Locator.GetByRoleOptions().setName(name).setExact(true)));
        Locator summary = visible(main.locator("summary", new Locator.LocatorOptions().setHasText(name)));
        Locator like = visible(main.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name)));
        assertThat(button.or(link).or(summary).or(like).first()).isVisible(PATIENTLY);
        for (Locator each : new Locator[] {button, link, summary}) {
            if (each.count() > 0) {
                follow(each);
                return;
            }
        }
        follow(like);
    }

    /** A file is asked for, and a page is gone to. */
    private void follow(Locator control) {
        String address = control.getAttribute("href");
        String type = address == null
                ? "text/html"
                : portal.get(URI.create(page.url())
                                .resolve(address)
                                .toString()
                                .replace(portal.url(), "")
                                .replaceFirst("#.*", ""))
                        .headers()
                        .firstValue("Content-Type")
                        .orElse("text/html");
        if (type.startsWith("text/html")) {
            control.click();
        } else {
            Assertions.assertThat(portal.get(address).statusCode()).as(address).isEqualTo(200);
        }
    }
}
