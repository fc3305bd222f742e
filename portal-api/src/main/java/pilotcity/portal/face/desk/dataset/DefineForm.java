package pilotcity.portal.face.desk.dataset;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.shared.page.htmlform.FormSubmissionReader.Submitted;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.input.InputField;

/**
 * The forms of a table at the desk: how it is read, and what its columns are. They send texts; the verb that defines a
 * table takes a Frictionless Table Schema and reading options.
 */
public final class DefineForm {
    private static final List<String> READING = List.of("encoding", "delimiter", "quote");
    private static final List<String> ROWS = List.of("headerRow", "headerRows");

    /** Properties of a column that are plain texts, in the schema and in the form. */
    private static final List<String> TEXTS = List.of("titleZh", "title", "descriptionZh", "description", "unit");

    /** What stays when a column gets another type. */
    private static final List<String> LASTING =
            List.of("name", "titleZh", "title", "descriptionZh", "description", "missingValues", "rdfType");

    private static final int LONG = 4_000;
    private static final int WHOLE = 1_000_000;
    private static final int COLUMNS = 500;

    private static final String COLUMNS_NAME = "columns";

    /** What the forms have beside the fields of the verb. */
    public static final List<InputField> FIELDS =
            Stream.concat(SpatialForm.FIELDS.stream(), own()).toList();

    private DefineForm() {}

    private static Stream<InputField> own() {
        return Stream.of(
                InputField.text("encoding", 40, "字符编码", "Encoding"),
                InputField.text("delimiter", 10, "分隔符", "Delimiter"),
                InputField.text("quote", 10, "引号", "Quote"),
                InputField.text("headerRow", 10, "表头所在行", "Row of the header"),
                InputField.text("headerRows", 10, "表头行数", "Rows of the header"),
                InputField.text("base", WHOLE, "修改前的表结构", "The schema that is changed"),
                InputField.text("keys", LONG, "主键", "Primary key").many(COLUMNS),
                InputField.object(
                                COLUMNS_NAME,
                                List.of(
                                        InputField.text("at", 10, "第几列", "Which column"),
                                        InputField.text("as", LONG, "类型", "Type"),
                                        InputField.text("format", 200, "格式", "Format"),
                                        InputField.text("titleZh", 200, "中文名称", "Title in Chinese"),
                                        InputField.text("title", 200, "英文名称", "Title in English"),
                                        InputField.text("descriptionZh", LONG, "中文说明", "Description in Chinese"),
                                        InputField.text("description", LONG, "英文说明", "Description in English"),
                                        InputField.text("unit", 100, "单位", "Unit"),
                                        InputField.text("required", 10, "必填", "Required")),
                                "各列",
                                "Columns")
                        .many(COLUMNS));
    }

    /** The same with the schema and the reading options that it asks for; what is no form of a table is as it was. */
    public static Submitted translated(Submitted sent) {
        Submitted shown = shown(sent);
        SpatialForm.check(sent);
        return shown;
    }

    /** The same where the places of rows do not go together, so that the form can show what it was sent. */
    public static Submitted shown(Submitted sent) {
        Map<String, Object> values = new LinkedHashMap<>(sent.values());
        JsonObject reading = reading(sent);
        if (!reading.isEmpty()) {
            values.put("reading", reading.encode());
        }
        if (!sent.other("base").isEmpty()) {
            values.put("schema", schema(sent).encode());
            values.putIfAbsent("answers", List.of());
        }
        return new Submitted(values, sent.others());
    }

    private static JsonObject reading(Submitted sent) {
        JsonObject reading = new JsonObject();
        READING.forEach(name -> {
            String given = sent.others().get(name) instanceof String text ? text : "";
            if (!given.isEmpty()) {
                reading.put(name, given.equals("\\t") ? "\t" : name.equals("encoding") ? given.strip() : given);
            }
        });
        ROWS.forEach(name -> {
            String given = sent.other(name);
            if (!given.isEmpty()) {
                reading.put(name, number("reading." + name, given));
            }
        });
        return reading;
    }

    private static int number(String field, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Problem.field(
                    field, new Label("须为整数，不能是“" + text + "”", "must be a whole number, not '" + text + "'"));
        }
    }

    private static JsonObject schema(Submitted sent) {
        JsonObject schema = parse("base", sent.other("base"));
        JsonArray fields = schema.getJsonArray("fields", new JsonArray());
        if (sent.others().get(COLUMNS_NAME) instanceof List<?> columns) {
            columns.forEach(column -> change(fields, (Map<?, ?>) column));
            List<String> keys = sent.others("keys");
            if (keys.isEmpty()) {
                schema.remove("primaryKey");
            } else {
                schema.put("primaryKey", keys.size() == 1 ? keys.getFirst() : new JsonArray(keys));
            }
        }
        SpatialForm.put(sent, schema);
        return schema;
    }

    private static JsonObject parse(String field, String text) {
        try {
            return new JsonObject(text);
        } catch (DecodeException e) {
            throw Problem.field(field, new Label("须为 JSON 对象", "must be a JSON object"));
        }
    }

    private static void change(JsonArray fields, Map<?, ?> column) {
        int at = number(COLUMNS_NAME, text(column, "at"));
        if (at < 0 || at >= fields.size()) {
            throw Problem.field(COLUMNS_NAME, new Label("没有第 " + at + " 列", "there is no column " + at));
        }
        JsonObject field = typed(fields.getJsonObject(at), text(column, "as"));
        TEXTS.forEach(name -> set(field, name, text(column, name)));
        set(field, "format", text(column, "format"));
        JsonObject constraints =
                field.getJsonObject("constraints", new JsonObject()).copy();
        if (text(column, "required").isEmpty()) {
            constraints.remove("required");
        } else {
            constraints.put("required", true);
        }
        set(field, "constraints", constraints.isEmpty() ? "" : constraints);
        fields.set(at, field);
    }

    private static String text(Map<?, ?> column, String name) {
        return column.get(name) instanceof String text ? text.strip() : "";
    }

    private static void set(JsonObject field, String name, Object value) {
        if (value.equals("")) {
            field.remove(name);
        } else {
            field.put(name, value);
        }
    }

    /** @param as empty for as it is, an alternative as JSON, or a type */
    private static JsonObject typed(JsonObject field, String as) {
        if (as.isEmpty()) {
            return field.copy();
        }
        JsonObject other = as.startsWith("{") ? parse(COLUMNS_NAME, as) : new JsonObject().put("type", as);
        LASTING.forEach(name -> {
            if (field.containsKey(name)) {
                other.put(name, field.getValue(name));
            }
        });
        return other;
    }

    /** The columns of a schema, each with its position. */
    static List<JsonObject> columns(@Nullable JsonObject schema) {
        JsonArray fields = schema == null ? new JsonArray() : schema.getJsonArray("fields", new JsonArray());
        return IntStream.range(0, fields.size()).mapToObj(fields::getJsonObject).toList();
    }

    /** The schema that a text is, or null where it is none that the form of its columns can show. */
    static @Nullable JsonObject findSchema(String text) {
        try {
            JsonObject schema = new JsonObject(text);
            boolean shown = schema.getValue("fields", new JsonArray()) instanceof JsonArray fields
                    && fields.stream().allMatch(field -> field instanceof JsonObject || field instanceof Map)
                    && schema.getValue("spatial", new JsonObject()) instanceof JsonObject;
            return shown ? schema : null;
        } catch (DecodeException e) {
            return null;
        }
    }
}
