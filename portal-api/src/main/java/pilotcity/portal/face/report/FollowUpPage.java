package pilotcity.portal.face.report;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Kind;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.page.RefusalReason;
import pilotcity.portal.face.shared.page.TemplatePage;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.WriteVisibility;
import pilotcity.portal.face.shared.page.document.DocumentView;
import pilotcity.portal.face.shared.page.htmlform.FormKey;
import pilotcity.portal.face.shared.page.htmlform.FormSubmissionReader;
import pilotcity.portal.face.shared.page.htmlform.FormSubmissionReader.Submitted;
import pilotcity.portal.face.shared.page.htmlform.VerbForm;
import pilotcity.portal.kernel.authentication.FollowUpLinks;
import pilotcity.portal.kernel.http.request.BodyReader;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.limits.RateLimits;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Permission;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.problem.ProblemResponses;
import pilotcity.portal.kernel.problem.RequestId;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbCall;
import pilotcity.portal.kernel.verb.input.InputField;
import pilotcity.portal.kernel.verb.input.InputReader;
import pilotcity.portal.kernel.write.WriteExecutor;

/**
 * The follow-up page behind the link that a reporter got: status and possible actions. The link is the only credential.
 */
record FollowUpPage(
        WriteExecutor writer,
        FollowUpLinks followUps,
        RateLimits limits,
        PageRenderer pages,
        WriteVisibility settled,
        FormSubmissionReader submissions,
        LinkedReports linked) {
    private static final String RECORD = "record";
    private static final List<InputField> OTHERS =
            List.of(InputField.text("version", 10, "所见的版本", "The version that was seen"), FormKey.FIELD);

    /** The holder of the link, and the record it is for. */
    private record FollowUp(Actor actor, String id, String code, Visit visit) {
        String address() {
            return visit.link("/follow/" + id + "/" + code);
        }
    }

    /** What was sent and cannot be done, and the key of the form that comes back. */
    private record RefusedStep(Verb verb, VerbForm.ReturnedForm returned, String key) {
        Problem problem() {
            return Objects.requireNonNull(returned.problem());
        }

        boolean isOf(String name) {
            return verb.name().equals(name);
        }
    }

    Future<Void> show(RoutingContext context, Visit visit) {
        return pages.orProblem(
                context,
                visit,
                open(context, visit)
                        .compose(holder -> settled.whenVisible(context.request().getParam("atLeast"))
                                .map(holder))
                        .compose(holder -> answer(context, holder, 200, null)));
    }

    /** The address is a secret: no cache, no search engine and no referrer header may have it. */
    private Future<FollowUp> open(RoutingContext context, Visit visit) {
        HttpServerResponse response = context.response();
        response.putHeader("Referrer-Policy", "no-referrer").putHeader("X-Robots-Tag", "noindex");
        String id = ResponseSender.path(context, "id");
        String code = ResponseSender.path(context, "code");
        try {
            limits.forAddress(context);
        } catch (Problem problem) {
            return Future.failedFuture(problem);
        }
        return followUps.open(RECORD, id, code).map(actor -> new FollowUp(actor, id, code, visit));
    }

    private Future<Void> answer(RoutingContext context, FollowUp holder, int status, @Nullable RefusedStep refused) {
        boolean done = context.request().getParam("done") != null;
        return linked.of(holder.id(), holder.visit())
                .compose(others -> pages.showOnce(context, status, holder.visit(), (index, visit) -> {
                    Map<String, @Nullable Object> model = model(index, holder, refused);
                    model.put("done", done);
                    model.put("linked", others);
                    return new TemplatePage("follow", model);
                }));
    }

    private Map<String, @Nullable Object> model(Index index, FollowUp holder, @Nullable RefusedStep refused) {
        Kind<?> kind = index.kinds().get(RECORD);
        Document record = index.find(RECORD, holder.id())
                .orElseThrow(() -> Problem.notFound("there is no record '" + holder.id() + "'"));
        Map<String, @Nullable Object> model =
                new HashMap<>(new DocumentView(index, kind, record, holder.visit()).model());
        String status = String.valueOf(record.map().get("status"));
        List<VerbForm> forms = forms(holder, status, refused);
        model.put("forms", forms);
        model.put("key", refused == null ? FormKey.fresh() : refused.key());
        model.put(
                "refusal",
                refused == null ? null : refusal(refused, forms, holder.visit().language()));
        model.put("address", holder.address());
        model.put("public", holder.visit().link("/records/" + holder.id()));
        return model;
    }

    /** What is said on top, where the form that was sent has gone meanwhile or cannot say it itself. */
    private static @Nullable Map<String, Object> refusal(RefusedStep refused, List<VerbForm> forms, Language language) {
        Problem problem = refused.problem();
        boolean gone = forms.stream().noneMatch(form -> refused.isOf(form.verb()));
        boolean besideItsField = forms.stream().anyMatch(form -> refused.isOf(form.verb()) && form.error() == null);
        return besideItsField
                ? null
                : Map.of(
                        "verb", refused.verb().name(),
                        "title", language.of(refused.verb().title()),
                        "status", problem.kind().status(),
                        "gone", gone,
                        "reason", RefusalReason.described(problem, language));
    }

    private List<VerbForm> forms(FollowUp holder, String status, @Nullable RefusedStep refused) {
        return writer.verbs().listOf(RECORD).stream()
                .filter(verb -> !verb.creates() && verb.isPossibleFrom(status))
                .filter(verb ->
                        holder.actor().allows(Permission.of(verb.name(), RECORD).document(holder.id())))
                .map(verb -> VerbForm.of(
                        verb,
                        holder.visit().language(),
                        target -> List.of(),
                        refused != null && refused.isOf(verb.name())
                                ? refused.returned()
                                : VerbForm.ReturnedForm.NOTHING))
                .toList();
    }

    Future<Void> take(RoutingContext context, Visit visit) {
        context.request().pause();
        String name = ResponseSender.path(context, "verb");
        Future<Void> taken = open(context, visit)
                .onFailure(failure -> BodyReader.discard(context.request()))
                .compose(holder -> take(context, holder, name));
        return pages.orProblem(context, visit, taken);
    }

    private Future<Void> take(RoutingContext context, FollowUp holder, String name) {
        Verb verb = writer.verbs()
                .find(RECORD, name)
                .filter(found -> !found.creates())
                .orElseThrow(() -> Problem.notFound("there is no step '" + name + "'"));
        return submissions
                .read(context, verb, OTHERS)
                .compose(sent -> write(context, holder, verb, sent)
                        .compose(token -> PageRenderer.redirect(
                                context, holder.address() + "?done=" + verb.name() + "&atLeast=" + token + "#main"))
                        .recover(failure -> context.response().headWritten()
                                ? Future.failedFuture(failure)
                                : refuse(
                                        context,
                                        holder,
                                        verb,
                                        sent,
                                        ProblemResponses.of(failure, RequestId.of(context)))));
    }

    private Future<Void> refuse(RoutingContext context, FollowUp holder, Verb verb, Submitted sent, Problem problem) {
        ProblemResponses.putHeaders(context, problem);
        RefusedStep refused =
                new RefusedStep(verb, new VerbForm.ReturnedForm(sent.typed(), problem), FormKey.after(sent, problem));
        return answer(context, holder, problem.kind().status(), refused);
    }

    private Future<String> write(RoutingContext context, FollowUp holder, Verb verb, Submitted sent) {
        try {
            limits.forWrite(context, holder.actor());
            String seen = sent.other("version");
            Integer version = seen.matches("[0-9]{1,9}") ? Integer.valueOf(seen) : null;
            var input = InputReader.read(verb.fields(), sent.values());
            String key = FormKey.of(sent, verb, holder.id());
            return writer.write(
                            new VerbCall(verb, holder.actor(), holder.id(), input, version, key, ReportHandler.CHANNEL))
                    .map(written -> written.token().toString());
        } catch (Problem problem) {
            return Future.failedFuture(problem);
        }
    }
}
