package pilotcity.portal.face.desk.sorting;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.portal.face.desk.SortableRecords;
import pilotcity.portal.face.desk.sorting.SortingQueue.Claimed;
import pilotcity.portal.face.desk.sorting.step.UndoStack;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.page.TemplatePage;
import pilotcity.portal.face.shared.page.results.PageQuery;
import pilotcity.portal.kernel.read.ReadPool;

/** Shows the pages of the sorting desk: what is next for whoever comes, with what they did before. */
record SortingVisits(
        SortingQueue queue, SortingCards cards, SortingPages pages, PageRenderer renderer, ReadPool reads) {

    /** Shows a page. */
    @FunctionalInterface
    interface Showing {
        Future<Void> show(RoutingContext context, Sorter sorter, PageQuery state);
    }

    Future<Void> one(RoutingContext context, Sorter sorter, PageQuery state) {
        return one(context, 200, sorter, state, UndoStack.parse(state.all("undo")), List.of());
    }

    /** @param told what became of what was done just now; of what stands in the address where it is empty */
    Future<Void> one(
            RoutingContext context, int status, Sorter sorter, PageQuery state, UndoStack stack, List<StepTold> told) {
        List<String> skipped = List.copyOf(state.all("skip"));
        return queue.release(sorter, skipped)
                .compose(released -> queue.next(sorter, List.copyOf(state.all("first")), skipped, 1))
                .compose(claimed -> original(sorter, claimed)
                        .compose(original -> renderer.showOnce(
                                context,
                                status,
                                sorter.desk().visit(),
                                (index, visit) -> one(
                                        index,
                                        sorter,
                                        state,
                                        stack,
                                        claimed,
                                        original,
                                        told(index, sorter, state, told)))));
    }

    private Future<JsonObject> original(Sorter sorter, Claimed claimed) {
        return claimed.records().isEmpty()
                ? Future.succeededFuture(new JsonObject())
                : cards.original(sorter.desk(), claimed.records().getFirst().id());
    }

    private TemplatePage one(
            Index index,
            Sorter sorter,
            PageQuery state,
            UndoStack stack,
            Claimed claimed,
            JsonObject original,
            List<StepTold> told) {
        Document record = claimed.records().isEmpty() ? null : claimed.records().getFirst();
        return pages.one(
                index,
                sorter,
                state,
                stack,
                record == null ? null : cards.model(index, sorter.desk(), record, original),
                record == null ? null : record.id(),
                told);
    }

    /** What an address says was done just before, as the records are now. */
    private static List<StepTold> told(Index index, Sorter sorter, PageQuery state, List<StepTold> told) {
        if (!told.isEmpty() || state.find("done").isEmpty()) {
            return told;
        }
        DecisionText decisions = new DecisionText(index, sorter.desk().visit());
        List<StepTold> done = new ArrayList<>();
        for (String id : state.find("ids").orElse("").split(",", 0)) {
            index.find(Sorter.RECORD, id)
                    .ifPresent(record -> done.add(new StepTold(
                            id,
                            true,
                            decisions.of(record),
                            sorter.desk().visit().language().tag(),
                            "")));
        }
        return done;
    }

    Future<Void> list(RoutingContext context, Sorter sorter, PageQuery state) {
        return list(context, 200, sorter, state, UndoStack.parse(state.all("undo")), List.of());
    }

    Future<Void> list(
            RoutingContext context, int status, Sorter sorter, PageQuery state, UndoStack stack, List<StepTold> told) {
        return reads.read(index -> SortingPages.listed(index, sorter, state))
                .compose(listed -> queue.ofOthers(sorter, ids(listed))
                        .compose(taken -> renderer.showOnce(
                                context,
                                status,
                                sorter.desk().visit(),
                                (index, visit) -> pages.list(
                                        index,
                                        sorter,
                                        state,
                                        stack,
                                        listed,
                                        taken,
                                        told(index, sorter, state, told)))));
    }

    private static List<String> ids(SortableRecords.Listed listed) {
        return listed.hits().stream().map(hit -> hit.document().id()).toList();
    }
}
