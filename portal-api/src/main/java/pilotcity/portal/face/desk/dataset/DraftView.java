package pilotcity.portal.face.desk.dataset;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.kernel.table.schema.check.EmptiedCells;

/**
 * A draft as templates show it: its JSON as maps, and for each table the form of its columns.
 *
 * @param draft the private part of a data set
 * @param returned a definition that was refused and comes back to be mended
 * @param columnPage which page of the columns of wide tables is shown, from 0
 */
public record DraftView(JsonObject draft, Returned returned, int columnPage) {
    /** So many columns that all fields of their form are taken at once. */
    private static final int COLUMNS = 40;

    private static final int FIRST_PROBLEMS = 10;

    /**
     * What was sent of a table and comes back.
     *
     * @param table its name, or empty for none
     * @param schema JSON, or empty
     * @param values all that was sent
     */
    public record Returned(String file, String table, String schema, Map<String, Object> values) {
        public static final Returned NOTHING = new Returned("", "", "", Map.of());

        /** Of the values of a form. */
        public static Returned of(Map<String, Object> values) {
            return new Returned(text(values, "file"), text(values, "table"), text(values, "schema"), values);
        }

        boolean isOf(String ofFile, JsonObject ofTable) {
            return file.equals(ofFile) && (table.isEmpty() || table.equals(ofTable.getString("name")));
        }

        private static String text(Map<String, Object> values, String name) {
            return values.get(name) instanceof String text ? text : "";
        }
    }

    /** {@code files}, each with {@code tables}; the other members of the draft as they are. */
    public Map<String, @Nullable Object> model() {
        Map<String, @Nullable Object> model = JsonMaps.of(draft);
        model.put(
                "files",
                PublishedSet.objects(draft.getJsonArray("files")).stream()
                        .map(this::file)
                        .toList());
        return model;
    }

    private Map<String, @Nullable Object> file(JsonObject file) {
        Map<String, @Nullable Object> view = JsonMaps.of(file);
        view.put(
                "tables",
                PublishedSet.objects(file.getJsonArray("tables")).stream()
                        .map(table -> table(file.getString("name"), table))
                        .toList());
        return view;
    }

    private Map<String, @Nullable Object> table(String file, JsonObject table) {
        Map<String, @Nullable Object> view = JsonMaps.of(table);
        JsonObject proposal = JsonMaps.object(table, "proposal");
        JsonObject schema = schema(file, table, proposal);
        if (JsonMaps.object(table, "options").getValue("delimiter") instanceof String delimiter) {
            view.put("options", withDelimiter(table.getJsonObject("options"), delimiter));
        }
        view.put("base", schema == null ? "" : schema.encode());
        view.put("pretty", schema == null ? "" : schema.encodePrettily());
        view.put("rename", table.getString("name"));
        view.put("back", returned.isOf(file, table));
        if (returned.isOf(file, table)) {
            addReturned(view);
        }
        long emptied = EmptiedCells.count(table.getJsonObject("report"));
        view.put("problemCount", DraftSteps.problems(table));
        view.put("emptiedCount", emptied);
        view.put("violationCount", DraftSteps.problems(table) - emptied);
        view.put("firstProblems", first(table));
        view.put("personal", personal(table, proposal));
        DraftQuestions questions = DraftQuestions.of(table);
        List<Map<String, @Nullable Object>> notes = new ArrayList<>(
                questions.tableNotes(proposal, SpatialForm.isOtherThan(schema, proposal.getJsonObject("schema"))));
        List<String> columns = DefineForm.columns(schema).stream()
                .map(field -> field.getString("name", ""))
                .toList();
        notes.addAll(questions.personal(column -> !columns.contains(column)));
        view.put("notes", notes);
        view.put("personalQuestions", questions.personal(column -> true));
        if (schema != null) {
            view.put("spatial", SpatialForm.of(schema));
            addColumns(view, schema, proposal, personal(table, proposal), questions);
        }
        return view;
    }

    /** What was typed goes before what is stored; a schema that is none stays as it was typed. */
    private void addReturned(Map<String, @Nullable Object> view) {
        Map<String, Object> values = returned.values();
        if (!returned.schema().isEmpty() && DefineForm.findSchema(returned.schema()) == null) {
            view.put("pretty", returned.schema());
        }
        view.put("rename", values.getOrDefault("rename", view.get("name")));
        view.put("strict", !"true".equals(String.valueOf(values.get("lenient"))));
        if (view.get("options") instanceof Map<?, ?> options) {
            Map<String, @Nullable Object> typed = new LinkedHashMap<>();
            options.forEach((name, value) -> typed.put(String.valueOf(name), values.getOrDefault(name, value)));
            view.put("options", typed);
        }
    }

