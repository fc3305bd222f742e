package pilotcity.portal.face.report;

import java.util.Map;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.kernel.learning.danger.Danger;

/** What to do where a life is in danger, as pages show it. */
final class DangerAdvice {
    private DangerAdvice() {}

    static Map<String, String> of(Danger danger, Language language) {
        return Map.of("label", language.of(danger.label()), "advice", language.of(danger.advice()));
    }
}
