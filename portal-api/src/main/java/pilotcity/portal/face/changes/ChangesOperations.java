package pilotcity.portal.face.changes;

import io.vertx.core.json.JsonObject;
import java.util.List;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.query.SearchTerms;
import pilotcity.portal.kernel.changes.ChangePosition;
import pilotcity.portal.kernel.http.EventStream;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.http.Problems;
import pilotcity.portal.kernel.http.operation.DocumentSchemas;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.Parameter;
import pilotcity.portal.kernel.http.operation.Schemas;
import pilotcity.portal.kernel.http.operation.Section;

/** The address of the changes. */
final class ChangesOperations {
    static final String LAST_EVENT_ID = "Last-Event-ID";
    static final Parameter<ChangePosition> SINCE = Parameter.of(
            "since",
            Schemas.pattern("^[A-Za-z0-9_-]+$"),
            ChangePosition::parse,
            "上一次回答的 next；不写则从头列出全部公开内容",
            "The next of the last answer; without it everything public is listed from the beginning");
    static final Parameter<Integer> LIMIT = Parameter.integer("limit", 1, 1000, "最多几条", "At most so many")
            .orElse(100)
            .example("10");
    static final Parameter<Integer> WAIT = Parameter.integer(
                    "wait", 0, 60, "没有变更时最多等几秒", "Seconds to wait for a change when there is none")
            .orElse(0)
            .example("1");

    private ChangesOperations() {}

    static Parameter<List<String>> kind(Kinds kinds) {
        return SearchTerms.kind(kinds);
    }

    static Operation of(Kinds kinds) {
        return Operation.read("/api/changes", "listChanges", Section.CHANGES, "变更", "Changes")
                .describe(
                        "先列出全部公开内容，再给出每次变更；可分页、等待或以事件流接收。令牌属于别的数据库、恢复之前的状态或旧的数据结构，或其后的变更已不再保留时，返回 410。",
                        "Everything public, then every change, by pages, by waiting, or as server-sent events. A token of "
                                + "another database, from before this one was restored, of documents of another shape, "
                                + "or from so long ago that the changes since then are not kept, gets 410.")
                .takes(SINCE, kind(kinds), LIMIT, WAIT)
                .takes(Parameter.header(LAST_EVENT_ID, Schemas.text(), "事件流从此处继续", "Where a stream of events goes on"))
                .answers(OperationResponse.json(200, Schemas.named("ChangePage"), "变更", "Changes")
                        .or(EventStream.TYPE, Schemas.text()))
                .answers(OperationResponse.of(
                        Problem.Kind.GONE.status(),
                        Problems.TYPE,
                        Schemas.named(Schemas.PROBLEM),
                        "令牌不能再用",
                        "The token cannot be gone on with"))
                .defines("ChangePage", page())
                .defines("Change", change(kinds));
    }

    private static JsonObject page() {
        return Schemas.object()
                .with("items", Schemas.list(Schemas.named("Change")))
                .with("next", Schemas.described(Schemas.text(), "继续的令牌", "The token to go on with"))
                .with("more", Schemas.described(Schemas.bool(), "是否已有更多", "Whether there is more already"))
                .with(
                        "listing",
                        Schemas.described(
                                Schemas.bool(), "起初的内容是否尚未列完", "Whether what there was at first is not all listed yet"))
                .json();
    }

    private static JsonObject change(Kinds kinds) {
        return Schemas.object()
                .with("kind", Schemas.choice(kinds.names()))
                .with("id", Schemas.text())
                .with("op", Schemas.choice(List.of("put", "delete")))
                .perhaps(
                        "document",
                        Schemas.oneOf(kinds.list().stream()
                                .map(kind -> Schemas.named(DocumentSchemas.name(kind)))
                                .toList()))
                .json();
    }
}