    /** With a tab that can be seen. */
    private static Map<String, @Nullable Object> withDelimiter(JsonObject options, String delimiter) {
        return JsonMaps.of(options.copy().put("delimiter", delimiter.equals("\t") ? "\\t" : delimiter));
    }

    private @Nullable JsonObject schema(String file, JsonObject table, JsonObject proposal) {
        JsonObject sent = returned.isOf(file, table) ? DefineForm.findSchema(returned.schema()) : null;
        if (sent != null) {
            return sent;
        }
        JsonObject own = table.getJsonObject("schema");
        return own == null ? proposal.getJsonObject("schema") : own;
    }

    private static List<@Nullable Object> first(JsonObject table) {
        JsonObject report = JsonMaps.object(table, "report");
        List<@Nullable Object> first = JsonMaps.of(report.getJsonArray("first"));
        return first.subList(0, Math.min(FIRST_PROBLEMS, first.size()));
    }

    /** What a check found is newer than what was found for the proposal. */
    private static List<@Nullable Object> personal(JsonObject table, JsonObject proposal) {
        JsonObject report = table.getJsonObject("report");
        JsonObject from = report == null ? proposal : report;
        return JsonMaps.of(from.getJsonArray("personalData"));
    }

    private void addColumns(
            Map<String, @Nullable Object> view,
            JsonObject schema,
            JsonObject proposal,
            List<@Nullable Object> personal,
            DraftQuestions questions) {
        Map<String, JsonObject> proposed = new HashMap<>();
        PublishedSet.objects(proposal.getJsonArray("columns"))
                .forEach(column -> proposed.put(column.getString("name"), column));
        List<JsonObject> all = DefineForm.columns(schema);
        int pages = Math.max(1, (all.size() + COLUMNS - 1) / COLUMNS);
        int page = Math.clamp(columnPage, 0, pages - 1);
        List<Map<String, @Nullable Object>> shown = new ArrayList<>();
        for (int at = page * COLUMNS; at < Math.min(all.size(), (page + 1) * COLUMNS); at++) {
            JsonObject field = all.get(at);
            String name = field.getString("name", "");
            Map<String, @Nullable Object> column =
                    column(at, field, keys(schema).contains(name), sort(personal, name));
            JsonObject seen = proposed.get(name);
            if (seen != null) {
                column.putAll(evidence(seen));
                List<Map<String, @Nullable Object>> notes = new ArrayList<>(questions.notes(name, seen));
                notes.addAll(questions.personal(name::equals));
                column.put("notes", notes);
            }
            column.put("types", ColumnTypes.of(field, seen));
            column.put("asked", questions.isOpen(name));
            shown.add(column);
        }
        view.put("columns", shown);
        view.put("otherAnswers", questions.answeredBeside(names(shown)));
        view.put("columnCount", all.size());
        view.put("columnPage", page);
        view.put("columnPages", pages);
        view.put(
                "otherKeys",
                keys(schema).stream()
                        .filter(key -> shown.stream().noneMatch(column -> key.equals(column.get("name"))))
                        .toList());
    }

    private static List<String> names(List<Map<String, @Nullable Object>> shown) {
        return shown.stream().map(column -> String.valueOf(column.get("name"))).toList();
    }

    private static List<String> keys(JsonObject schema) {
        Object key = schema.getValue("primaryKey");
        if (key instanceof JsonArray several) {
            return several.stream().map(String::valueOf).toList();
        }
        return key == null ? List.of() : List.of(key.toString());
    }

    private static @Nullable Object sort(List<@Nullable Object> personal, String column) {
        return personal.stream()
                .filter(found -> found instanceof Map<?, ?> map && column.equals(map.get("column")))
                .map(found -> ((Map<?, ?>) Objects.requireNonNull(found)).get("sort"))
                .findFirst()
                .orElse(null);
    }

    private static Map<String, @Nullable Object> column(
            int at, JsonObject field, boolean key, @Nullable Object personal) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("at", at);
        view.put("name", field.getString("name", ""));
        view.put("field", JsonMaps.of(field));
        view.put(
                "required", field.getJsonObject("constraints", new JsonObject()).getBoolean("required", false));
        view.put("key", key);
        view.put("personal", personal);
        return view;
    }

    private static Map<String, @Nullable Object> evidence(JsonObject proposed) {
        Map<String, @Nullable Object> view = JsonMaps.of(proposed);
        view.keySet().retainAll(List.of("evidence", "samples", "missing"));
        return view;
    }
}
