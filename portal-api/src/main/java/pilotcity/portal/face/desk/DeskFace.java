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
import java.util.stream.Stream;
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
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.request.BodyReader;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.limits.RateLimits;
import pilotcity.portal.kernel.oidc.SignInFailure;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.read.TableReadPool;
import pilotcity.portal.kernel.upload.UploadStore;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.input.InputField;
import pilotcity.portal.kernel.write.PrivatePartReader;
import pilotcity.portal.kernel.write.WriteExecutor;

/** {@code /desk}: the desk of an organisation, for signed-in members; {@code /sign-in}: where they sign in. */
public final class DeskFace implements Face {
    private static final String DESK = "/desk";

    /** A page of the desk: a form cannot send the browser elsewhere. */
    private static final Pattern NEXT = Pattern.compile("(/en)?/desk([/?][\\x21-\\x7e&&[^\\\\]]{0,2000})?");

    /** Stands in the address to go to for the document that was made. */
    private static final String MADE = "{id}";

    private static final int MOST_SHOWN = 20;

    private static final List<InputField> OTHERS = List.of(
            InputField.text("document", 220, "办理哪些", "What it is done to").many(),
            InputField.text("next", 2_000, "之后的页面", "Where to go then"),
            FormKey.FIELD);

    private static final List<InputField> OTHERS_OF_DATASETS =
            Stream.concat(OTHERS.stream(), DatasetDesk.FIELDS.stream()).toList();

    private final WriteExecutor writes;
    private final Authentication authentication;
    private final PageRenderer renderer;
    private final WriteVisibility visibility;
    private final FormSubmissionReader reader;
    private final BulkAction bulkAction;
    private final DeskPages desks;
    private final DeskEntrance entrance;
    private final DatasetDesk datasets;

    /** @param tables asked for the first rows of drafts */
    public DeskFace(
            WriteExecutor writes,
            PrivatePartReader privateParts,
            Authentication authentication,
            RateLimits limits,
            ReadPool readPool,
            PageRenderer renderer,
            WriteVisibility visibility,
            TableReadPool tables,
            UploadStore uploads,
            FileStore files,
            Config config) {
        this.writes = writes;
        this.authentication = authentication;
        this.renderer = renderer;
        this.visibility = visibility;
        this.reader = new FormSubmissionReader(config);
        this.bulkAction = new BulkAction(writes, limits);
        this.desks =
                new DeskPages(writes.verbs(), privateParts, renderer, readPool, config.duration(Setting.HTTP_TIMEOUT));
        this.entrance = new DeskEntrance(authentication, visibility, renderer, writes.verbs());
        DatasetPages pages = new DatasetPages(writes.verbs(), privateParts, readPool, tables, config.zone());
        this.datasets =
                new DatasetDesk(entrance, pages, new DraftProblemPages(privateParts, files), writes, uploads, limits);
    }

    @Override
    public void mount(Router router) {
        for (Language language : Language.values()) {
            String desk = language.prefix() + DESK;
            ResponseSender.routeRead(router, desk, context -> inbox(context, language));
            for (String kind : Set.of("record", "referral", "campaign")) {
                ResponseSender.routeRead(router, desk + "/" + kind + "s/:id", context -> one(context, language, kind));
            }
            for (String kind : Set.of("record", "referral", "campaign", DatasetDesk.KIND)) {
                ResponseSender.routeChange(
                        router,
                        HttpMethod.POST,
                        desk + "/" + kind + "/:verb",
                        context -> performVerb(context, language, kind));
            }
            datasets.mount(router, language);
            ResponseSender.routeRead(router, desk + "/referrals", context -> list(context, language, "referral"));
            ResponseSender.routeRead(router, desk + "/campaigns", context -> list(context, language, "campaign"));
            ResponseSender.routeRead(router, language.prefix() + "/sign-in", context -> signIn(context, language));
        }
    }

    private Future<Void> inbox(RoutingContext context, Language language) {
        PageQuery page = PageQuery.of(context.queryParams());
        return entrance.enter(
                context,
                language,
                desk -> renderer.showOnce(
                        context,
                        200,
                        desk.visit(),
                        (index, visit) -> desks.inbox(index, desk, page, entrance.flashMessage(context, desk))));
    }

    private Future<Void> list(RoutingContext context, Language language, String kind) {
        return entrance.enter(
                context,
                language,
                desk -> renderer.showOnce(
                        context,
                        200,
                        desk.visit(),
                        (index, visit) -> desks.list(index, desk, kind, entrance.flashMessage(context, desk))));
    }

    private Future<Void> one(RoutingContext context, Language language, String kind) {
        String id = ResponseSender.path(context, "id");
        return entrance.enter(
                context,
                language,
                desk -> desks.one(desk, kind, id, entrance.flashMessage(context, desk))
                        .compose(reading -> renderer.showOnce(context, 200, desk.visit(), reading)));
    }

    private Future<Void> performVerb(RoutingContext context, Language language, String kind) {
        Visit visit = renderer.visit(context, language);
        context.request().pause();
        String name = ResponseSender.path(context, "verb");
        Future<Void> taken = authentication
                .liveActor(context)
                .compose(actor -> reader.read(context, verb(kind, name), others(kind))
                        .compose(
                                sent -> performVerb(context, new Desk(actor, as(sent), visit), verb(kind, name), sent)))
                .recover(failure -> DeskEntrance.isStranger(failure)
                        ? signInFirst(context, visit, kind, name)
                        : Future.failedFuture(failure))
                .onFailure(failure -> BodyReader.discard(context.request()));
        return renderer.orProblem(context, visit, taken);
    }

