package pilotcity.portal.face.report;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.WriteVisibility;
import pilotcity.portal.face.shared.page.htmlform.FormKey;
import pilotcity.portal.face.shared.page.htmlform.FormSubmissionReader;
import pilotcity.portal.kernel.authentication.Authentication;
import pilotcity.portal.kernel.authentication.FollowUpLinks;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.request.BodyReader;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.limits.RateLimits;
import pilotcity.portal.kernel.problem.ProblemResponses;
import pilotcity.portal.kernel.problem.RequestId;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.write.WriteExecutor;
import pilotcity.portal.suggestion.Suggester;

/** {@code /report}: the form for residents, {@code /report/talk}: the same as a conversation, and {@code /follow}: where the link leads that they get for it. */
public final class ReportFace implements Face {
    private static final String REPORT = "/report";
    private static final String TALK = "/report/talk";
    private static final String FOLLOW = "/follow/:id/:code";

    private final PageRenderer renderer;
    private final Authentication authentication;
    private final RateLimits limits;
    private final Suggester suggester;
    private final FormSubmissionReader reader;
    private final ReportHandler handler;
    private final TalkHandler talk;
    private final FollowUpPage followUpPage;

    public ReportFace(
            WriteExecutor writes,
            Authentication authentication,
            FollowUpLinks links,
            RateLimits limits,
            ReadPool readPool,
            PageRenderer renderer,
            WriteVisibility visibility,
            Suggester suggester,
            Config config) {
        this.renderer = renderer;
        this.authentication = authentication;
        this.limits = limits;
        this.suggester = suggester;
        this.reader = new FormSubmissionReader(config);
        this.handler = new ReportHandler(writes, limits, readPool, renderer, visibility, suggester);
        this.talk = new TalkHandler(handler.verb(), reader, authentication.sameOrigin(), limits, renderer, suggester);
        this.followUpPage = new FollowUpPage(
                writes, links, limits, renderer, visibility, reader, new LinkedReports(links, readPool));
    }

    @Override
    public void mount(Router router) {
        for (Language language : Language.values()) {
            String prefix = language.prefix();
            ResponseSender.routeRead(
                    router, prefix + REPORT, context -> form(context, renderer.visit(context, language)));
            ResponseSender.routeChange(
                    router,
                    HttpMethod.POST,
                    prefix + REPORT,
                    context -> take(context, renderer.visit(context, language)));
            ResponseSender.routeChange(
                    router,
                    HttpMethod.POST,
                    prefix + REPORT + "/suggestions",
                    context -> suggest(context, renderer.visit(context, language)));
            ResponseSender.routeRead(
                    router, prefix + TALK, context -> talk.begin(context, renderer.visit(context, language)));
            ResponseSender.routeChange(
                    router,
                    HttpMethod.POST,
                    prefix + TALK,
                    context -> talk.proceed(context, renderer.visit(context, language)));
            ResponseSender.routeRead(
                    router, prefix + FOLLOW, context -> followUpPage.show(context, renderer.visit(context, language)));
            ResponseSender.routeChange(
                    router,
                    HttpMethod.POST,
                    prefix + FOLLOW + "/:verb",
                    context -> followUpPage.take(context, renderer.visit(context, language)));
        }
    }

    private Future<Void> form(RoutingContext context, Visit visit) {
        Map<String, Object> chosen = new HashMap<>();
        for (String name : List.of("category", "campaign")) {
            String value = context.request().getParam(name);
            if (value != null && !InvisibleCharacters.isBlank(value)) {
                chosen.put(name, value);
            }
        }
        ReportForm form = ReportForm.fresh(chosen, FormKey.fresh());
        return renderer.orProblem(
                context, visit, renderer.showOnce(context, 200, visit, (index, on) -> form.page(index, on, suggester)));
    }

    private Future<Void> take(RoutingContext context, Visit visit) {
        context.request().pause();
        Future<Void> taken = Future.<Void>succeededFuture()
                .compose(begun -> {
                    authentication.sameOrigin().require(context);
                    limits.forAddress(context);
                    return read(context, visit);
                })
                .onFailure(failure -> BodyReader.discard(context.request()));
        return renderer.orProblem(context, visit, taken);
    }

    /** What cannot be read is reported on the form, too; scripts keep what was typed. */
    private Future<Void> read(RoutingContext context, Visit visit) {
        return reader.read(context, handler.verb(), ReportHandler.OTHERS)
                .compose(sent -> handler.take(context, visit, sent), failure -> {
                    BodyReader.discard(context.request());
                    return handler.unread(context, visit, ProblemResponses.of(failure, RequestId.of(context)));
                });
    }

    /**
     * What is suggested for what has been typed, and what may be the same. By POST, though nothing is written: what
     * somebody types belongs into no address and no log.
     */
    private Future<Void> suggest(RoutingContext context, Visit visit) {
        context.request().pause();
        Future<Void> suggested = Future.<Void>succeededFuture()
                .compose(begun -> {
                    authentication.sameOrigin().require(context);
                    limits.forSuggestions(context, 1);
                    return reader.read(context, handler.verb(), ReportHandler.OTHERS);
                })
                .onFailure(failure -> BodyReader.discard(context.request()))
                .compose(typed -> handler.advise(context, visit, typed));
        return renderer.orProblem(context, visit, suggested);
    }
}
