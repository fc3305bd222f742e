package pilotcity.portal.face.desk;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.desk.dataset.DefineForm;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.PageAddresses;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.htmlform.FormKey;
import pilotcity.portal.face.shared.page.htmlform.FormSubmissionReader.Submitted;
import pilotcity.portal.face.shared.upload.FormUpload;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.http.request.BodyReader;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.idempotency.CommittedWrite;
import pilotcity.portal.kernel.limits.RateLimits;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.problem.ProblemResponses;
import pilotcity.portal.kernel.problem.RequestId;
import pilotcity.portal.kernel.upload.Upload;
import pilotcity.portal.kernel.upload.UploadMemory;
import pilotcity.portal.kernel.upload.UploadStore;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbCall;
import pilotcity.portal.kernel.verb.input.InputField;
import pilotcity.portal.kernel.verb.input.InputReader;
import pilotcity.portal.kernel.write.WriteExecutor;

/** {@code /desk/datasets}: the desk of those who prepare, review and publish data sets. */
final class DatasetDesk {
    static final String KIND = "dataset";

    private static final String ADDRESS = "/desk/datasets";
    private static final Pattern ONE = Pattern.compile("(?:/en)?/desk/datasets/([^/?]+).*");

    /** Says that a form shows all fields of the verb, so that what is blank in it is to be emptied. */
    private static final InputField WHOLE = InputField.text("whole", 10, "表单含全部内容", "Whether all is shown");

    /** When a version is to be shown, by the clock of the portal. */
    private static final InputField FROM = InputField.text("fromLocal", 30, "公开时间", "When it is to be shown");

    /** What the description said when the form was made, so that only what was changed in it is changed. */
    private static final InputField ORIGINAL =
            InputField.text("original", 1_000_000, "修改前的说明", "The description before");

    /** Buttons that say something else than the verb that they send. */
    private static final InputField BUTTON = InputField.text("button", 30, "按下的按钮", "The button that was pressed");

    private static final Set<String> BUTTONS = Set.of("takeBack", "showNow", "beginVersion");

    /** What the forms of data sets have beside the fields of verbs. */
    static final List<InputField> FIELDS = Stream.concat(
                    DefineForm.FIELDS.stream(), Stream.of(WHOLE, FROM, ORIGINAL, BUTTON))
            .toList();

    private static final Set<String> NOT_SHOWN = Set.of("document", "next", FormKey.FIELD.name());

    private static final String CHANNEL = "desk";

    private final DeskEntrance entrance;
    private final DatasetPages pages;
    private final DraftProblemPages problems;
    private final WriteExecutor writes;
    private final RateLimits limits;
    private final FormUpload forms;

    DatasetDesk(
            DeskEntrance entrance,
            DatasetPages pages,
            DraftProblemPages problems,
            WriteExecutor writes,
            UploadStore uploads,
            RateLimits limits) {
        this.entrance = entrance;
        this.pages = pages;
        this.problems = problems;
        this.writes = writes;
        this.limits = limits;
        this.forms = new FormUpload(uploads, new UploadMemory());
    }

    void mount(Router router, Language language) {
        String desk = language.prefix() + ADDRESS;
        ResponseSender.routeRead(
                router,
                desk,
                context -> entrance.enter(
                        context,
                        language,
                        seat -> pages.list(seat, entrance.flashMessage(context, seat))
                                .compose(reading -> show(context, seat, 200, reading))));
        ResponseSender.routeRead(
                router,
                desk + "/:id",
                context -> entrance.enter(
                        context,
                        language,
                        seat -> pages.one(
                                        seat,
                                        ResponseSender.path(context, "id"),
                                        context.request().getParam("columns"),
                                        entrance.flashMessage(context, seat))
                                .compose(reading -> show(context, seat, 200, reading))));
        ResponseSender.routeRead(
                router,
                desk + "/:id/problems",
                context -> entrance.enter(
                        context,
                        language,
                        seat -> problems.page(seat, ResponseSender.path(context, "id"), context)
                                .compose(reading -> show(context, seat, 200, reading))));
        ResponseSender.routeChange(router, HttpMethod.POST, desk + "/:id/upload", context -> upload(context, language));
    }

    private Future<Void> show(RoutingContext context, Desk desk, int status, PageRenderer.Reading reading) {
        return entrance.renderer().showOnce(context, status, desk.visit(), reading);
    }

