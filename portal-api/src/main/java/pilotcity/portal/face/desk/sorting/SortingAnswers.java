package pilotcity.portal.face.desk.sorting;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.desk.BulkAction;
import pilotcity.portal.face.desk.SortableRecords;
import pilotcity.portal.face.desk.sorting.SortingOutcome.Result;
import pilotcity.portal.face.desk.sorting.step.SortingStep;
import pilotcity.portal.face.desk.sorting.step.UndoStack;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.page.RefusalReason;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.WriteVisibility;
import pilotcity.portal.face.shared.page.results.PageQuery;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.ReadPool;

/** Answers what pages of the sorting desk send: scripts in JSON with cards to swap in, forms with the next page. */
record SortingAnswers(
        SortingQueue queue,
        SortingCards cards,
        SortingWork work,
        SortingVisits visits,
        WriteVisibility visibility,
        PageRenderer renderer,
        ReadPool reads) {
    private static final int AHEAD = 2;

    /** What an address has room for. */
    private static final int LONGEST_STACK = 3_000;

    private static final Label NOTHING_TO_UNDO = new Label("没有可撤销的。", "There is nothing to undo.");

    static boolean wantsJson(RoutingContext context) {
        return Objects.requireNonNullElse(context.request().getHeader(HttpHeaders.ACCEPT), "")
                .contains("application/json");
    }

    private static Future<Void> send(RoutingContext context, JsonObject answer) {
        return context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, ResponseSender.JSON)
                .end(answer.toBuffer());
    }

    /** The next records behind those that the page has. */
    Future<Void> next(RoutingContext context, Sorter sorter, SortingForm form) {
        requireMay(sorter);
        return queue.next(sorter, List.of(), form.have(), AHEAD)
                .compose(claimed -> cards.render(sorter.desk(), claimed.records())
                        .compose(rendered -> send(
                                context,
                                new JsonObject()
                                        .put("cards", json(rendered))
                                        .put("left", claimed.left().own())
                                        .put("beyond", claimed.left().others()))));
    }

    private static void requireMay(Sorter sorter) {
        if (!sorter.may()) {
            sorter.desk().actor().require(sorter.permission());
        }
    }

    private static JsonArray json(List<SortingCards.Rendered> rendered) {
        JsonArray all = new JsonArray();
        rendered.forEach(each -> all.add(each.json()));
        return all;
    }

    /** Whether what the page has is still to be sorted, as {@code id@version}; it is theirs for longer. */
    Future<Void> keep(RoutingContext context, Sorter sorter, SortingForm form) {
        requireMay(sorter);
        List<String> ids = form.have().stream().map(SortingAnswers::id).toList();
        return queue.keep(sorter, ids)
                .compose(kept -> reads.read(index -> changed(index, ids, form.have()))
                        .compose(changed -> {
                            List<Document> waiting = changed.stream()
                                    .filter(record -> SortingQueue.isWaiting(record) && kept.contains(record.id()))
                                    .toList();
                            return cards.render(sorter.desk(), waiting)
                                    .compose(rendered -> reads.read(index -> new JsonObject()
                                            .put("cards", json(rendered))
                                            .put("gone", gone(index, sorter, changed))))
                                    .compose(answer -> send(context, answer));
                        }));
    }

    private static String id(String named) {
        return named.replaceFirst("@.*", "");
    }

    private static List<Document> changed(Index index, List<String> ids, List<String> have) {
        Set<String> unchanged = Set.copyOf(have);
        return SortingQueue.records(index, ids).stream()
                .filter(record -> !SortingQueue.isWaiting(record)
                        || !unchanged.contains(record.id() + "@" + SortingWork.version(record)))
                .toList();
    }

    private static JsonArray gone(Index index, Sorter sorter, List<Document> changed) {
        DecisionText decisions = new DecisionText(index, sorter.desk().visit());
        JsonArray gone = new JsonArray();
        changed.stream()
                .filter(record -> !SortingQueue.isWaiting(record))
                .forEach(record -> gone.add(new JsonObject()
                        .put("id", record.id())
                        .put("version", SortingWork.version(record))
                        .put("told", decisions.of(record))));
        return gone;
    }

    /** Somebody leaves, or skips what they name. */
    Future<Void> release(RoutingContext context, Sorter sorter, SortingForm form) {
        List<String> ids = form.have().stream().filter(id -> !id.isEmpty()).toList();
        return (ids.isEmpty() ? queue.releaseAll(sorter) : queue.release(sorter, ids))
                .compose(released -> context.response().setStatusCode(204).end());
    }

    /** Does the steps; what was done is shown by the index before it is told. */
    Future<Void> act(RoutingContext context, Sorter sorter, SortingForm form) {
        UndoStack stack = UndoStack.parse(form.state().all("undo"));
        if (form.steps().isEmpty()) {
            return nothing(context, sorter, form, stack);
        }
        List<String> ids = form.steps().stream().map(SortingStep::id).distinct().toList();
        return queue.keep(sorter, ids)
                .compose(kept -> work.perform(context, sorter, form, form.steps(), stack))
                .compose(outcome -> shown(outcome).map(outcome))
                .compose(outcome -> reads.read(index -> SortingQueue.records(index, outcome.ids()))
                        .compose(records -> queue.release(sorter, notWaiting(records))
                                .compose(released -> wantsJson(context)
                                        ? json(context, sorter, outcome, records)
                                        : page(context, sorter, form, outcome))));
    }

    /** Where nothing is chosen, the page comes back with what is missing. */
    private Future<Void> nothing(RoutingContext context, Sorter sorter, SortingForm form, UndoStack stack) {
        Problem nothing =
                Problem.of(Problem.Kind.BAD_REQUEST, form.back() ? NOTHING_TO_UNDO : BulkAction.NOTHING_CHOSEN);
        if (wantsJson(context)) {
            return Future.failedFuture(nothing);
        }
        Language language = sorter.desk().visit().language();
        List<StepTold> told = List.of(
                new StepTold("", false, RefusalReason.of(nothing, language).text(), language.tag(), ""));
        int status = nothing.kind().status();
        return queue.onNextPage(sorter)
                .compose(next -> form.list()
                        ? visits.list(context, status, next, form.state(), stack, told)
                        : visits.one(context, status, next, form.state(), stack, told));
    }

    private static Set<String> notWaiting(List<Document> records) {
        return records.stream()
                .filter(record -> !SortingQueue.isWaiting(record))
                .map(Document::id)
                .collect(Collectors.toSet());
    }

    /** Waits until reads see what was written, and what others wrote first. */
    private Future<?> shown(SortingOutcome outcome) {
        List<Future<?>> waits = new ArrayList<>();
        waits.add(visibility.whenVisible(outcome.token()));
        outcome.failed().stream()
                .filter(Result::isOvertaken)
                .forEach(result ->
                        waits.add(work.findAt(result.step().id(), result.step().version() + 1)));
        return Future.join(waits).otherwiseEmpty();
    }

    private List<StepTold> told(Index index, Visit visit, SortingOutcome outcome, boolean list) {
        return outcome.results().stream()
                .map(result -> StepTold.of(index, visit, renderer.texts(visit.language()), result, list))
                .toList();
    }

    private Future<Void> json(RoutingContext context, Sorter sorter, SortingOutcome outcome, List<Document> records) {
        List<Document> waiting =
                records.stream().filter(SortingQueue::isWaiting).toList();
        return cards.render(sorter.desk(), waiting)
                .compose(rendered -> reads.read(index -> new JsonObject()
                        .put("cards", json(rendered))
                        .put("undo", new JsonArray(outcome.stack().texts()))
                        .put("results", results(index, sorter, outcome))
                        .mergeIn(left(index, sorter))))
                .compose(answer -> send(context, answer));
    }

    private static JsonObject left(Index index, Sorter sorter) {
        SortableRecords.Count left = sorter.count(index);
        return new JsonObject().put("left", left.own()).put("beyond", left.others());
    }

    private JsonArray results(Index index, Sorter sorter, SortingOutcome outcome) {
        JsonArray results = new JsonArray();
        for (StepTold each : told(index, sorter.desk().visit(), outcome, false)) {
            results.add(new JsonObject()
                    .put("id", each.id())
                    .put("done", each.done())
                    .put("text", each.text())
                    .put("lang", each.lang())
                    .put("decided", each.decided()));
        }
        return results;
    }

    private Future<Void> page(RoutingContext context, Sorter sorter, SortingForm form, SortingOutcome outcome) {
        PageQuery state = form.state().without(Set.of("undo"));
        if (outcome.failed().isEmpty()) {
            return PageRenderer.redirect(context, address(sorter, form, outcome, state));
        }
        int status = Objects.requireNonNull(outcome.failed().getFirst().problem())
                .kind()
                .status();
        return reads.read(index -> told(index, sorter.desk().visit(), outcome, form.list()))
                .compose(told -> queue.onNextPage(sorter)
                        .compose(next -> form.list()
                                ? visits.list(context, status, next, state, outcome.stack(), told)
                                : visits.one(context, status, next, first(state, outcome), outcome.stack(), told)));
    }

    /** What is still to be sorted stays in front of whoever did something else to it. */
    private static PageQuery first(PageQuery state, SortingOutcome outcome) {
        return state.with("first", outcome.ids().getFirst());
    }

    private static String address(Sorter sorter, SortingForm form, SortingOutcome outcome, PageQuery state) {
        String page = SortingPages.address(sorter, form.list() ? SortingPages.LIST : SortingPages.ONE, state);
        String ids = outcome.ids().stream().limit(200).collect(Collectors.joining(","));
        String first =
                form.list() ? "" : "&first=" + UrlEncoding.query(outcome.ids().getFirst());
        return page + undo(outcome.stack()) + first + "&done=" + (outcome.back() ? "back" : "did") + "&ids="
                + UrlEncoding.query(ids)
                + Optional.ofNullable(outcome.token())
                        .map(token -> "&atLeast=" + token)
                        .orElse("");
    }

    /** As much of the stack as there is room for, the last of it. */
    private static String undo(UndoStack stack) {
        StringBuilder undo = new StringBuilder();
        List<String> texts = stack.texts();
        for (int i = texts.size() - 1; i >= 0; i--) {
            String each = "&undo=" + UrlEncoding.query(texts.get(i));
            if (undo.length() + each.length() > LONGEST_STACK) {
                break;
            }
            undo.insert(0, each);
        }
        return undo.toString();
    }
}
