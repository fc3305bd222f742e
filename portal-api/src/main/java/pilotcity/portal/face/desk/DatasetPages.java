package pilotcity.portal.face.desk;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.desk.dataset.DescriptionForm;
import pilotcity.portal.face.desk.dataset.DraftDifference;
import pilotcity.portal.face.desk.dataset.DraftQuality;
import pilotcity.portal.face.desk.dataset.DraftSteps;
import pilotcity.portal.face.desk.dataset.DraftView;
import pilotcity.portal.face.desk.dataset.HeldVersions;
import pilotcity.portal.face.desk.dataset.ReviewRemarks;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.face.shared.dataset.PublishedVersions;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.page.TemplatePage;
import pilotcity.portal.face.shared.page.TimeFormatter;
import pilotcity.portal.face.shared.page.htmlform.VerbForm;
import pilotcity.portal.kernel.permission.Permission;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.read.TableReadPool;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.column.StoredTableJson;
import pilotcity.portal.kernel.table.query.TableQuery;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.Verbs;
import pilotcity.portal.kernel.write.PrivatePartReader;

/** What the pages of the desk show of data sets: the list of an organisation, and one with its draft. */
record DatasetPages(Verbs verbs, PrivatePartReader privateParts, ReadPool reads, TableReadPool tables, ZoneId zone) {
    private static final String KIND = DatasetDesk.KIND;
    private static final int PREVIEWED_ROWS = 8;
    private static final int PREVIEWED_TABLES = 5;

    /** The moment of a form's local time. */
    String moment(String field, String local) {
        try {
            return LocalDateTime.parse(local).atZone(zone).toInstant().toString();
        } catch (DateTimeException e) {
            throw Problem.field(field, new Label("不是日期和时间：“" + local + "”", "is no day and time: '" + local + "'"));
        }
    }

    Future<PageRenderer.Reading> list(Desk desk, FlashMessage message) {
        return reads.read(index -> Optional.ofNullable(desk.organisation(index)))
                .compose(organisation -> organisation
                        .map(own -> privateParts.list(KIND, desk.actor(), own))
                        .orElseGet(() -> Future.succeededFuture(new JsonArray())))
                .map(list -> (index, visit) -> list(index, desk, list, message));
    }

    private TemplatePage list(Index index, Desk desk, JsonArray list, FlashMessage message) {
        Language language = desk.visit().language();
        Map<String, @Nullable Object> model = desk.model(index, KIND);
        model.put(
                "items",
                PublishedSet.objects(list).stream()
                        .map(entry -> entry(entry, language))
                        .toList());
        String organisation = desk.organisation(index);
        boolean may = organisation != null
                && desk.actor().allows(Permission.of("draft", KIND).organisation(organisation));
        Verb draft = verbs.get(KIND, "draft");
        model.put(
                "mayRead",
                organisation == null
                        || desk.actor()
                                .allows(Permission.of(Permission.READ_ACTION, KIND)
                                        .organisation(organisation)));
        model.put(
                "form",
                may
                        ? VerbForm.of(
                                draft, language, new ReferenceChoices(index, desk.visit()), message.returnedFor(draft))
                        : null);
        message.addTo(model, desk.visit().language());
        return new TemplatePage("desk-datasets", model);
    }

    private Map<String, @Nullable Object> entry(JsonObject entry, Language language) {
        Map<String, @Nullable Object> view = new HashMap<>();
        JsonObject given = entry.getJsonObject("title");
        JsonObject title = given == null ? new JsonObject() : given;
        view.put("id", entry.getString("id"));
        view.put("title", title(title, entry.getString("id"), language));
        view.put("draft", entry.getString("draft"));
        view.put("newest", entry.getInteger("newestVersion"));
        view.put("withdrawn", entry.getInteger("newestVersion") == null && entry.getInteger("versions") > 0);
        String scheduled = entry.getString("scheduledAt");
        view.put("scheduled", scheduled == null ? null : TimeFormatter.of(scheduled, language, zone));
        view.put("changed", TimeFormatter.of(entry.getString("changedAt"), language, zone));
        return view;
    }

    private static String title(JsonObject title, String id, Language language) {
        String other = title.getString(language.other().code(), id);
        return title.getString(language.code(), other);
    }

    /** @param columns which page of the columns of wide tables is shown, or null */
    Future<PageRenderer.Reading> one(Desk desk, String id, @Nullable String columns, FlashMessage message) {
        int page = columns != null && columns.matches("[0-9]{1,3}") ? Integer.parseInt(columns) : 0;
        return privateParts
                .read(KIND, desk.actor(), id)
                .compose(draft -> previews(draft).map(previews -> {
                    Desk own = new Desk(desk.actor(), draft.getString("organisation"), desk.visit());
                    return (PageRenderer.Reading) (index, visit) -> new TemplatePage(
                            "desk-dataset", model(index, own, new Shown(draft, previews, page, message)));
                }));
    }

