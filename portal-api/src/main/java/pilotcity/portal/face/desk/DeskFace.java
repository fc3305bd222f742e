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
import pilotcity.portal.Config;
import pilotcity.portal.Face;
import pilotcity.portal.Setting;
import pilotcity.portal.face.page.Language;
import pilotcity.portal.face.page.Page;
import pilotcity.portal.face.page.Pages;
import pilotcity.portal.face.page.Settled;
import pilotcity.portal.face.page.Visit;
import pilotcity.portal.face.page.ask.PageQuery;
import pilotcity.portal.face.page.form.FormKey;
import pilotcity.portal.face.page.form.Submissions;
import pilotcity.portal.face.page.form.Submissions.Submitted;
import pilotcity.portal.kernel.access.Access;
import pilotcity.portal.kernel.access.SignInFailure;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.BodyReader;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.index.Reads;
import pilotcity.portal.kernel.limits.RateLimits;
import pilotcity.portal.kernel.write.InputField;
import pilotcity.portal.kernel.write.PrivateParts;
import pilotcity.portal.kernel.write.Verb;
import pilotcity.portal.kernel.write.WriteExecutor;

/** {@code /desk}: for whoever signed in, and {@code /sign-in}, where they do. */
public final class DeskFace implements Face {
    private static final String DESK = "/desk";

    /** A page of the desk: a form cannot send the browser elsewhere. */
    private static final Pattern NEXT = Pattern.compile("(/en)?/desk([/?][\\x21-\\x7e&&[^\\\\]]{0,2000})?");

    private static final int MOST_SHOWN = 20;

    private static final List<InputField> OTHERS = List.of(
            InputField.text("document", 220, "办理哪些", "What it is done to").many(),
            InputField.text("next", 2_000, "之后的页面", "Where to go then"),
            FormKey.FIELD);

    private final WriteExecutor writeExecutor;
    private final Access access;
    private final Pages pages;
    private final Settled settled;
    private final Submissions submissions;
    private final Deeds deeds;
    private final DeskPages desks;

    public DeskFace(
            WriteExecutor writeExecutor,
            PrivateParts privateParts,
            Access access,
            RateLimits limits,
            Reads reads,
            Pages pages,
            Settled settled,
            Config config) {
        this.writeExecutor = writeExecutor;
        this.access = access;
        this.pages = pages;
        this.settled = settled;
        this.submissions = new Submissions(config);
        this.deeds = new Deeds(writeExecutor, limits);
        this.desks =
                new DeskPages(writeExecutor.verbs(), privateParts, pages, reads, config.duration(Setting.HTTP_TIMEOUT));
    }

    @Override
    public void mount(Router router) {
        for (Language language : Language.values()) {
            String desk = language.prefix() + DESK;
            Answers.read(router, desk, context -> inbox(context, language));
            for (String kind : Set.of("record", "referral", "campaign")) {
                Answers.read(router, desk + "/" + kind + "s/:id", context -> one(context, language, kind));
                Answers.change(
                        router,
                        HttpMethod.POST,
                        desk + "/" + kind + "/:verb",
                        context -> take(context, language, kind));
            }
            Answers.read(router, desk + "/referrals", context -> list(context, language, "referral"));
            Answers.read(router, desk + "/campaigns", context -> list(context, language, "campaign"));
            Answers.read(router, language.prefix() + "/sign-in", context -> signIn(context, language));
        }
    }

    /** What is shown to somebody at a desk. */
    private interface Sitting {
        Future<Void> show(Desk desk);
    }

    private Future<Void> sit(RoutingContext context, Language language, Sitting sitting) {
        Visit visit = pages.visit(context, language);
        Future<Void> shown = access.liveActor(context)
                .compose(actor ->
                        settled.after(context.request().getParam("atLeast")).map(actor))
                .compose(actor -> sitting.show(new Desk(actor, context.request().getParam("as"), visit)))
                .recover(failure -> isStranger(failure)
                        ? Pages.redirect(context, visit.link("/sign-in?next=") + UrlEncoding.query(here(visit)))
                        : Future.failedFuture(failure));
        return pages.orProblem(context, visit, shown);
    }

    private static boolean isStranger(Throwable failure) {
        return failure instanceof Problem problem && problem.kind() == Problem.Kind.UNAUTHENTICATED;
    }

    private static String here(Visit visit) {
        return visit.link(visit.path()) + (visit.query().isEmpty() ? "" : "?" + visit.query());
    }

    private Future<Void> inbox(RoutingContext context, Language language) {
        PageQuery page = PageQuery.of(context.queryParams());
        return sit(
                context,
                language,
                desk -> pages.showOnce(
                        context,
                        200,
                        desk.visit(),
                        (index, visit) -> desks.inbox(index, desk, page, told(context, desk))));
    }

