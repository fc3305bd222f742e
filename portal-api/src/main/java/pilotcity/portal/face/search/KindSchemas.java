package pilotcity.portal.face.search;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import pilotcity.index.kind.FieldType;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.OperationSection;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;

/** The schema of what {@link KindDescriptions} writes. */
final class KindSchemas {
    private KindSchemas() {}

    static Operation operation() {
        JsonObject answer = SchemaBuilder.object()
                .with("timezone", SchemaBuilder.text())
                .with("kinds", SchemaBuilder.list(SchemaBuilder.named("KindDescription")))
                .json();
        return Operation.read("/api/kinds", "describeKinds", OperationSection.SEARCH, "种类与字段", "Kinds and fields")
                .describe(
                        "有哪些种类、各有哪些字段、可以做什么；日期按哪个时区计。种类的 datetime 是说明何时的字段；是一段时间时为其开始，datetimeEnd 为其结束。"
                                + "timezone 是文档自己写明时区的字段。",
                        "What kinds there are, which fields they have, what can be done to them, and in which time"
                                + " zone days begin and end. datetime of a kind is the field that says when; of a period it is"
                                + " the start, and datetimeEnd the end. timezone of a kind is the field by which a document names a"
                                + " zone of its own.")
                .withResponse(OperationResponse.json(200, answer, "种类", "The kinds"))
                .withSchema("KindDescription", kind())
                .withSchema("FieldDescription", field())
                .withSchema("VerbDescription", verb())
                .withSchema("InputDescription", input());
    }

    private static JsonObject label() {
        return SchemaBuilder.named("Label");
    }

    private static JsonObject kind() {
        return SchemaBuilder.object()
                .with("name", SchemaBuilder.text())
                .with("plural", SchemaBuilder.text())
                .with("title", label())
                .with("pluralTitle", label())
                .with("description", label())
                .perhaps("simulated", SchemaBuilder.text())
                .perhaps("datetime", SchemaBuilder.text())
                .perhaps("datetimeEnd", SchemaBuilder.text())
                .perhaps("timezone", SchemaBuilder.text())
                .with("fields", SchemaBuilder.list(SchemaBuilder.named("FieldDescription")))
                .with("verbs", SchemaBuilder.list(SchemaBuilder.named("VerbDescription")))
                .json();
    }

    private static JsonObject field() {
        return SchemaBuilder.object()
                .with("name", SchemaBuilder.text())
                .with(
                        "type",
                        SchemaBuilder.choice(Arrays.stream(FieldType.values())
                                .map(type -> type.name().toLowerCase(Locale.ROOT))
                                .toList()))
                .with("title", label())
                .with("description", label())
                .with("list", SchemaBuilder.bool())
                .with("required", SchemaBuilder.bool())
                .with("facet", SchemaBuilder.bool())
                .with("sort", SchemaBuilder.bool())
                .with("filter", SchemaBuilder.bool())
                .with("detail", SchemaBuilder.bool())
                .perhaps("unit", SchemaBuilder.text())
                .perhaps("target", SchemaBuilder.text())
                .perhaps("codes", SchemaBuilder.map(label()))
                .perhaps("fields", SchemaBuilder.list(SchemaBuilder.named("FieldDescription")))
                .json();
    }

    private static JsonObject verb() {
        return SchemaBuilder.object()
                .with("name", SchemaBuilder.text())
                .with("method", SchemaBuilder.constant("POST"))
                .with("address", SchemaBuilder.text())
                .with("creates", SchemaBuilder.bool())
                .with("title", label())
                .with("description", label())
                .with("fields", SchemaBuilder.list(SchemaBuilder.named("InputDescription")))
                .json();
    }

    private static JsonObject input() {
        return SchemaBuilder.object()
                .with("name", SchemaBuilder.text())
                .with("type", SchemaBuilder.text())
                .with("description", label())
                .with("list", SchemaBuilder.bool())
                .with("required", SchemaBuilder.bool())
                .perhaps("mostItems", SchemaBuilder.integer())
                .perhaps("mostCharacters", SchemaBuilder.integer())
                .perhaps("mostBytes", SchemaBuilder.integer())
                .perhaps("lowest", SchemaBuilder.number())
                .perhaps("highest", SchemaBuilder.number())
                .perhaps("target", SchemaBuilder.text())
                .perhaps("codes", SchemaBuilder.map(label()))
                .perhaps("fields", SchemaBuilder.list(SchemaBuilder.named("InputDescription")))
                .json();
    }
}
