package pilotcity.portal.face.shared.page;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;

/** What axe finds wrong with a page. */
public final class AccessibilityChecker {
    private AccessibilityChecker() {}

    /** Faults in light and in dark; a dark page differs in its colours alone. */
    public static List<String> faults(Page page, String... excluded) {
        List<String> light = analyze(builder(page, excluded));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        List<String> dark = analyze(builder(page, excluded).withRules(List.of("color-contrast")));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return light.isEmpty() ? dark.stream().map(fault -> "dark: " + fault).toList() : light;
    }

    /** No page has a frame: what axe needs for those takes as long as all of its rules. */
    private static AxeBuilder builder(Page page, String... excluded) {
        return new AxeBuilder(page).setLegacyMode(true).exclude(List.of(excluded));
    }

    private static List<String> analyze(AxeBuilder axe) {
        return axe.analyze().getViolations().stream()
                .map(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                .toList();
    }
}
