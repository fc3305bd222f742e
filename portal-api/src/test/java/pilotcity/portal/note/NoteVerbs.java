package pilotcity.portal.note;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pilotcity.portal.kernel.db.mapping.InsertStatement;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Permission;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbEffect;
import pilotcity.portal.kernel.verb.VerbOutcome;
import pilotcity.portal.kernel.verb.WriteTransaction;
import pilotcity.portal.kernel.verb.input.InputField;
import pilotcity.portal.kernel.verb.input.VerbInput;

/** What can be done to notes; the answer repeats what was given, so that tests see how it was read. */
final class NoteVerbs {
    private static final List<InputField> FIELDS = List.of(
            InputField.text("title", 20, "标题", "The title").needed(),
            InputField.code(
                    "mood", "心情", "The mood", new String[][] {{"good", "好", "Good"}, {"very-bad", "很坏", "Very bad"}}),
            InputField.number("stars", 0, 5, "星", "How many stars"),
            InputField.date("day", "日期", "The day"),
            InputField.instant("at", "时刻", "The time"),
            InputField.geometry("where", "位置", "The place"),
            InputField.bool("simulated", "模拟", "Whether it is simulated"),
            InputField.text("tags", 10, "标签", "Tags").many(),
            InputField.id("about", "note", "关于", "Another note"),
            InputField.object(
                    "contact",
                    List.of(
                            InputField.text("name", 20, "姓名", "The name").needed(),
                            InputField.text("email", 50, "邮箱", "The address")),
                    "联系人",
                    "Whom to ask"),
            InputField.object("stops", List.of(InputField.text("note", 10, "说明", "What")), "站", "Stops")
                    .many(),
            InputField.answers("answers", "回答", "Answers"),
            InputField.file("photos", 1_000_000, "照片", "Photographs").many());

    static final List<Verb> ALL = List.of(
            Verb.creating("note", "create")
                    .title("写", "Create")
                    .describe("写便条", "Writes a note.")
                    .takes(FIELDS)
                    .does(NoteVerbs::create),
            Verb.creating("note", "importCopy")
                    .title("导入", "Import")
                    .describe("导入副本", "Imports a copy.")
                    .takes(FIELDS.subList(0, 1))
                    .does(NoteVerbs::create),
            Verb.of("note", "change")
                    .title("改", "Change")
                    .describe("改标题", "Changes the title.")
                    .takes(InputField.text("title", 20, "标题", "The title").needed())
                    .having(VerbEffect.UPDATE)
                    .does(NoteVerbs::change),
            Verb.of("note", "closeForGood")
                    .title("关闭", "Close")
                    .describe("关闭", "Closes it.")
                    .does(NoteVerbs::close));

    private NoteVerbs() {}

    private static Future<VerbOutcome> create(WriteTransaction transaction, VerbInput input) {
        transaction.actor().require(transaction.permission());
        String id = UUID.randomUUID().toString();
        JsonObject given = written(input);
        return InsertStatement.into("note")
                .set("id", id)
                .set("version", 1)
                .set("title", input.get("title"))
                .set("about", input.text("about"))
                .set("simulated", input.flag("simulated"))
                .set("given", given.encode())
                .execute(transaction.sql())
                .map(done -> VerbOutcome.of(id, 1, null, new JsonObject().put("title", input.get("title")))
                        .withAnswer(new JsonObject().put("given", given)));
    }

    private static Future<VerbOutcome> change(WriteTransaction transaction, VerbInput input) {
        return update(
                transaction,
                "UPDATE note SET version = version + 1, title = $2 WHERE id = $1",
                Tuple.of(transaction.id(), input.get("title")));
    }

    private static Future<VerbOutcome> close(WriteTransaction transaction, VerbInput input) {
        return update(
                transaction,
                "UPDATE note SET version = version + 1, shut = true WHERE id = $1",
                Tuple.of(transaction.id()));
    }

    private static Future<VerbOutcome> update(WriteTransaction transaction, String sql, Tuple values) {
        transaction.actor().require(transaction.permission());
        return transaction
                .sql()
                .preparedQuery("SELECT version, shut FROM note WHERE id = $1 FOR UPDATE")
                .execute(Tuple.of(transaction.id()))
                .compose(rows -> {
                    Row row = one(rows);
                    int version = row.getInteger("version");
                    transaction.requireVersion(version);
                    if (row.getBoolean("shut")) {
                        throw Problem.of(Problem.Kind.CONFLICT, "the note is closed");
                    }
                    return transaction
                            .sql()
                            .preparedQuery(sql)
                            .execute(values)
                            .map(done -> VerbOutcome.of(transaction.id(), version + 1, null, new JsonObject()));
                });
    }

    private static Row one(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw Problem.notFound("there is no such note");
        }
        return rows.iterator().next();
    }

    static Future<JsonObject> readPrivate(SqlClient sql, Actor actor, String id) {
        actor.require(Permission.of("readPrivate", "note").document(id));
        return sql.preparedQuery("SELECT given FROM note WHERE id = $1")
                .execute(Tuple.of(id))
                .map(rows -> new JsonObject(one(rows).getString("given")));
    }

    /** The input as JSON: files as their sizes, all else as text. */
    private static JsonObject written(VerbInput input) {
        JsonObject json = new JsonObject();
        input.values().forEach((name, value) -> json.put(name, written(value)));
        return json;
    }

    private static Object written(Object value) {
        return switch (value) {
            case VerbInput group -> written(group);
            case byte[] file -> file.length + " bytes";
            case List<?> list ->
                new JsonArray(list.stream().map(NoteVerbs::written).toList());
            case Map<?, ?> map -> {
                JsonObject json = new JsonObject();
                map.forEach((key, each) -> json.put(String.valueOf(key), written(each)));
                yield json;
            }
            default -> value.toString();
        };
    }
}
