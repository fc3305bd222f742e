package pilotcity.portal.face.desk.sorting;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.portal.face.desk.Desk;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.page.TemplatePage;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.write.PrivatePartReader;
import pilotcity.portal.suggestion.Suggester;

/** Makes the cards of records. */
record SortingCards(PrivatePartReader privateParts, PageRenderer renderer, ReadPool reads, Suggester suggester) {

    /** A card as a page swaps it in. */
    record Rendered(Document record, String html) {
        JsonObject json() {
            return new JsonObject()
                    .put("id", record.id())
                    .put("version", SortingWork.version(record))
                    .put("html", html);
        }
    }

    /** What is not public of a record; empty for those who may not see it. */
    Future<JsonObject> original(Desk desk, String id) {
        return privateParts.read(Sorter.RECORD, desk.actor(), id).otherwise(failure -> new JsonObject());
    }

    /** The model of a card. */
    Map<String, @Nullable Object> model(Index index, Desk desk, Document record, JsonObject original) {
        return new SortingCard(index, desk.visit(), suggester, record, original).model();
    }

    Future<List<Rendered>> render(Desk desk, List<Document> records) {
        Future<List<Rendered>> all = Future.succeededFuture(new ArrayList<>());
        for (Document record : records) {
            all = all.compose(before -> render(desk, record).map(rendered -> {
                before.add(rendered);
                return before;
            }));
        }
        return all;
    }

    private Future<Rendered> render(Desk desk, Document record) {
        return original(desk, record.id())
                .compose(original -> reads.read(index -> {
                    Map<String, @Nullable Object> model = new HashMap<>();
                    model.put("card", model(index, desk, record, original));
                    model.put("categories", List.of());
                    return new Rendered(
                            record,
                            renderer.render(new TemplatePage("part-sorting-card", model), desk.visit())
                                    .toString());
                }));
    }
}
