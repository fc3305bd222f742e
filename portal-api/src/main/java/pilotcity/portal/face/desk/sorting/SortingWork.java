package pilotcity.portal.face.desk.sorting;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.desk.BulkAction;
import pilotcity.portal.face.desk.sorting.SortingOutcome.Result;
import pilotcity.portal.face.desk.sorting.step.SortingStep;
import pilotcity.portal.face.desk.sorting.step.UndoStack;
import pilotcity.portal.kernel.idempotency.CommittedWrite;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.problem.ProblemResponses;
import pilotcity.portal.kernel.problem.RequestId;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.verb.Verbs;
import pilotcity.portal.suggestion.Suggester;
import pilotcity.portal.suggestion.SuggestionRequest;
import pilotcity.portal.suggestion.Suggestions.ReportPart;

/** Does what buttons of the sorting desk say, record by record: what cannot be done to one stops no other. */
record SortingWork(Verbs verbs, BulkAction writes, ReadPool reads, Suggester suggester) {
    private static final Label NO_SUGGESTION = new Label("没有可采纳的建议", "there is no suggestion to take");
    private static final Label NO_CATEGORY = new Label("请先选择一个类别", "choose a category first");
    private static final Label OTHER_PARTS = new Label("拆分建议已变，请再看一遍", "other parts are proposed now; look again");

    /** The public note of a record that is taken out of a merger. */
    private static final String TAKEN_BACK = "并入有误，撤销 Merged by mistake, taken back";

    /** The index shows a write after some ten milliseconds. */
    private static final Duration LONGEST_LAG = Duration.ofSeconds(1);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    /** @param stack what can be taken back already */
    Future<SortingOutcome> perform(
            RoutingContext context, Sorter sorter, SortingForm form, List<SortingStep> steps, UndoStack stack) {
        // what is not there yet is waited for once, not for each step
        long until = System.nanoTime() + LONGEST_LAG.toNanos();
        Future<List<Result>> all = Future.succeededFuture(new ArrayList<>());
        int number = 0;
        for (SortingStep step : steps) {
            String key = String.join(
                    " ", form.key(), String.valueOf(number++), step.act().code(), step.id());
            all = all.compose(
                    before -> one(context, sorter, form, step, key, until).map(result -> {
                        before.add(result);
                        return before;
                    }));
        }
        return all.map(results -> outcome(results, form.back(), stack));
    }

    private static SortingOutcome outcome(List<Result> results, boolean back, UndoStack before) {
        UndoStack stack = back
                ? before.withoutLast(results.stream()
                        .filter(Result::isPassing)
                        .map(Result::step)
                        .toList())
                : before;
        List<SortingStep> reverse = new ArrayList<>();
        String token = null;
        for (Result result : results) {
            if (result.isDone()) {
                stack = stack.moved(
                        result.step().id(), result.step().version(), Objects.requireNonNull(result.version()));
                reverse.addAll(0, result.reverse());
                token = result.token();
            }
        }
        return new SortingOutcome(results, back ? stack : stack.and(reverse), back, token);
    }

    private Future<Result> one(
            RoutingContext context, Sorter sorter, SortingForm form, SortingStep step, String key, long until) {
        return findAt(step.id(), step.version(), until)
                .compose(record -> values(form, step, record)
                        .compose(values -> writes.write(
                                context,
                                sorter.desk().actor(),
                                new BulkAction.Call(
                                        verbs.get(Sorter.RECORD, step.act().verb()),
                                        step.id(),
                                        step.version(),
                                        values,
                                        key)))
                        .map(written -> done(step, record, written)))
                .recover(failure -> Future.succeededFuture(
                        new Result(step, null, List.of(), ProblemResponses.of(failure, RequestId.of(context)), null)));
    }

    /** What it was before is known from the version that was changed; from no other. */
    private static Result done(SortingStep step, Document before, CommittedWrite written) {
        boolean known = version(before) == step.version();
        List<String> made = Arrays.stream(
                        written.answer().getString("records", "").split(","))
                .filter(id -> !id.isEmpty())
                .toList();
        List<SortingStep> reverse = known
                ? step.reverse(
                        written.version(), (String) before.value("category"), (String) before.value("danger"), made)
                : List.of();
        return new Result(
                step, written.version(), reverse, null, written.token().toString());
    }

    private Future<Map<String, Object>> values(SortingForm form, SortingStep step, Document record) {
        return switch (step.act()) {
            case CATEGORY ->
                step.argument().isEmpty()
                        ? Future.failedFuture(
                                Problem.of(Problem.Kind.UNPROCESSABLE, form.suggested() ? NO_SUGGESTION : NO_CATEGORY))
                        : Future.succeededFuture(Map.of("category", step.argument()));
            case UNCONFIRM -> Future.succeededFuture(Map.of("category", step.argument(), "takesBack", true));
            case UNSORTED -> Future.succeededFuture(Map.of("unsorted", true));
            case DANGER -> Future.succeededFuture(Map.of("danger", step.argument()));
            case MERGE -> Future.succeededFuture(Map.of("duplicateOf", step.argument()));
            case REOPEN -> Future.succeededFuture(Map.of("note", TAKEN_BACK));
            case SPLIT -> parts(step, record).map(parts -> Map.of("parts", parts));
        };
    }

    /** The matters behind the first, as the page showed them; the first stays with the record. */
    private Future<List<Map<String, Object>>> parts(SortingStep step, Document record) {
        String words = Objects.requireNonNullElse((String) record.value("description"), "");
        return reads.read(index -> suggester
                        .suggest(index, SuggestionRequest.ofWords(words))
                        .parts())
                .map(parts -> {
                    if (parts.size() < 2 || !SortingCard.categories(parts).equals(step.argument())) {
                        throw Problem.of(Problem.Kind.UNPROCESSABLE, OTHER_PARTS);
                    }
                    return parts.subList(1, parts.size()).stream()
                            .map(SortingWork::values)
                            .toList();
                });
    }

    private static Map<String, Object> values(ReportPart part) {
        return Map.of(
                "description",
                part.words().strip(),
                "category",
                part.category().category().id());
    }

    /** The record as the index has it, when it has come to {@code version}; as it is then where it does not in time. */
    Future<Document> findAt(String id, int version) {
        return findAt(id, version, System.nanoTime() + LONGEST_LAG.toNanos());
    }

    private Future<Document> findAt(String id, int version, long until) {
        return reads.read(index -> index.find(Sorter.RECORD, id)).compose(found -> {
            if (found.map(SortingWork::version).orElse(0) >= version || System.nanoTime() > until) {
                return found.map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(Problem.notFound("there is no record '" + id + "'")));
            }
            return Objects.requireNonNull(Vertx.currentContext())
                    .owner()
                    .timer(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)
                    .compose(passed -> findAt(id, version, until));
        });
    }

    static int version(Document record) {
        return Optional.ofNullable(record.value("version"))
                .map(version -> ((Number) version).intValue())
                .orElse(1);
    }
}
