package pilotcity.portal.face.desk.sorting;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.desk.sorting.step.SortingStep;
import pilotcity.portal.face.desk.sorting.step.UndoStack;
import pilotcity.portal.kernel.problem.Problem;

/**
 * What became of some steps.
 *
 * @param results in the order of the steps
 * @param stack how what was done so far can be taken back
 * @param back whether the steps took something back
 * @param token of the last write, or null when there was none
 */
record SortingOutcome(
        List<Result> results,
        UndoStack stack,
        boolean back,
        @Nullable String token) {

    /**
     * What became of one step.
     *
     * @param version that the record has now, or null when it could not be done
     * @param reverse what takes it back
     * @param problem why it could not be done, or null
     */
    record Result(
            SortingStep step,
            @Nullable Integer version,
            List<SortingStep> reverse,
            @Nullable Problem problem,
            @Nullable String token) {
        boolean isDone() {
            return problem == null;
        }

        /** Whether it may be possible in a moment. */
        boolean isPassing() {
            return problem != null
                    && switch (problem.kind()) {
                        case TOO_MANY_REQUESTS, UNAVAILABLE, TIMEOUT -> true;
                        default -> false;
                    };
        }

        /** Whether somebody else came first. */
        boolean isOvertaken() {
            return problem != null
                    && (problem.kind() == Problem.Kind.PRECONDITION_FAILED || problem.kind() == Problem.Kind.CONFLICT);
        }
    }

    List<Result> done() {
        return results.stream().filter(Result::isDone).toList();
    }

    List<Result> failed() {
        return results.stream().filter(result -> !result.isDone()).toList();
    }

    /** The records that it was about. */
    List<String> ids() {
        return results.stream().map(result -> result.step().id()).distinct().toList();
    }
}
