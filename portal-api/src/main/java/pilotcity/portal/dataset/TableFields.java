package pilotcity.portal.dataset;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.FieldOptions;
import pilotcity.index.kind.FieldsBuilder;
import pilotcity.portal.kernel.table.schema.check.EmptiedCells;

/** The tables of a data set or of one of its versions, as their documents show them. */
final class TableFields {
    private TableFields() {}

    static void describe(FieldOptions field) {
        field.title("表", "Tables")
                .describe("可按行查询的表", "Tables whose rows can be asked for")
                .list()
                .detail();
    }

    static void fields(FieldsBuilder.GroupBuilder<JsonObject> fields) {
        fields.keyword(
                        "name",
                        Dataset.value("name"),
                        f -> f.title("表名", "Name")
                                .describe("地址中的表名", "What it is called in addresses")
                                .required())
                .keyword(
                        "file",
                        Dataset.value("file"),
                        f -> f.title("文件", "File")
                                .describe("所在的文件", "The file that it stands in")
                                .required())
                .text(
                        "title",
                        inner("schema", "titleZh"),
                        f -> f.title("名称", "Title (Chinese)").describe("中文名称", "The title in Chinese"))
                .text(
                        "titleEn",
                        inner("schema", "title"),
                        f -> f.title("英文名", "Title").describe("英文名称", "The title in English"))
                .keyword(
                        "encoding",
                        inner("options", "encoding"),
                        f -> f.title("字符编码", "Encoding").describe("文件的字符编码", "The character set of the file"));
        kept(fields);
    }

    private static void kept(FieldsBuilder.GroupBuilder<JsonObject> fields) {
        fields.integer(
                        "rows",
                        inner("stored", "rows"),
                        f -> f.title("行数", "Rows")
                                .describe("表的行数", "How many rows it has")
                                .required())
                .integer(
                        "emptied",
                        table -> some(emptiedCells(table)),
                        f -> f.title("留空的格", "Emptied cells")
                                .describe(
                                        "不合表结构而留空的格数",
                                        "How many cells were left empty because they did not fit the schema"))
                .integer(
                        "violations",
                        table -> some(problems(table) - emptiedCells(table)),
                        f -> f.title("违反规则之处", "Broken rules")
                                .describe(
                                        "违反主键、唯一、必填、外键等规则而数据保持原样之处",
                                        "How often keys, required values, references and the like are broken, where the"
                                                + " data stay as they are"));
        content(fields);
    }

    private static void content(FieldsBuilder.GroupBuilder<JsonObject> fields) {
        fields.keyword(
                        "sha256",
                        inner("stored", "sha256"),
                        f -> f.title("数据校验值", "Checksum of the rows")
                                .describe("各行（Parquet）的 SHA-256", "The SHA-256 of its rows as the portal keeps them")
                                .required())
                .keyword(
                        "problems",
                        Dataset.value("problems"),
                        f -> f.title("问题清单", "List of problems")
                                .describe("问题清单的 SHA-256", "The SHA-256 of the list of cells that did not fit"))
                .keyword(
                        "schema",
                        table -> text(table.getJsonObject("schema")),
                        f -> f.title("表结构", "Schema")
                                .describe("Frictionless 表结构，JSON 文本", "The Frictionless Table Schema, as JSON text")
                                .required())
                .keyword(
                        "stored",
                        table -> text(table.getJsonObject("stored")),
                        f -> f.title("存储方式", "Storage")
                                .describe("各列如何存储，JSON 文本", "How its columns are kept, as JSON text")
                                .required());
    }

    private static @Nullable String text(@Nullable JsonObject json) {
        return json == null ? null : json.encode();
    }

    private static Function<JsonObject, @Nullable Object> inner(String group, String name) {
        return table -> {
            JsonObject inner = table.getJsonObject(group);
            return inner == null ? null : inner.getValue(name);
        };
    }

    private static @Nullable Object some(long count) {
        return count == 0 ? null : count;
    }

    private static long problems(JsonObject table) {
        JsonObject report = table.getJsonObject("report");
        return report == null ? 0 : report.getLong("problems", 0L);
    }

    private static long emptiedCells(JsonObject table) {
        return EmptiedCells.count(table.getJsonObject("report"));
    }

    /** How many rows the tables have in all. */
    static long rows(JsonArray tables) {
        return Dataset.objects(tables).stream()
                .mapToLong(
                        table -> table.getJsonObject("stored", new JsonObject()).getLong("rows", 0L))
                .sum();
    }
}