    /** What a page is made of. */
    private record Shown(
            JsonObject draft, Map<String, List<JsonObject>> previews, int columnPage, FlashMessage message) {
        /** A draft in review is only read, and shows nothing of what was refused. */
        boolean isOpen() {
            return "draft".equals(draft.getString("state"));
        }

        DraftView.Returned definition(Verb define) {
            return isOpen() ? DraftView.Returned.of(message.returnedFor(define).values()) : DraftView.Returned.NOTHING;
        }
    }

    /** The first rows of tables that have been checked, and of those that are held back. */
    private Future<Map<String, List<JsonObject>>> previews(JsonObject draft) {
        Map<String, List<JsonObject>> previews = new HashMap<>();
        Future<Void> all = Future.succeededFuture();
        for (Map.Entry<String, JsonObject> table : HeldVersions.withTablesOf(draft, PREVIEWED_TABLES)) {
            StoredTable stored = StoredTableJson.read(table.getValue());
            TableQuery query =
                    TableQuery.ALL.withPage(PREVIEWED_ROWS, null, null).withTotal(false);
            all = all.compose(before ->
                            tables.read((engine, control) -> engine.search(stored, query, control).rows().stream()
                                    .map(row -> new JsonObject(Buffer.buffer(row.json())))
                                    .toList()))
                    .map(rows -> {
                        previews.put(table.getKey(), rows);
                        return null;
                    });
        }
        return all.map(previews);
    }

    private Map<String, @Nullable Object> model(Index index, Desk desk, Shown shown) {
        JsonObject draft = shown.draft();
        String id = draft.getString("dataset");
        Language language = desk.visit().language();
        Map<String, @Nullable Object> model = desk.model(index, KIND);
        DraftView.Returned returned = shown.definition(verbs.get(KIND, "define"));
        model.put("draft", new DraftView(draft, returned, shown.columnPage()).model());
        DraftSteps steps = DraftSteps.of(draft);
        model.put("steps", steps.steps());
        model.put("todos", steps.todos());
        model.put("busy", steps.isBusy());
        model.put("previews", previews(shown.previews()));
        model.put("id", id);
        model.put("version", draft.getInteger("version"));
        model.put("heading", heading(draft, id, language));
        DescriptionForm form = new DescriptionForm(index, verbs.get(KIND, "describe"), language);
        model.put("held", HeldVersions.of(draft, form, zone));
        model.put("quality", DraftQuality.ofDraft(draft));
        model.put("publishedQuality", DraftQuality.ofPublished(index, id));
        Map<String, Boolean> may = allowed(desk, draft);
        model.put("may", may);
        model.put("here", desk.visit().link("/desk/datasets/" + id));
        addVersions(model, index, id, language);
        model.put(
                "difference",
                index.find(KIND, id).isEmpty() || draft.getString("state") == null
                        ? null
                        : DraftDifference.of(draft, PublishedSet.newest(index, id)));
        ReviewRemarks remarks = ReviewRemarks.of(draft, language, zone);
        model.put("remarks", remarks.current());
        model.put("earlierRemarks", remarks.earlier());
        addDescription(model, form, shown, may.getOrDefault("describe", false));
        shown.message().addTo(model, language);
        return model;
    }

    private static void addDescription(
            Map<String, @Nullable Object> model, DescriptionForm form, Shown shown, boolean may) {
        JsonObject fields = shown.draft().getJsonObject("fields", new JsonObject());
        VerbForm.ReturnedForm returned =
                may && shown.isOpen() ? shown.message().returnedFor(form.verb()) : VerbForm.ReturnedForm.NOTHING;
        model.put("describe", form.fields(fields, returned));
        model.put("original", fields.encode());
    }

    private static Map<String, Object> previews(Map<String, List<JsonObject>> rows) {
        Map<String, Object> previews = new HashMap<>();
        rows.forEach((table, list) ->
                previews.put(table, list.stream().map(JsonObject::getMap).toList()));
        return previews;
    }

    /** What a data set is called in its draft, or where it has none, as it is published. */
    static String heading(JsonObject draft, String id, Language language) {
        JsonObject title = draft.getJsonObject("title");
        return title == null ? id : title(title, id, language);
    }

    /** The steps that the token allows for this data set. */
    private Map<String, Boolean> allowed(Desk desk, JsonObject draft) {
        return verbs.listOf(KIND).stream()
                .collect(Collectors.toMap(
                        Verb::name,
                        verb -> desk.actor()
                                .allows(Permission.of(verb.name(), KIND)
                                        .document(draft.getString("dataset"))
                                        .organisation(draft.getString("organisation")))));
    }

    private void addVersions(Map<String, @Nullable Object> model, Index index, String id, Language language) {
        List<Map<String, @Nullable Object>> versions = new ArrayList<>();
        for (JsonObject version : PublishedVersions.list(index, id)) {
            Map<String, @Nullable Object> view = new HashMap<>(version.getMap());
            view.put("publishedAt", TimeFormatter.of(version.getString("publishedAt"), language, zone));
            versions.add(view);
        }
        model.put("versions", versions);
    }
}
