package pilotcity.portal.face.report;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.page.TemplatePage;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.WriteVisibility;
import pilotcity.portal.face.shared.page.document.DocumentView;
import pilotcity.portal.face.shared.page.htmlform.FormKey;
import pilotcity.portal.face.shared.page.htmlform.FormSubmissionReader.Submitted;
import pilotcity.portal.face.shared.page.results.DuplicateItems;
import pilotcity.portal.kernel.idempotency.CommittedWrite;
import pilotcity.portal.kernel.limits.RateLimits;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.problem.ProblemResponses;
import pilotcity.portal.kernel.problem.RequestId;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbCall;
import pilotcity.portal.kernel.verb.input.InputField;
import pilotcity.portal.kernel.verb.input.InputReader;
import pilotcity.portal.kernel.write.WriteExecutor;
import pilotcity.portal.suggestion.duplicate.PossibleDuplicate;

/** Handles the report form: writes the report and shows the receipt, or shows the form again with what is wrong. */
final class ReportHandler {
    /** The protocol of these writes, as the audit log names it. */
    static final String CHANNEL = "site";

    /** Fields of the form that are none of the verb's. */
    static final List<InputField> OTHERS = List.of(
            FormKey.FIELD, InputField.bool("confirmed", "已看过可能相同的记录", "Whether what may be the same was looked at"));

    private final Verb verb;
    private final WriteExecutor writes;
    private final RateLimits limits;
    private final ReadPool readPool;
    private final PageRenderer renderer;
    private final WriteVisibility visibility;

    ReportHandler(
            WriteExecutor writes,
            RateLimits limits,
            ReadPool readPool,
            PageRenderer renderer,
            WriteVisibility visibility) {
        this.verb = writes.verbs().get("record", "report");
        this.writes = writes;
        this.limits = limits;
        this.readPool = readPool;
        this.renderer = renderer;
        this.visibility = visibility;
    }

    Verb verb() {
        return verb;
    }

    Future<Void> take(RoutingContext context, Visit visit, Submitted sent) {
        return readPool.read(index -> near(index, sent))
                .compose(near -> near.isEmpty() ? send(context, visit, sent) : again(context, visit, sent, null, near));
    }

    /** What is to be looked at first. With photos it is not, since a form that comes back has lost them. */
    private static List<PossibleDuplicate> near(Index index, Submitted sent) {
        Map<String, Object> values = sent.values();
        boolean asks = sent.other("confirmed").isEmpty() && !values.containsKey("photos");
        return asks ? FormDuplicates.find(index, values) : List.of();
    }

    private Future<Void> send(RoutingContext context, Visit visit, Submitted sent) {
        return write(context, sent)
                .compose(written -> visibility.whenVisible(written.token()).map(written))
                .compose(written -> renderer.showOnce(context, 200, visit, (index, on) -> sent(index, on, written)))
                .recover(failure -> context.response().headWritten()
                        ? Future.failedFuture(failure)
                        : refuse(context, visit, sent, ProblemResponses.of(failure, RequestId.of(context))));
    }

    private Future<CommittedWrite> write(RoutingContext context, Submitted sent) {
        try {
            var input = InputReader.read(verb.fields(), sent.values());
            limits.forAnonymousGrant(context);
            String key = FormKey.orFresh(sent);
            Actor actor = Actor.ofForm(key, verb.kind(), verb.name());
            limits.forWrite(context, actor);
            return writes.write(new VerbCall(verb, actor, null, input, null, key, CHANNEL));
        } catch (Problem problem) {
            return Future.failedFuture(problem);
        }
    }

    private Future<Void> refuse(RoutingContext context, Visit visit, Submitted sent, Problem problem) {
        ProblemResponses.putHeaders(context, problem);
        return again(context, visit, sent, problem, List.of());
    }

    /** The form, empty, for what could not be read. */
    Future<Void> unread(RoutingContext context, Visit visit, Problem problem) {
        return refuse(context, visit, new Submitted(Map.of(), Map.of()), problem);
    }

    /** The form as it was filled in. A key that was used for another report makes place for a fresh one. */
    private Future<Void> again(
            RoutingContext context,
            Visit visit,
            Submitted sent,
            @Nullable Problem problem,
            List<PossibleDuplicate> near) {
        ReportForm form = new ReportForm(sent.typed(), FormKey.after(sent, problem), problem, near);
        int status = problem == null ? 200 : problem.kind().status();
        return renderer.showOnce(context, status, visit, form::page);
    }

    private static TemplatePage sent(Index index, Visit visit, CommittedWrite written) {
        Document record = index.find("record", written.id())
                .orElseThrow(() -> Problem.of(Problem.Kind.UNAVAILABLE, "the record is not readable yet"));
        Map<String, @Nullable Object> model =
                new HashMap<>(new DocumentView(index, index.kinds().get("record"), record, visit).model());
        String follow = String.valueOf(written.answer().getString("followUp"));
        model.put("follow", visit.link(follow));
        model.put("followWhole", visit.base() + visit.link(follow));
        model.put("public", visit.link("/records/" + written.id()));
        model.put("near", new DuplicateItems(index, visit).ofRecord(record, SimulatedDocuments.EXCLUDE));
        return new TemplatePage("report-sent", model);
    }
}
