package pilotcity.portal.face.desk;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.dataset.CellProblemList;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.page.TemplatePage;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.write.PrivatePartReader;

/** Every cell of a draft's table that does not fit, page by page. */
record DraftProblemPages(PrivatePartReader privateParts, FileStore files) {
    private static final int LISTED = 100;

    /** A table of a draft with problems. */
    private record Checked(JsonObject draft, String file, JsonObject table) {
        static Checked of(JsonObject draft, String file, String table) {
            return PublishedSet.objects(draft.getJsonArray("files")).stream()
                    .filter(each -> file.equals(each.getString("name")))
                    .flatMap(each -> PublishedSet.objects(each.getJsonArray("tables")).stream())
                    .filter(each -> table.equals(each.getString("name")) && each.getString("problems") != null)
                    .findFirst()
                    .map(each -> new Checked(draft, file, each))
                    .orElseThrow(() -> Problem.notFound("there is no such table with problems in the draft"));
        }
    }

    Future<PageRenderer.Reading> page(Desk desk, String id, RoutingContext context) {
        String file = Objects.requireNonNullElse(context.request().getParam("file"), "");
        String table = Objects.requireNonNullElse(context.request().getParam("table"), "");
        long from = number(context.request().getParam("from"));
        return privateParts
                .read(DatasetDesk.KIND, desk.actor(), id)
                .map(draft -> Checked.of(draft, file, table))
                .compose(checked -> context.vertx()
                        .executeBlocking(
                                () -> new CellProblemList(files, checked.table().getString("problems"))
                                        .page(from, LISTED),
                                false)
                        .map(problems -> (PageRenderer.Reading) (index, visit) -> new TemplatePage(
                                "desk-problems", model(desk, checked, Objects.requireNonNull(problems), from))));
    }

    private static long number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,12}") ? Long.parseLong(text) : 0;
    }

    private static Map<String, @Nullable Object> model(
            Desk desk, Checked checked, List<JsonObject> problems, long from) {
        String id = checked.draft().getString("dataset");
        String name = checked.table().getString("name");
        String back = desk.visit().link("/desk/datasets/" + UrlEncoding.segment(id));
        String query = "file=" + UrlEncoding.query(checked.file()) + "&table=" + UrlEncoding.query(name);
        long total = checked.table().getJsonObject("report").getLong("problems");
        String address = back + "/problems?" + query + "&from=";
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put(
                "heading",
                DatasetPages.heading(checked.draft(), id, desk.visit().language()));
        model.put("table", name);
        model.put("back", back);
        model.put("from", from);
        model.put("total", total);
        model.put("download", "/api/datasets/" + UrlEncoding.segment(id) + "/private/problems");
        model.put("query", query);
        model.put("problems", problems.stream().map(JsonObject::getMap).toList());
        model.put("previous", from > 0 ? address + Math.max(0, from - LISTED) : null);
        model.put("next", from + LISTED < total ? address + (from + LISTED) : null);
        return model;
    }
}
