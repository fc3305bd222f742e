package pilotcity.portal.face.shared.page;

import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.problem.Problem;

/** The reason of a refusal, in the language of the page where there is one, else in English. */
public record RefusalReason(String text, String lang) {
    public static RefusalReason of(Problem problem, Language language) {
        Label label = problem.label();
        return label == null
                ? new RefusalReason(problem.reason(), Language.EN.tag())
                : new RefusalReason(language.of(label), language.tag());
    }

    /** The same after the name of the field where it is one. */
    public static RefusalReason described(Problem problem, Language language) {
        RefusalReason refusalReason = of(problem, language);
        return problem.field() == null
                ? refusalReason
                : new RefusalReason(problem.field() + ": " + refusalReason.text(), refusalReason.lang());
    }
}
