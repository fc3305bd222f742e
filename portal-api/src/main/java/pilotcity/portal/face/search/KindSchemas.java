package pilotcity.portal.face.search;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import pilotcity.index.kind.FieldType;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.Schemas;
import pilotcity.portal.kernel.http.operation.Section;

/** The schema of what {@link KindDescriptions} writes. */
final class KindSchemas {
    private KindSchemas() {}

    static Operation operation() {
        JsonObject answer = Schemas.object()
                .with("timezone", Schemas.text())
                .with("kinds", Schemas.list(Schemas.named("KindDescription")))
                .json();
        return Operation.read("/api/kinds", "describeKinds", Section.SEARCH, "种类与字段", "Kinds and fields")
                .describe(
                        "有哪些种类、各有哪些字段、可以做什么；日期按哪个时区计。种类的 datetime 是说明何时的字段；是一段时间时为其开始，datetimeEnd 为其结束。"
                                + "timezone 是文档自己写明时区的字段。",
                        "What kinds there are, which fields they have, what can be done to them, and in which time"
                                + " zone days begin and end. datetime of a kind is the field that says when; of a period it is"
                                + " the start, and datetimeEnd the end. timezone of a kind is the field by which a document names a"
                                + " zone of its own.")
                .answers(OperationResponse.json(200, answer, "种类", "The kinds"))
                .defines("KindDescription", kind())
                .defines("FieldDescription", field())
                .defines("VerbDescription", verb())
                .defines("InputDescription", input());
    }

    private static JsonObject label() {
        return Schemas.named("Label");
    }

    private static JsonObject kind() {
        return Schemas.object()
                .with("name", Schemas.text())
                .with("plural", Schemas.text())
                .with("title", label())
                .with("pluralTitle", label())
                .with("description", label())
                .perhaps("simulated", Schemas.text())
                .perhaps("datetime", Schemas.text())
                .perhaps("datetimeEnd", Schemas.text())
                .perhaps("timezone", Schemas.text())
                .with("fields", Schemas.list(Schemas.named("FieldDescription")))
                .with("verbs", Schemas.list(Schemas.named("VerbDescription")))
                .json();
    }

    private static JsonObject field() {
        return Schemas.object()
                .with("name", Schemas.text())
                .with(
                        "type",
                        Schemas.choice(Arrays.stream(FieldType.values())
                                .map(type -> type.name().toLowerCase(Locale.ROOT))
                                .toList()))
                .with("title", label())
                .with("description", label())
                .with("list", Schemas.bool())
                .with("required", Schemas.bool())
                .with("facet", Schemas.bool())
                .with("sort", Schemas.bool())
                .with("filter", Schemas.bool())
                .with("detail", Schemas.bool())
                .perhaps("unit", Schemas.text())
                .perhaps("target", Schemas.text())
                .perhaps("codes", Schemas.map(label()))
                .perhaps("fields", Schemas.list(Schemas.named("FieldDescription")))
                .json();
    }

    private static JsonObject verb() {
        return Schemas.object()
                .with("name", Schemas.text())
                .with("method", Schemas.constant("POST"))
                .with("address", Schemas.text())
                .with("creates", Schemas.bool())
                .with("title", label())
                .with("description", label())
                .with("fields", Schemas.list(Schemas.named("InputDescription")))
                .json();
    }

    private static JsonObject input() {
        return Schemas.object()
                .with("name", Schemas.text())
                .with("type", Schemas.text())
                .with("description", label())
                .with("list", Schemas.bool())
                .with("required", Schemas.bool())
                .perhaps("mostItems", Schemas.integer())
                .perhaps("mostCharacters", Schemas.integer())
                .perhaps("mostBytes", Schemas.integer())
                .perhaps("lowest", Schemas.number())
                .perhaps("highest", Schemas.number())
                .perhaps("target", Schemas.text())
                .perhaps("codes", Schemas.map(label()))
                .perhaps("fields", Schemas.list(Schemas.named("InputDescription")))
                .json();
    }
}