    private Future<Void> list(RoutingContext context, Language language, String kind) {
        return sit(
                context,
                language,
                desk -> pages.showOnce(
                        context,
                        200,
                        desk.visit(),
                        (index, visit) -> desks.list(index, desk, kind, told(context, desk))));
    }

    private Future<Void> one(RoutingContext context, Language language, String kind) {
        String id = Answers.path(context, "id");
        return sit(
                context,
                language,
                desk -> desks.one(desk, kind, id, told(context, desk))
                        .compose(reading -> pages.showOnce(context, 200, desk.visit(), reading)));
    }

    private Told told(RoutingContext context, Desk desk) {
        String done = context.request().getParam("done");
        String ids = Objects.requireNonNullElse(context.request().getParam("ids"), "");
        return done == null
                ? Told.NOTHING
                : Told.done(title(done, desk.visit().language()), List.of(ids.split(",", -1)));
    }

    private String title(String done, Language language) {
        String[] parts = done.split("\\.", 2);
        return parts.length < 2
                ? ""
                : writeExecutor
                        .verbs()
                        .find(parts[0], parts[1])
                        .map(verb -> language.of(verb.title()))
                        .orElse("");
    }

    private Future<Void> take(RoutingContext context, Language language, String kind) {
        Visit visit = pages.visit(context, language);
        context.request().pause();
        String name = Answers.path(context, "verb");
        Future<Void> taken = access.liveActor(context)
                .compose(actor -> submissions
                        .read(context, verb(kind, name), OTHERS)
                        .compose(sent -> take(context, new Desk(actor, as(sent), visit), verb(kind, name), sent)))
                .onFailure(failure -> BodyReader.drop(context.request()));
        return pages.orProblem(context, visit, taken);
    }

    private Verb verb(String kind, String name) {
        return writeExecutor
                .verbs()
                .find(kind, name)
                .orElseThrow(() -> Problem.notFound("there is no step '" + name + "' of a " + kind));
    }

    private static @Nullable String as(Submitted sent) {
        var as = Pattern.compile("[?&]as=([^&]+)").matcher(sent.other("next"));
        return as.find() ? as.group(1) : null;
    }

    private Future<Void> take(RoutingContext context, Desk desk, Verb verb, Submitted sent) {
        return deeds.run(context, desk.actor(), verb, sent)
                .compose(outcome -> settled.after(outcome.token()).map(outcome))
                .compose(outcome -> outcome.failures().isEmpty()
                        ? Pages.redirect(context, next(desk.visit(), verb, sent, outcome))
                        : refused(context, desk, verb, sent, outcome));
    }

    private static String next(Visit visit, Verb verb, Submitted sent, Deeds.Outcome outcome) {
        String next = sent.other("next");
        String address = NEXT.matcher(next).matches() ? next : visit.link(DESK);
        List<String> shown = outcome.done().stream().limit(MOST_SHOWN).toList();
        return address + (address.contains("?") ? "&" : "?") + "done=" + verb.kind() + "." + verb.name() + "&ids="
                + UrlEncoding.query(String.join(",", shown)) + "&atLeast=" + Objects.requireNonNull(outcome.token());
    }

    /** The page where it was sent from, with what could not be done and all that was typed. */
    private Future<Void> refused(RoutingContext context, Desk desk, Verb verb, Submitted sent, Deeds.Outcome outcome) {
        Told told = Told.refused(verb, sent, outcome, desk.visit().language());
        Problem first = outcome.failures().getFirst().problem();
        int status = first.kind().status();
        return desks.again(desk, verb, sent, told)
                .compose(reading -> pages.showOnce(context, status, desk.visit(), reading));
    }

    private Future<Void> signIn(RoutingContext context, Language language) {
        Map<String, @Nullable Object> model = new HashMap<>();
        String next = Objects.requireNonNullElse(context.request().getParam("next"), "");
        model.put("next", next.isEmpty() ? language.prefix() + DESK : next);
        Optional<SignInFailure> failed =
                Optional.ofNullable(context.request().getParam("failed")).flatMap(SignInFailure::find);
        model.put("failed", failed.map(SignInFailure::code).orElse(null));
        model.put("signedIn", access.cookie().find(context).isPresent());
        model.put("outside", access.findSignIn().isPresent());
        model.put("ignored", new ArrayList<>());
        return pages.showOnce(
                context,
                failed.map(SignInFailure::status).orElse(200),
                pages.visit(context, language),
                (index, visit) -> new Page("sign-in", model));
    }
}
