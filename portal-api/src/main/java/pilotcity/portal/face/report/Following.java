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
import pilotcity.index.kind.Document;
import pilotcity.index.kind.Kind;
import pilotcity.portal.face.page.Language;
import pilotcity.portal.face.page.Page;
import pilotcity.portal.face.page.Pages;
import pilotcity.portal.face.page.Settled;
import pilotcity.portal.face.page.Visit;
import pilotcity.portal.face.page.form.FormKey;
import pilotcity.portal.face.page.form.Submissions;
import pilotcity.portal.face.page.form.Submissions.Submitted;
import pilotcity.portal.face.page.form.VerbForm;
import pilotcity.portal.face.page.show.DocumentView;
import pilotcity.portal.face.shared.page.RefusalReason;
import pilotcity.portal.kernel.access.Actor;
import pilotcity.portal.kernel.access.FollowUps;
import pilotcity.portal.kernel.access.Need;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.BodyReader;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.http.Problems;
import pilotcity.portal.kernel.http.RequestId;
import pilotcity.portal.kernel.limits.RateLimits;
import pilotcity.portal.kernel.write.Call;
import pilotcity.portal.kernel.write.InputField;
import pilotcity.portal.kernel.write.Inputs;
import pilotcity.portal.kernel.write.Verb;
import pilotcity.portal.kernel.write.WriteExecutor;

/** The page behind the link that a reporter got: how it goes, and what they may do now. The link is the only key. */
record Following(
        WriteExecutor writer,
        FollowUps followUps,
        RateLimits limits,
        Pages pages,
        Settled settled,
        Submissions submissions) {
    private static final String RECORD = "record";
    private static final List<InputField> OTHERS =
            List.of(InputField.text("version", 10, "所见的版本", "The version that was seen"), FormKey.FIELD);

    /** Whoever holds the link, at the record it is for. */
    private record Holder(Actor actor, String id, String code, Visit visit) {
        String address() {
            return visit.link("/follow/" + id + "/" + code);
        }
    }

    /** What was sent and cannot be done, and the key of the form that comes back. */
    private record Refused(Verb verb, VerbForm.Returned returned, String key) {
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
                        .compose(holder -> settled.after(context.request().getParam("atLeast"))
                                .map(holder))
                        .compose(holder -> answer(context, holder, 200, null)));
    }

    /** The address is a secret: nobody keeps it, indexes it, or is told of it by the browser. */
    private Future<Holder> open(RoutingContext context, Visit visit) {
        HttpServerResponse response = context.response();
        response.putHeader("Referrer-Policy", "no-referrer").putHeader("X-Robots-Tag", "noindex");
        String id = Answers.path(context, "id");
        String code = Answers.path(context, "code");
        try {
            limits.forAddress(context);
        } catch (Problem problem) {
            return Future.failedFuture(problem);
        }
        return followUps.open(RECORD, id, code).map(actor -> new Holder(actor, id, code, visit));
    }

    private Future<Void> answer(RoutingContext context, Holder holder, int status, @Nullable Refused refused) {
        String done = context.request().getParam("done");
        return pages.showOnce(
                context, status, holder.visit(), (index, visit) -> page(index, holder, refused, done != null));
    }

    private Page page(Index index, Holder holder, @Nullable Refused refused, boolean done) {
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
        model.put("done", done);
        return new Page("follow", model);
    }

    /** What is said on top, where the form that was sent has gone meanwhile or cannot say it itself. */
    private static @Nullable Map<String, Object> refusal(Refused refused, List<VerbForm> forms, Language language) {
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

    private List<VerbForm> forms(Holder holder, String status, @Nullable Refused refused) {
        return writer.verbs().listOf(RECORD).stream()
                .filter(verb -> !verb.creates() && verb.isPossibleFrom(status))
                .filter(verb ->
                        holder.actor().allows(Need.of(verb.name(), RECORD).document(holder.id())))
                .map(verb -> VerbForm.of(
                        verb,
                        holder.visit().language(),
                        target -> List.of(),
                        refused != null && refused.isOf(verb.name()) ? refused.returned() : VerbForm.Returned.NOTHING))
                .toList();
    }

    Future<Void> take(RoutingContext context, Visit visit) {
        context.request().pause();
        String name = Answers.path(context, "verb");
        Future<Void> taken = open(context, visit)
                .onFailure(failure -> BodyReader.drop(context.request()))
                .compose(holder -> take(context, holder, name));
        return pages.orProblem(context, visit, taken);
    }

    private Future<Void> take(RoutingContext context, Holder holder, String name) {
        Verb verb = writer.verbs()
                .find(RECORD, name)
                .filter(found -> !found.creates())
                .orElseThrow(() -> Problem.notFound("there is no step '" + name + "'"));
        return submissions
                .read(context, verb, OTHERS)
                .compose(sent -> write(context, holder, verb, sent)
                        .compose(token -> Pages.redirect(
                                context, holder.address() + "?done=" + verb.name() + "&atLeast=" + token + "#main"))
                        .recover(failure -> context.response().headWritten()
                                ? Future.failedFuture(failure)
                                : refuse(context, holder, verb, sent, Problems.of(failure, RequestId.of(context)))));
    }

    private Future<Void> refuse(RoutingContext context, Holder holder, Verb verb, Submitted sent, Problem problem) {
        Problems.putHeaders(context, problem);
        Refused refused = new Refused(verb, new VerbForm.Returned(sent.typed(), problem), FormKey.after(sent, problem));
        return answer(context, holder, problem.kind().status(), refused);
    }

    private Future<String> write(RoutingContext context, Holder holder, Verb verb, Submitted sent) {
        try {
            limits.forWrite(context, holder.actor());
            String seen = sent.other("version");
            Integer version = seen.matches("[0-9]{1,9}") ? Integer.valueOf(seen) : null;
            var input = Inputs.read(verb.fields(), sent.values());
            String key = FormKey.of(sent, verb, holder.id());
            return writer.write(new Call(verb, holder.actor(), holder.id(), input, version, key, Reporting.CHANNEL))
                    .map(committedWrite -> committedWrite.token().toString());
        } catch (Problem problem) {
            return Future.failedFuture(problem);
        }
    }
}
