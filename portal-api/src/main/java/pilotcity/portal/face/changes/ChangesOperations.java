package pilotcity.portal.face.changes;

import io.vertx.core.json.JsonObject;
import java.util.List;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.shared.parameters.SearchParameterDefinitions;
import pilotcity.portal.kernel.http.operation.DocumentSchemas;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.OperationSection;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;
import pilotcity.portal.kernel.http.response.EventStream;
import pilotcity.portal.kernel.mirror.MirrorPosition;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.problem.ProblemResponses;

/** The address of the changes. */
final class ChangesOperations {
    static final String LAST_EVENT_ID = "Last-Event-ID";
    static final OperationParameter<MirrorPosition> SINCE = OperationParameter.of(
            "since",
            SchemaBuilder.pattern("^[A-Za-z0-9_-]+$"),
            MirrorPosition::parse,
            "上一次回答的 next；不写则从头列出全部公开内容",
            "The next of the last answer; without it everything public is listed from the beginning");
    static final OperationParameter<Integer> LIMIT = OperationParameter.integer(
                    "limit", 1, 1000, "最多几条", "At most so many")
            .orElse(100)
            .example("10");
    static final OperationParameter<Integer> WAIT = OperationParameter.integer(
                    "wait", 0, 60, "没有变更时最多等几秒", "Seconds to wait for a change when there is none")
            .orElse(0)
            .example("1");

    private ChangesOperations() {}

    static OperationParameter<List<String>> kind(Kinds kinds) {
        return SearchParameterDefinitions.kind(kinds);
    }

    static Operation of(Kinds kinds) {
        return Operation.read("/api/changes", "listChanges", OperationSection.CHANGES, "变更", "Changes")
                .describe(
                        "先列出全部公开内容，再给出每次变更；可分页、等待或以事件流接收。令牌属于别的数据库、恢复之前的状态或旧的数据结构，或其后的变更已不再保留时，返回 410。",
                        "Everything public, then every change, by pages, by waiting, or as server-sent events. A token of "
                                + "another database, from before this one was restored, of documents of another shape, "
                                + "or from so long ago that the changes since then are not kept, gets 410.")
                .withParameters(SINCE, kind(kinds), LIMIT, WAIT)
                .withParameters(OperationParameter.header(
                        LAST_EVENT_ID, SchemaBuilder.text(), "事件流从此处继续", "Where a stream of events goes on"))
                .withResponse(OperationResponse.json(200, SchemaBuilder.named("ChangePage"), "变更", "Changes")
                        .or(EventStream.TYPE, SchemaBuilder.text()))
                .withResponse(OperationResponse.of(
                        Problem.Kind.GONE.status(),
                        ProblemResponses.TYPE,
                        SchemaBuilder.named(SchemaBuilder.PROBLEM),
                        "令牌不能再用",
                        "The token cannot be gone on with"))
                .withSchema("ChangePage", page())
                .withSchema("Change", change(kinds));
    }

    private static JsonObject page() {
        return SchemaBuilder.object()
                .with("items", SchemaBuilder.list(SchemaBuilder.named("Change")))
                .with("next", SchemaBuilder.described(SchemaBuilder.text(), "继续的令牌", "The token to go on with"))
                .with("more", SchemaBuilder.described(SchemaBuilder.bool(), "是否已有更多", "Whether there is more already"))
                .with(
                        "listing",
                        SchemaBuilder.described(
                                SchemaBuilder.bool(),
                                "起初的内容是否尚未列完",
                                "Whether what there was at first is not all listed yet"))
                .json();
    }

    private static JsonObject change(Kinds kinds) {
        return SchemaBuilder.object()
                .with("kind", SchemaBuilder.choice(kinds.names()))
                .with("id", SchemaBuilder.text())
                .with("op", SchemaBuilder.choice(List.of("put", "delete")))
                .perhaps(
                        "document",
                        SchemaBuilder.oneOf(kinds.list().stream()
                                .map(kind -> SchemaBuilder.named(DocumentSchemas.name(kind)))
                                .toList()))
                .json();
    }
}