    /** What a form of the desk sends as the values that the verb takes. */
    Submitted translated(Verb verb, Submitted sent) {
        Submitted translated = DefineForm.translated(sent);
        Map<String, Object> values = new LinkedHashMap<>(translated.values());
        if (!sent.other(WHOLE.name()).isEmpty()) {
            values.put("clear", blank(verb, sent));
        }
        if (!sent.other(FROM.name()).isEmpty()) {
            values.put("from", pages.moment(FROM.name(), sent.other(FROM.name())));
        }
        return new Submitted(values, translated.others());
    }

    /** What a form that could not be done is shown again with: all that was typed. */
    static Map<String, Object> shown(Submitted sent) {
        Map<String, Object> shown = new LinkedHashMap<>();
        sent.others().forEach((name, value) -> {
            if (!NOT_SHOWN.contains(name)) {
                shown.put(name, value);
            }
        });
        try {
            shown.putAll(DefineForm.shown(sent).typed());
        } catch (Problem unreadable) {
            // Only what no browser sends by itself cannot be shown.
            shown.putAll(sent.typed());
        }
        return shown;
    }

    /** What the pressed button says where that is not the title of the verb; null where it is. */
    static @Nullable String button(String given) {
        return BUTTONS.contains(given) ? given : null;
    }

    static @Nullable String button(Submitted sent) {
        return button(sent.other(BUTTON.name()));
    }

    private static List<String> blank(Verb verb, Submitted sent) {
        Set<String> codes = verb.fields().stream()
                .filter(field -> field.name().equals("clear"))
                .findFirst()
                .map(field -> field.codes().keySet())
                .orElse(Set.of());
        List<String> blank = new ArrayList<>(codes);
        blank.removeAll(sent.values().keySet());
        return blank;
    }

    /** The page where a form was sent from that could not be done. */
    Future<PageRenderer.Reading> again(Desk desk, Submitted sent, FlashMessage message) {
        Matcher one = ONE.matcher(sent.other("next"));
        return one.matches() && !one.group(1).equals("{id}")
                ? pages.one(desk, PageAddresses.decode(one.group(1)), null, message)
                : pages.list(desk, message);
    }

    /** A file in a form, for browsers without scripts: it becomes an upload, and that a file of the draft. */
    private Future<Void> upload(RoutingContext context, Language language) {
        Visit visit = entrance.renderer().visit(context, language);
        String id = ResponseSender.path(context, "id");
        context.request().pause();
        Future<Void> taken = entrance.authentication()
                .liveActor(context)
                .compose(actor -> receive(context, actor)
                        .compose(upload -> attach(actor, id, upload))
                        .compose(written -> attached(context, visit, written))
                        .recover(failure -> refused(context, new Desk(actor, null, visit), id, failure)))
                .onFailure(failure -> BodyReader.discard(context.request()));
        return entrance.renderer().orProblem(context, visit, taken);
    }

    private Future<Upload> receive(RoutingContext context, Actor actor) {
        actor.requireForAny(UploadStore.PERMISSION);
        limits.forWrite(context, actor);
        return forms.receive(context.request(), actor);
    }

    private Future<CommittedWrite> attach(Actor actor, String id, Upload upload) {
        Verb verb = writes.verbs().get(KIND, "attach");
        return writes.write(new VerbCall(
                verb, actor, id, InputReader.read(verb.fields(), Map.of("upload", upload.id())), null, null, CHANNEL));
    }

    private static Future<Void> attached(RoutingContext context, Visit visit, CommittedWrite written) {
        return PageRenderer.redirect(
                context,
                visit.link(ADDRESS + "/" + UrlEncoding.segment(written.id())) + "?done=dataset.attach&ids="
                        + UrlEncoding.query(written.id()) + "&atLeast=" + written.token());
    }

    private Future<Void> refused(RoutingContext context, Desk desk, String id, Throwable failure) {
        Problem problem = ProblemResponses.of(failure, RequestId.of(context));
        @Nullable String none = null;
        BulkAction.Outcome outcome =
                new BulkAction.Outcome(List.of(), List.of(new BulkAction.Failure(id, problem)), none);
        Verb verb = writes.verbs().get(KIND, "attach");
        Language language = desk.visit().language();
        FlashMessage message = FlashMessage.refused(
                language.of(verb.title()), verb, new Submitted(Map.of(), Map.of()), Map.of(), outcome, language);
        Visit page = desk.visit().at(ADDRESS + "/" + UrlEncoding.segment(id));
        Desk own = new Desk(desk.actor(), null, page);
        return pages.one(own, id, null, message)
                .compose(reading -> show(context, own, problem.kind().status(), reading));
    }
}
