package pilotcity.portal.face.desk;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.page.TemplatePage;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.WriteVisibility;
import pilotcity.portal.face.shared.page.htmlform.FormKey;
import pilotcity.portal.face.shared.page.htmlform.FormSubmissionReader;
import pilotcity.portal.face.shared.page.htmlform.FormSubmissionReader.Submitted;
import pilotcity.portal.face.shared.page.results.PageQuery;
import pilotcity.portal.kernel.authentication.Authentication;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.request.BodyReader;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.limits.RateLimits;
import pilotcity.portal.kernel.oidc.SignInFailure;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.input.InputField;
import pilotcity.portal.kernel.write.PrivatePartReader;
import pilotcity.portal.kernel.write.WriteExecutor;

/** {@code /desk}: the desk of an organisation, for signed-in members; {@code /sign-in}: where they sign in. */
public final class DeskFace implements Face {
    private static final String DESK = "/desk";

    /** A page of the desk: a form cannot send the browser elsewhere. */
    private static final Pattern NEXT = Pattern.compile("(/en)?/desk([/?][\\x21-\\x7e&&[^\\\\]]{0,2000})?");

    private static final int MOST_SHOWN = 20;

    private static final List<InputField> OTHERS = List.of(
            InputField.text("document", 220, "办理哪些", "What it is done to").many(),
            InputField.text("next", 2_000, "之后的页面", "Where to go then"),
            FormKey.FIELD);

    private final WriteExecutor writes;
    private final Authentication authentication;
    private final PageRenderer renderer;
    private final WriteVisibility visibility;
    private final FormSubmissionReader reader;
    private final BulkAction bulkAction;
    private final DeskPages desks;

    public DeskFace(
            WriteExecutor writes,
            PrivatePartReader privateParts,
            Authentication authentication,
            RateLimits limits,
            ReadPool readPool,
            PageRenderer renderer,
            WriteVisibility visibility,
            Config config) {
        this.writes = writes;
        this.authentication = authentication;
        this.renderer = renderer;
        this.visibility = visibility;
        this.reader = new FormSubmissionReader(config);
        this.bulkAction = new BulkAction(writes, limits);
        this.desks =
                new DeskPages(writes.verbs(), privateParts, renderer, readPool, config.duration(Setting.HTTP_TIMEOUT));
    }

    @Override
    public void mount(Router router) {
        for (Language language : Language.values()) {
            String desk = language.prefix() + DESK;
            ResponseSender.routeRead(router, desk, context -> inbox(context, language));
            for (String kind : Set.of("record", "referral", "campaign")) {
                ResponseSender.routeRead(router, desk + "/" + kind + "s/:id", context -> one(context, language, kind));
                ResponseSender.routeChange(
                        router,
                        HttpMethod.POST,
                        desk + "/" + kind + "/:verb",
                        context -> performVerb(context, language, kind));
            }
            ResponseSender.routeRead(router, desk + "/referrals", context -> list(context, language, "referral"));
            ResponseSender.routeRead(router, desk + "/campaigns", context -> list(context, language, "campaign"));
            ResponseSender.routeRead(router, language.prefix() + "/sign-in", context -> signIn(context, language));
        }
    }

    /** What is shown to somebody at a desk. */
    private interface DeskHandler {
        Future<Void> show(Desk desk);
    }

    private Future<Void> withDesk(RoutingContext context, Language language, DeskHandler sitting) {
        Visit visit = renderer.visit(context, language);
        Future<Void> shown = authentication
                .liveActor(context)
                .compose(actor -> visibility
                        .whenVisible(context.request().getParam("atLeast"))
                        .map(actor))
                .compose(actor -> sitting.show(new Desk(actor, context.request().getParam("as"), visit)))
                .recover(failure -> isStranger(failure)
                        ? PageRenderer.redirect(context, visit.link("/sign-in?next=") + UrlEncoding.query(here(visit)))
                        : Future.failedFuture(failure));
        return renderer.orProblem(context, visit, shown);
    }

    private static boolean isStranger(Throwable failure) {
        return failure instanceof Problem problem && problem.kind() == Problem.Kind.UNAUTHENTICATED;
    }

    private static String here(Visit visit) {
        return visit.link(visit.path()) + (visit.query().isEmpty() ? "" : "?" + visit.query());
    }

    private Future<Void> inbox(RoutingContext context, Language language) {
        PageQuery page = PageQuery.of(context.queryParams());
        return withDesk(
                context,
                language,
                desk -> renderer.showOnce(
                        context,
                        200,
                        desk.visit(),
                        (index, visit) -> desks.inbox(index, desk, page, flashMessage(context, desk))));
    }

