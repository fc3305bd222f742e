package pilotcity.portal.face.write;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.changes.ChangeToken;
import pilotcity.portal.kernel.http.operation.Body;
import pilotcity.portal.kernel.http.operation.DocumentSchemas;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.Parameter;
import pilotcity.portal.kernel.http.operation.Schemas;
import pilotcity.portal.kernel.http.operation.Section;
import pilotcity.portal.kernel.write.InputField;
import pilotcity.portal.kernel.write.InputSchemas;
import pilotcity.portal.kernel.write.InputType;
import pilotcity.portal.kernel.write.Verb;
import pilotcity.portal.kernel.write.VerbAddresses;

/** The addresses of writes, one for each verb, and those of what is not public. */
record WriteOperations(Kinds kinds, VerbAddresses addresses) {
    static final Parameter<Long> AFTER = Parameter.of(
                    "after",
                    Schemas.integer(0, Long.MAX_VALUE),
                    WriteOperations::entry,
                    "从此条之后继续",
                    "The id of the entry to go on behind")
            .orElse(0L)
            .example("0");
    static final Parameter<Integer> LIMIT = Parameter.integer("limit", 1, 1000, "最多几条", "At most so many entries")
            .orElse(100)
            .example("10");

    private static final Parameter<String> IF_MATCH = Parameter.header(
            "If-Match",
            Schemas.text(),
            "读取时的 ETag；此后有人写过则为 412",
            "The ETag of a read: 412 when the document has been written since");
    private static final Parameter<String> IDEMPOTENCY_KEY = Parameter.header(
            "Idempotency-Key",
            Schemas.text(1, 255),
            "一天内以同一键重发只做一次",
            "Within a day a write that is sent again under the same key is done once");

    private static long entry(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("must be the id of an entry, not '" + text + "'");
        }
        return Long.parseLong(text);
    }

    private static Parameter<String> id(String kind) {
        return Parameter.path("id", "编号", "The id").idOf(kind);
    }

    Operation of(Verb verb) {
        Kind<?> kind = kinds.get(verb.kind());
        Operation operation = Operation.of(
                        HttpMethod.POST,
                        addresses.of(verb, "{id}"),
                        verb.name() + DocumentSchemas.name(kind),
                        Section.WRITES,
                        verb.title().zh() + "：" + kind.title().zh(),
                        verb.title().en() + ": " + kind.title().en())
                .describe(verb.description())
                .takes(body(verb))
                .withToken()
                .answers(answer(verb));
        return verb.creates()
                ? operation.takes(IDEMPOTENCY_KEY)
                : operation.takes(id(verb.kind()), IF_MATCH, IDEMPOTENCY_KEY);
    }

    private static Body body(Verb verb) {
        List<InputField> fields = verb.fields();
        boolean files = fields.stream().anyMatch(field -> field.type() == InputType.FILE);
        Body body = Body.json(InputSchemas.json(fields))
                .or(files ? "multipart/form-data" : "application/x-www-form-urlencoded", InputSchemas.form(fields))
                .example(verb.example());
        return fields.stream().anyMatch(InputField::required) ? body : body.perhaps();
    }

    private static OperationResponse answer(Verb verb) {
        Schemas.Members members = Schemas.object();
        for (Map.Entry<String, Label> text : verb.tells().entrySet()) {
            members.with(text.getKey(), Schemas.described(Schemas.text(), text.getValue()));
        }
        members.with("kind", Schemas.constant(verb.kind()))
                .with("id", Schemas.text().put("minLength", 1))
                .with("version", Schemas.integer().put("minimum", 1))
                .with(
                        "changeToken",
                        Schemas.described(
                                Schemas.pattern(ChangeToken.PATTERN),
                                "交给读取的 atLeast",
                                "For atLeast of a read that is to see it"));
        OperationResponse operationResponse = verb.creates()
                ? OperationResponse.json(201, members.json(), "已创建", "It has been made")
                : OperationResponse.json(200, members.json(), "已完成", "It has been done");
        return verb.creates()
                ? operationResponse.withHeaders("Location", "ETag", "Change-Token", "Idempotency-Replayed", "RateLimit")
                : operationResponse.withHeaders("ETag", "Change-Token", "Idempotency-Replayed", "RateLimit");
    }

    /** What is not public of a document; which members it has is its kind's own. */
    Operation privatePart(String kind) {
        return Operation.read(
                        addresses.ofDocument(kind, "{id}/private"),
                        "getPrivate" + DocumentSchemas.name(kinds.get(kind)),
                        Section.HISTORY,
                        "非公开内容：" + kinds.get(kind).title().zh(),
                        "What is not public: " + kinds.get(kind).title().en())
                .takes(id(kind))
                .withToken()
                .answers(OperationResponse.json(200, Schemas.of("object"), "非公开内容", "What is not public of it"));
    }

    Operation history(Kind<?> kind) {
        return Operation.read(
                        addresses.ofDocument(kind.name(), "{id}/audit"),
                        "getAuditOf" + DocumentSchemas.name(kind),
                        Section.HISTORY,
                        "审计记录：" + kind.title().zh(),
                        "Audit log: " + kind.title().en())
                .takes(id(kind.name()), AFTER, LIMIT)
                .withToken()
                .answers(
                        OperationResponse.json(200, Schemas.named("AuditEntries"), "审计记录", "The entries, oldest first"))
                .defines("AuditEntries", entries())
                .defines("AuditEntry", auditEntry());
    }

    private static JsonObject entries() {
        return Schemas.object()
                .with("items", Schemas.list(Schemas.named("AuditEntry")))
                .with("next", Schemas.nullable(Schemas.integer()))
                .json();
    }

    private static JsonObject auditEntry() {
        JsonObject state = Schemas.nullable(Schemas.of("object"));
        return Schemas.object()
                .with("id", Schemas.integer())
                .with("position", Schemas.nullable(Schemas.integer()))
                .with("hash", Schemas.nullable(Schemas.pattern("^[0-9a-f]{64}$")))
                .with("at", Schemas.instant())
                .with("subject", Schemas.text())
                .with("token", Schemas.nullable(Schemas.text()))
                .with("lineage", Schemas.list(Schemas.text()))
                .with("channel", Schemas.text())
                .with("action", Schemas.text())
                .with("kind", Schemas.text())
                .with("document", Schemas.text())
                .with("version", Schemas.integer())
                .with("before", state)
                .with("after", state)
                .json();
    }
}
