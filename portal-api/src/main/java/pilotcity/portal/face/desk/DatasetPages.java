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
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.kind.Field;
import pilotcity.portal.face.desk.dataset.DraftDifference;
import pilotcity.portal.face.desk.dataset.DraftQuality;
import pilotcity.portal.face.desk.dataset.DraftSteps;
import pilotcity.portal.face.desk.dataset.DraftView;
import pilotcity.portal.face.desk.dataset.HeldVersions;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.face.shared.dataset.PublishedVersions;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.page.TemplatePage;
import pilotcity.portal.face.shared.page.TimeFormatter;
import pilotcity.portal.face.shared.page.htmlform.FormChoice;
import pilotcity.portal.face.shared.page.htmlform.FormField;
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

    /** Fields of the description whose values are chosen from a vocabulary that the kind has words for. */
    private static final Set<String> CHOSEN = Set.of("themes", "frequency", "languages");

    /** The moment of a form's local time. */
    String moment(String field, String local) {
        try {
            return LocalDateTime.parse(local).atZone(zone).toInstant().toString();
        } catch (DateTimeException e) {
            throw Problem.field(field, "is no day and time: '" + local + "'");
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
                "form",
                may
                        ? VerbForm.of(
                                draft, language, new ReferenceChoices(index, desk.visit()), message.returnedFor(draft))
                        : null);
        message.addTo(model);
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
            JsonObject draft, Map<String, List<JsonObject>> previews, int columnPage, FlashMessage message) {}

    /** The first rows of tables that have been checked, by the names of the tables. */
    private Future<Map<String, List<JsonObject>>> previews(JsonObject draft) {
        List<JsonObject> checked = PublishedSet.objects(draft.getJsonArray("files")).stream()
                .flatMap(file -> PublishedSet.objects(file.getJsonArray("tables")).stream())
                .filter(table -> table.getJsonObject("stored") != null)
                .limit(PREVIEWED_TABLES)
                .toList();
        Map<String, List<JsonObject>> previews = new HashMap<>();
        Future<Void> all = Future.succeededFuture();
        for (JsonObject table : checked) {
            StoredTable stored = StoredTableJson.read(table.getJsonObject("stored"));
            TableQuery query =
                    TableQuery.ALL.withPage(PREVIEWED_ROWS, null, null).withTotal(false);
            all = all.compose(before ->
                            tables.read((engine, control) -> engine.search(stored, query, control).rows().stream()
                                    .map(row -> new JsonObject(Buffer.buffer(row.json())))
                                    .toList()))
                    .map(rows -> {
                        previews.put(table.getString("name"), rows);
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
        DraftView.Returned returned =
                DraftView.Returned.of(shown.message().returned().values());
        model.put("draft", new DraftView(draft, returned, shown.columnPage()).model());
        DraftSteps steps = DraftSteps.of(draft);
        model.put("steps", steps.steps());
        model.put("todos", steps.todos());
        model.put("busy", steps.isBusy());
        model.put("previews", previews(shown.previews()));
        model.put("id", id);
        model.put("version", draft.getInteger("version"));
        model.put("heading", heading(draft, id, language));
        model.put("held", HeldVersions.of(draft, language, zone));
        model.put("quality", DraftQuality.ofDraft(draft));
        model.put("publishedQuality", DraftQuality.ofPublished(index, id));
        model.put("may", allowed(desk, draft));
        model.put("here", desk.visit().link("/desk/datasets/" + id));
        addVersions(model, index, id, language);
        model.put(
                "difference",
                index.find(KIND, id).isEmpty() || draft.getString("state") == null
                        ? null
                        : DraftDifference.of(draft, PublishedSet.newest(index, id)));
        model.put("remarks", remarks(draft, language));
        model.put("describe", describe(index, desk, draft, shown.message()));
        shown.message().addTo(model);
        return model;
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

    private List<Map<String, @Nullable Object>> remarks(JsonObject draft, Language language) {
        return PublishedSet.objects(draft.getJsonArray("remarks")).stream()
                .map(remark -> {
                    Map<String, @Nullable Object> view = new HashMap<>(remark.getMap());
                    view.put("at", TimeFormatter.of(remark.getString("at"), language, zone));
                    return view;
                })
                .toList();
    }

    /** Every field of the description with what it says now. */
    private List<Map<String, @Nullable Object>> describe(
            Index index, Desk desk, JsonObject draft, FlashMessage message) {
        Verb verb = verbs.get(KIND, "describe");
        Language language = desk.visit().language();
        Map<String, Object> given = new HashMap<>();
        draft.getJsonObject("fields", new JsonObject()).forEach(entry -> given.put(entry.getKey(), entry.getValue()));
        given.putAll(message.returnedFor(verb).values());
        VerbForm form = VerbForm.of(
                verb,
                language,
                kind -> List.of(),
                new VerbForm.ReturnedForm(given, message.returnedFor(verb).problem()));
        return form.without(Set.of("clear", "notes", "notesEn")).fields().stream()
                .map(field -> {
                    Map<String, @Nullable Object> view = new HashMap<>();
                    view.put("field", field);
                    view.put("title", title(index, field, language));
                    List<String> values = texts(given.get(field.name()));
                    view.put("values", values);
                    view.put("choices", choices(index, field.name(), values, language));
                    return view;
                })
                .toList();
    }

    private static List<String> texts(@Nullable Object given) {
        return switch (given) {
            case null -> List.of();
            case JsonArray array -> array.stream().map(String::valueOf).toList();
            case List<?> list -> list.stream().map(String::valueOf).toList();
            default -> List.of(given.toString());
        };
    }

    /** A value of a vocabulary is an address for programs, and chosen by its words here. */
    private static String title(Index index, FormField field, Language language) {
        return CHOSEN.contains(field.name())
                ? language.of(chosen(index, field.name()).title())
                : field.title();
    }

    private static Field<?> chosen(Index index, String name) {
        return index.kinds().get(KIND).findField(name).orElseThrow();
    }

    private static List<FormChoice> choices(Index index, String name, List<String> values, Language language) {
        if (!CHOSEN.contains(name)) {
            return List.of();
        }
        return chosen(index, name).labels().entrySet().stream()
                .map(label ->
                        FormChoice.of(label.getKey(), language.of(label.getValue()), values.contains(label.getKey())))
                .toList();
    }
}
