package pilotcity.portal.face.write;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.http.operation.DocumentSchemas;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationBody;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.OperationSection;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbAddresses;
import pilotcity.portal.kernel.verb.input.InputField;
import pilotcity.portal.kernel.verb.input.InputSchemas;
import pilotcity.portal.kernel.verb.input.InputType;

/** The addresses of writes, one for each verb, and those of what is not public. */
record WriteOperations(Kinds kinds, VerbAddresses addresses) {
    static final OperationParameter<Long> AFTER = OperationParameter.of(
                    "after",
                    SchemaBuilder.integer(0, Long.MAX_VALUE),
                    WriteOperations::entry,
                    "从此条之后继续",
                    "The id of the entry to go on behind")
            .orElse(0L)
            .example("0");
    static final OperationParameter<Integer> LIMIT = OperationParameter.integer(
                    "limit", 1, 1000, "最多几条", "At most so many entries")
            .orElse(100)
            .example("10");

    private static final OperationParameter<String> IF_MATCH = OperationParameter.header(
            "If-Match",
            SchemaBuilder.text(),
            "读取时的 ETag；此后有人写过则为 412",
            "The ETag of a read: 412 when the document has been written since");
    private static final OperationParameter<String> IDEMPOTENCY_KEY = OperationParameter.header(
            "Idempotency-Key",
            SchemaBuilder.text(1, 255),
            "一天内以同一键重发只做一次",
            "Within a day a write that is sent again under the same key is done once");

    private static long entry(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("must be the id of an entry, not '" + text + "'");
        }
        return Long.parseLong(text);
    }

    private static OperationParameter<String> id(String kind) {
        return OperationParameter.path("id", "编号", "The id").idOf(kind);
    }

    Operation of(Verb verb) {
        Kind<?> kind = kinds.get(verb.kind());
        Operation operation = Operation.of(
                        HttpMethod.POST,
                        addresses.of(verb, "{id}"),
                        verb.name() + DocumentSchemas.name(kind),
                        OperationSection.WRITES,
                        verb.title().zh() + "：" + kind.title().zh(),
                        verb.title().en() + ": " + kind.title().en())
                .describe(verb.description())
                .withParameters(body(verb))
                .withToken()
                .withResponse(answer(verb));
        return verb.creates()
                ? operation.withParameters(IDEMPOTENCY_KEY)
                : operation.withParameters(id(verb.kind()), IF_MATCH, IDEMPOTENCY_KEY);
    }

    private static OperationBody body(Verb verb) {
        List<InputField> fields = verb.fields();
        boolean files = fields.stream().anyMatch(field -> field.type() == InputType.FILE);
        OperationBody body = OperationBody.json(InputSchemas.json(fields))
                .or(files ? "multipart/form-data" : "application/x-www-form-urlencoded", InputSchemas.form(fields))
                .example(verb.example());
        return fields.stream().anyMatch(InputField::required) ? body : body.perhaps();
    }

    private static OperationResponse answer(Verb verb) {
        SchemaBuilder.Members members = SchemaBuilder.object();
        verb.answerTexts().forEach((name, text) -> {
            JsonObject schema = SchemaBuilder.described(SchemaBuilder.text(), text.description());
            if (text.always()) {
                members.with(name, schema);
            } else {
                members.perhaps(name, schema);
            }
        });
        members.with("kind", SchemaBuilder.constant(verb.kind()))
                .with("id", SchemaBuilder.text().put("minLength", 1))
                .with("version", SchemaBuilder.integer().put("minimum", 1))
                .with(
                        "changeToken",
                        SchemaBuilder.described(
                                SchemaBuilder.pattern(ChangeToken.PATTERN),
                                "交给读取的 atLeast",
                                "For atLeast of a read that is to see it"));
        OperationResponse response = verb.creates()
                ? OperationResponse.json(201, members.json(), "已创建", "It has been made")
                : OperationResponse.json(200, members.json(), "已完成", "It has been done");
        return verb.creates()
                ? response.withHeaders("Location", "ETag", "Change-Token", "Idempotency-Replayed", "RateLimit")
                : response.withHeaders("ETag", "Change-Token", "Idempotency-Replayed", "RateLimit");
    }

    /** What is not public of a document; which members it has is its kind's own. */
    Operation privatePart(String kind) {
        return Operation.read(
                        addresses.ofDocument(kind, "{id}/private"),
                        "getPrivate" + DocumentSchemas.name(kinds.get(kind)),
                        OperationSection.HISTORY,
                        "非公开内容：" + kinds.get(kind).title().zh(),
                        "What is not public: " + kinds.get(kind).title().en())
                .withParameters(id(kind))
                .withToken()
                .withResponse(
                        OperationResponse.json(200, SchemaBuilder.of("object"), "非公开内容", "What is not public of it"));
    }

    Operation history(Kind<?> kind) {
        return Operation.read(
                        addresses.ofDocument(kind.name(), "{id}/audit"),
                        "getAuditOf" + DocumentSchemas.name(kind),
                        OperationSection.HISTORY,
                        "审计记录：" + kind.title().zh(),
                        "Audit log: " + kind.title().en())
                .withParameters(id(kind.name()), AFTER, LIMIT)
                .withToken()
                .withResponse(OperationResponse.json(
                        200, SchemaBuilder.named("AuditEntries"), "审计记录", "The entries, oldest first"))
                .withSchema("AuditEntries", entries())
                .withSchema("AuditEntry", auditEntry());
    }

    private static JsonObject entries() {
        return SchemaBuilder.object()
                .with("items", SchemaBuilder.list(SchemaBuilder.named("AuditEntry")))
                .with("next", SchemaBuilder.nullable(SchemaBuilder.integer()))
                .json();
    }

    private static JsonObject auditEntry() {
        JsonObject state = SchemaBuilder.nullable(SchemaBuilder.of("object"));
        return SchemaBuilder.object()
                .with("id", SchemaBuilder.integer())
                .with("position", SchemaBuilder.nullable(SchemaBuilder.integer()))
                .with("hash", SchemaBuilder.nullable(SchemaBuilder.pattern("^[0-9a-f]{64}$")))
                .with("at", SchemaBuilder.instant())
                .with("subject", SchemaBuilder.text())
                .with("token", SchemaBuilder.nullable(SchemaBuilder.text()))
                .with("lineage", SchemaBuilder.list(SchemaBuilder.text()))
                .with("channel", SchemaBuilder.text())
                .with("action", SchemaBuilder.text())
                .with("kind", SchemaBuilder.text())
                .with("document", SchemaBuilder.text())
                .with("version", SchemaBuilder.integer())
                .with("before", state)
                .with("after", state)
                .json();
    }
}
