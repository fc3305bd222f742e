package pilotcity.portal.face.report;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import pilotcity.portal.kernel.learning.danger.Danger;
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
import pilotcity.portal.suggestion.Suggester;
import pilotcity.portal.suggestion.duplicate.PossibleDuplicate;

/** Handles the report form: writes the report and shows the receipt, or shows the form again with what is wrong. */
final class ReportHandler {
    /** The protocol of these writes, as the audit log names it. */
    static final String CHANNEL = "site";

    private static final String ASK = "ask";

    /** Fields of the form that are none of the verb's. */
    static final List<InputField> OTHERS = List.of(
            FormKey.FIELD,
            InputField.bool("confirmed", "已看过可能相同的记录", "Whether what may be the same was looked at"),
            InputField.bool("advised", "已看过建议", "Whether what is suggested was looked at"),
            InputField.text(ASK, 10, "显示这一类要问的几项", "Whether the questions of the category are to be shown"),
            InputField.text("pick", 200, "选用的建议类别", "The suggested category that is taken"),
            InputField.text(PlaceChoice.FIELD, 2_000, "选用的建议地点", "The suggested place that is taken"),
            InputField.text(SplitChoice.FIELD, 40_000, "分成几条", "The further matters as records of their own"));

    private final Verb verb;
    private final WriteExecutor writes;
    private final RateLimits limits;
    private final ReadPool readPool;
    private final PageRenderer renderer;
    private final WriteVisibility visibility;
    private final Suggester suggester;

    /** What is to be looked at first. */
    private record Review(List<PossibleDuplicate> near, boolean advised) {
        boolean isNeeded() {
            return !near.isEmpty() || advised;
        }
    }

    ReportHandler(
            WriteExecutor writes,
            RateLimits limits,
            ReadPool readPool,
            PageRenderer renderer,
            WriteVisibility visibility,
            Suggester suggester) {
        this.verb = writes.verbs().get("record", "report");
        this.writes = writes;
        this.limits = limits;
        this.readPool = readPool;
        this.renderer = renderer;
        this.visibility = visibility;
        this.suggester = suggester;
    }

    Verb verb() {
        return verb;
    }

    Future<Void> take(RoutingContext context, Visit visit, Submitted sent) {
        String pick = sent.other("pick");
        if (!pick.isEmpty()) {
            Map<String, Object> values = new LinkedHashMap<>(sent.values());
            values.put("category", pick);
            return again(context, visit, new Submitted(values, sent.others()), null, new Review(List.of(), true));
        }
        if (!sent.other(PlaceChoice.FIELD).isEmpty()) {
            return again(context, visit, PlaceChoice.apply(sent), null, new Review(List.of(), true));
        }
        if (!sent.other(ASK).isEmpty()) {
            return again(context, visit, sent, null, new Review(List.of(), false));
        }
        return readPool.read(index -> review(index, visit, sent))
                .compose(review ->
                        review.isNeeded() ? again(context, visit, sent, null, review) : send(context, visit, sent));
    }

    /** With photos nothing is shown first, since a form that comes back has lost them. */
    private Review review(Index index, Visit visit, Submitted sent) {
        Map<String, Object> values = sent.values();
        if (values.containsKey("photos")) {
            return new Review(List.of(), false);
        }
        boolean unseen =
                sent.other("advised").isEmpty() && sent.other(SplitChoice.FIELD).isEmpty();
        return new Review(
                sent.other("confirmed").isEmpty() ? FormDuplicates.find(suggester, index, values) : List.of(),
                unseen && ReportAdvice.of(suggester, index, visit, values).isWorthALook());
    }

    private Future<Void> send(RoutingContext context, Visit visit, Submitted sent) {
        return write(context, sent)
                .compose(written -> visibility.whenVisible(written.token()).map(written))
                .compose(written -> renderer.showOnce(context, 200, visit, (index, on) -> {
                    boolean photos = sent.values().containsKey("photos");
                    return receipt(index, on, written, photos);
                }))
                .recover(failure -> context.response().headWritten()
                        ? Future.failedFuture(failure)
                        : refuse(context, visit, sent, ProblemResponses.of(failure, RequestId.of(context))));
    }

    private Future<CommittedWrite> write(RoutingContext context, Submitted sent) {
        try {
            var input = InputReader.read(verb.fields(), SplitChoice.apply(sent).values());
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
        return again(context, visit, sent, problem, new Review(List.of(), false));
    }

    /** The form, empty, for what could not be read. */
    Future<Void> unread(RoutingContext context, Visit visit, Problem problem) {
        return refuse(context, visit, new Submitted(Map.of(), Map.of()), problem);
    }

    /** The form as it was filled in. A key that was used for another report makes place for a fresh one. */
    private Future<Void> again(
            RoutingContext context, Visit visit, Submitted sent, @Nullable Problem problem, Review review) {
        ReportForm form = new ReportForm(
                sent.typed(),
                FormKey.after(sent, problem),
                problem,
                review.isNeeded(),
                review.near(),
                sent.values().containsKey("photos"));
        int status = problem == null ? 200 : problem.kind().status();
        return renderer.showOnce(context, status, visit, (index, on) -> form.page(index, on, suggester));
    }

    /** What is suggested for what has been typed and what may be the same, for the page to put in its places. */
    Future<Void> advise(RoutingContext context, Visit visit, Submitted sent) {
        Map<String, Object> values = sent.values();
        return renderer.showOnce(
                context,
                200,
                visit,
                (index, on) -> new TemplatePage(
                        "part-advice",
                        Map.of(
                                "advice",
                                        ReportAdvice.of(suggester, index, on, values)
                                                .model(),
                                "near",
                                        new DuplicateItems(index, on)
                                                .of(FormDuplicates.find(suggester, index, values)))));
    }

    private static TemplatePage receipt(Index index, Visit visit, CommittedWrite written, boolean photos) {
        Document record = index.find("record", written.id())
                .orElseThrow(() -> Problem.of(Problem.Kind.UNAVAILABLE, "the record is not readable yet"));
        Map<String, @Nullable Object> model =
                new HashMap<>(new DocumentView(index, index.kinds().get("record"), record, visit).model());
        String follow = String.valueOf(written.answer().getString("followUp"));
        model.put("follow", visit.link(follow));
        model.put("followWhole", visit.base() + visit.link(follow));
        model.put("public", visit.link("/records/" + written.id()));
        model.put(
                "danger",
                Danger.find(String.valueOf(record.value("danger")))
                        .map(danger -> DangerAdvice.of(danger, visit.language()))
                        .orElse(null));
        model.put("hidden", hidden(index, record, photos));
        model.put("parts", parts(written));
        model.put("near", new DuplicateItems(index, visit).ofRecord(record, SimulatedDocuments.EXCLUDE));
        return new TemplatePage("report-sent", model);
    }

    /** The text that says what of it is not public as yet, or null where all is. */
    private static @Nullable String hidden(Index index, Document record, boolean photos) {
        Object category = record.value("category");
        if (category == null) {
            return photos ? "unsortedHidesPhotos" : "unsortedHides";
        }
        boolean sensitive = index.find("category", String.valueOf(category))
                .map(found -> Boolean.TRUE.equals(found.value("sensitive")))
                .orElse(false);
        return !sensitive ? null : photos ? "sensitiveHidesPhotos" : "sensitiveHides";
    }

    private static List<String> parts(CommittedWrite written) {
        String ids = written.answer().getString("records", "");
        return ids.isEmpty() ? List.of() : List.of(ids.split(","));
    }
}
