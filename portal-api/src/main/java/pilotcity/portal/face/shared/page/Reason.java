package pilotcity.portal.face.shared.page;

import pilotcity.index.kind.Label;
import pilotcity.portal.face.page.Language;
import pilotcity.portal.kernel.http.Problem;

/** Why something was refused: in the language of the page where it is known in it, else in English. */
public record Reason(String text, String lang) {
    public static Reason of(Problem problem, Language language) {
        Label label = problem.label();
        return label == null
                ? new Reason(problem.reason(), Language.EN.tag())
                : new Reason(language.of(label), language.tag());
    }

    /** The same after the name of the field where it is one. */
    public static Reason described(Problem problem, Language language) {
        Reason reason = of(problem, language);
        return problem.field() == null ? reason : new Reason(problem.field() + ": " + reason.text(), reason.lang());
    }
}
