package pilotcity.portal.face.shared.page;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;

/** What axe finds wrong with a page. */
public final class AccessibilityChecker {
    /** Of what is right nothing is told: that would take as long as all of the rules. */
    private static final String RUN = """
            ({exclude, options}) => axe
              .run({include: [['html']], exclude}, {resultTypes: ['violations'], ...options})
              .then(found => found.violations.map(rule => rule.id + ' ' + rule.nodes[0].html))""";

    private AccessibilityChecker() {}

    /** Faults in light and in dark; a dark page differs in its colours alone. */
    public static List<String> faults(Page page, String... excluded) {
        page.evaluate(AxeBuilder.getAxeScript());
        List<String> light = analyze(page, Map.of(), excluded);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        List<String> dark = analyze(page, Map.of("runOnly", List.of("color-contrast")), excluded);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        return light.isEmpty() ? dark.stream().map(fault -> "dark: " + fault).toList() : light;
    }

    private static List<String> analyze(Page page, Map<String, ?> options, String... excluded) {
        List<List<String>> selectors = List.of(excluded).stream().map(List::of).toList();
        return ((List<?>) page.evaluate(RUN, Map.of("exclude", selectors, "options", options)))
                .stream().map(String::valueOf).toList();
    }
}