    private Future<Void> list(RoutingContext context, Language language, String kind) {
        return withDesk(
                context,
                language,
                desk -> renderer.showOnce(
                        context,
                        200,
                        desk.visit(),
                        (index, visit) -> desks.list(index, desk, kind, flashMessage(context, desk))));
    }

    private Future<Void> one(RoutingContext context, Language language, String kind) {
        String id = ResponseSender.path(context, "id");
        return withDesk(
                context,
                language,
                desk -> desks.one(desk, kind, id, flashMessage(context, desk))
                        .compose(reading -> renderer.showOnce(context, 200, desk.visit(), reading)));
    }

    private FlashMessage flashMessage(RoutingContext context, Desk desk) {
        String done = context.request().getParam("done");
        String ids = Objects.requireNonNullElse(context.request().getParam("ids"), "");
        return done == null
                ? FlashMessage.NOTHING
                : FlashMessage.done(title(done, desk.visit().language()), List.of(ids.split(",", -1)));
    }

    private String title(String done, Language language) {
        String[] parts = done.split("\\.", 2);
        return parts.length < 2
                ? ""
                : writes.verbs()
                        .find(parts[0], parts[1])
                        .map(verb -> language.of(verb.title()))
                        .orElse("");
    }

    private Future<Void> performVerb(RoutingContext context, Language language, String kind) {
        Visit visit = renderer.visit(context, language);
        context.request().pause();
        String name = ResponseSender.path(context, "verb");
        Future<Void> taken = authentication
                .liveActor(context)
                .compose(actor -> reader.read(context, verb(kind, name), OTHERS)
                        .compose(
                                sent -> performVerb(context, new Desk(actor, as(sent), visit), verb(kind, name), sent)))
                .onFailure(failure -> BodyReader.discard(context.request()));
        return renderer.orProblem(context, visit, taken);
    }

    private Verb verb(String kind, String name) {
        return writes.verbs()
                .find(kind, name)
                .orElseThrow(() -> Problem.notFound("there is no step '" + name + "' of a " + kind));
    }

    private static @Nullable String as(Submitted sent) {
        var as = Pattern.compile("[?&]as=([^&]+)").matcher(sent.other("next"));
        return as.find() ? as.group(1) : null;
    }

    private Future<Void> performVerb(RoutingContext context, Desk desk, Verb verb, Submitted sent) {
        return bulkAction
                .run(context, desk.actor(), verb, sent)
                .compose(outcome -> visibility.whenVisible(outcome.token()).map(outcome))
                .compose(outcome -> outcome.failures().isEmpty()
                        ? PageRenderer.redirect(context, next(desk.visit(), verb, sent, outcome))
                        : refused(context, desk, verb, sent, outcome));
    }

    private static String next(Visit visit, Verb verb, Submitted sent, BulkAction.Outcome outcome) {
        String next = sent.other("next");
        String address = NEXT.matcher(next).matches() ? next : visit.link(DESK);
        List<String> shown = outcome.done().stream().limit(MOST_SHOWN).toList();
        return address + (address.contains("?") ? "&" : "?") + "done=" + verb.kind() + "." + verb.name() + "&ids="
                + UrlEncoding.query(String.join(",", shown)) + "&atLeast=" + Objects.requireNonNull(outcome.token());
    }

    /** The page where it was sent from, with what could not be done and all that was typed. */
    private Future<Void> refused(
            RoutingContext context, Desk desk, Verb verb, Submitted sent, BulkAction.Outcome outcome) {
        FlashMessage message =
                FlashMessage.refused(verb, sent, outcome, desk.visit().language());
        Problem first = outcome.failures().getFirst().problem();
        int status = first.kind().status();
        return desks.again(desk, verb, sent, message)
                .compose(reading -> renderer.showOnce(context, status, desk.visit(), reading));
    }

    private Future<Void> signIn(RoutingContext context, Language language) {
        Map<String, @Nullable Object> model = new HashMap<>();
        String next = Objects.requireNonNullElse(context.request().getParam("next"), "");
        model.put("next", next.isEmpty() ? language.prefix() + DESK : next);
        Optional<SignInFailure> failed =
                Optional.ofNullable(context.request().getParam("failed")).flatMap(SignInFailure::find);
        model.put("failed", failed.map(SignInFailure::code).orElse(null));
        model.put("signedIn", authentication.cookie().find(context).isPresent());
        model.put("outside", authentication.findSignIn().isPresent());
        model.put("ignored", new ArrayList<>());
        return renderer.showOnce(
                context,
                failed.map(SignInFailure::status).orElse(200),
                renderer.visit(context, language),
                (index, visit) -> new TemplatePage("sign-in", model));
    }
}