    /** Where to sign in, and to go on from the page that the form was on. */
    private Future<Void> signInFirst(RoutingContext context, Visit visit, String kind, String name) {
        return reader.read(context, verb(kind, name), others(kind)).compose(sent -> {
            Map<String, @Nullable Object> model = signInModel(context, visit.link(page(sent)));
            model.put("unsent", true);
            Visit page = new Visit(
                    visit.language(), "/sign-in", "next=" + UrlEncoding.query(visit.link(page(sent))), visit.base());
            return renderer.showOnce(context, 401, page, (index, reader) -> new TemplatePage("sign-in", model));
        });
    }

    private static List<InputField> others(String kind) {
        return kind.equals(DatasetDesk.KIND) ? OTHERS_OF_DATASETS : OTHERS;
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

    private Future<Void> performVerb(RoutingContext context, Desk desk, Verb verb, Submitted given) {
        Submitted sent;
        try {
            sent = verb.kind().equals(DatasetDesk.KIND) ? datasets.translated(verb, given) : given;
        } catch (Problem problem) {
            @Nullable String none = null;
            return refused(
                    context,
                    desk,
                    verb,
                    given,
                    new BulkAction.Outcome(List.of(), List.of(new BulkAction.Failure(document(given), problem)), none));
        }
        return bulkAction
                .run(context, desk.actor(), verb, sent)
                .compose(outcome -> visibility.whenVisible(outcome.token()).map(outcome))
                .compose(outcome -> outcome.failures().isEmpty()
                        ? PageRenderer.redirect(context, next(desk.visit(), verb, sent, outcome))
                        : refused(context, desk, verb, given, outcome));
    }

    private static @Nullable String document(Submitted sent) {
        List<String> documents = sent.others("document");
        return documents.isEmpty() ? null : documents.getFirst().replaceFirst("@[0-9]+$", "");
    }

    private static String next(Visit visit, Verb verb, Submitted sent, BulkAction.Outcome outcome) {
        String next = sent.other("next");
        String one = outcome.done().isEmpty()
                ? ""
                : UrlEncoding.segment(outcome.done().getFirst());
        String address = (NEXT.matcher(next).matches() ? next : visit.link(DESK)).replace(MADE, one);
        String button = DatasetDesk.button(sent);
        List<String> shown = outcome.done().stream().limit(MOST_SHOWN).toList();
        return address + (address.contains("?") ? "&" : "?") + "done=" + verb.kind() + "." + verb.name() + "&ids="
                + UrlEncoding.query(String.join(",", shown)) + (button == null ? "" : "&button=" + button) + "&atLeast="
                + Objects.requireNonNull(outcome.token());
    }

    /** The page where it was sent from, with what could not be done and all that was typed. */
    private Future<Void> refused(
            RoutingContext context, Desk desk, Verb verb, Submitted sent, BulkAction.Outcome outcome) {
        Language language = desk.visit().language();
        boolean ofDataset = verb.kind().equals(DatasetDesk.KIND);
        FlashMessage message = FlashMessage.refused(
                entrance.title(verb, DatasetDesk.button(sent), language),
                verb,
                sent,
                ofDataset ? DatasetDesk.shown(sent) : sent.typed(),
                outcome,
                language);
        Desk own = new Desk(desk.actor(), desk.asked(), desk.visit().at(page(sent)));
        Problem first = outcome.failures().getFirst().problem();
        int status = first.kind().status();
        Future<PageRenderer.Reading> again =
                ofDataset ? datasets.again(own, sent, message) : desks.again(own, verb, sent, message);
        return again.compose(reading -> renderer.showOnce(context, status, own.visit(), reading));
    }

    /** The page that a form was sent from, without its language: what it was sent to is no page. */
    private static String page(Submitted sent) {
        String next = sent.other("next");
        return NEXT.matcher(next).matches() ? next.replaceFirst("^/en", "").replaceFirst("(/\\{id}|[?#]).*", "") : DESK;
    }

    private Map<String, @Nullable Object> signInModel(RoutingContext context, String next) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("next", next);
        model.put("failed", null);
        model.put("unsent", false);
        String ended = Objects.requireNonNullElse(context.request().getParam("ended"), "");
        model.put("ended", !ended.isEmpty());
        model.put("endedUnsent", ended.equals("unsent"));
        model.put("signedIn", authentication.cookie().find(context).isPresent());
        model.put("outside", authentication.findSignIn().isPresent());
        model.put("ignored", new ArrayList<>());
        return model;
    }

    private Future<Void> signIn(RoutingContext context, Language language) {
        String next = Objects.requireNonNullElse(context.request().getParam("next"), "");
        Map<String, @Nullable Object> model = signInModel(context, next.isEmpty() ? language.prefix() + DESK : next);
        Optional<SignInFailure> failed =
                Optional.ofNullable(context.request().getParam("failed")).flatMap(SignInFailure::find);
        model.put("failed", failed.map(SignInFailure::code).orElse(null));
        return renderer.showOnce(
                context,
                failed.map(SignInFailure::status).orElse(200),
                renderer.visit(context, language),
                (index, visit) -> new TemplatePage("sign-in", model));
    }
}
