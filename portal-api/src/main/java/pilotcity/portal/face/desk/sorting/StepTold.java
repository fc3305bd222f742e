package pilotcity.portal.face.desk.sorting;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.portal.face.desk.sorting.SortingOutcome.Result;
import pilotcity.portal.face.desk.sorting.step.SortingAct;
import pilotcity.portal.face.desk.sorting.step.SortingStep;
import pilotcity.portal.face.shared.page.RefusalReason;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.kernel.learning.danger.Danger;
import pilotcity.portal.kernel.problem.Problem;

/**
 * What became of one step, in words.
 *
 * @param text what was done, or why it was not
 * @param lang of the text
 * @param decided who came first, or empty
 */
record StepTold(String id, boolean done, String text, String lang, String decided) {
    private static final String DID = "sort_did_";

    /**
     * @param texts those of the pages
     * @param list whether it is told on the list
     */
    static StepTold of(Index index, Visit visit, Map<String, String> texts, Result result, boolean list) {
        SortingStep step = result.step();
        DecisionText decisions = new DecisionText(index, visit);
        Problem problem = result.problem();
        if (problem == null) {
            return new StepTold(
                    step.id(),
                    true,
                    did(decisions, visit, texts, result),
                    visit.language().tag(),
                    "");
        }
        Optional<Document> record = index.find(Sorter.RECORD, step.id());
        boolean waits = record.filter(SortingQueue::isWaiting).isPresent();
        RefusalReason reason =
                reason(visit, texts, problem, waits ? "changedShown" : list ? "overtakenList" : "overtaken");
        return new StepTold(
                step.id(),
                false,
                reason.text(),
                reason.lang(),
                result.isOvertaken() ? record.map(decisions::of).orElse("") : "");
    }

    /** Never in the words that are for programmers. */
    private static RefusalReason reason(Visit visit, Map<String, String> texts, Problem problem, String overtaken) {
        String own = switch (problem.kind()) {
            case PRECONDITION_FAILED -> overtaken;
            case FORBIDDEN -> "outOfReach";
            case CONFLICT -> "impossible";
            case NOT_FOUND -> "unknown";
            default -> "cannot";
        };
        boolean told = problem.label() != null
                && problem.kind() != Problem.Kind.PRECONDITION_FAILED
                && problem.kind() != Problem.Kind.FORBIDDEN;
        return told
                ? RefusalReason.of(problem, visit.language())
                : new RefusalReason(
                        String.valueOf(texts.get("sort_" + own)),
                        visit.language().tag());
    }

    private static String did(DecisionText decisions, Visit visit, Map<String, String> texts, Result result) {
        SortingStep step = result.step();
        boolean none = step.act() == SortingAct.DANGER && step.argument().equals("none");
        String text = String.valueOf(texts.get(DID + step.act().code() + (none ? "_none" : "")));
        String value = switch (step.act()) {
            case CATEGORY, UNCONFIRM -> decisions.name("category", step.argument());
            case DANGER ->
                Danger.find(step.argument())
                        .map(danger -> visit.language().of(danger.label()))
                        .orElse(step.argument());
            case SPLIT -> result.reverse().stream().map(SortingStep::id).collect(Collectors.joining(", "));
            default -> step.argument();
        };
        return text.replace("{}", value);
    }
}
