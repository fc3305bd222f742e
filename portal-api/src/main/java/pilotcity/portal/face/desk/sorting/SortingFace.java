package pilotcity.portal.face.desk.sorting;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.desk.BulkAction;
import pilotcity.portal.face.desk.Desk;
import pilotcity.portal.face.desk.DeskEntrance;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.page.RefusalReason;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.WriteVisibility;
import pilotcity.portal.face.shared.page.htmlform.FormSubmissionReader;
import pilotcity.portal.face.shared.page.results.PageQuery;
import pilotcity.portal.kernel.authentication.Authentication;
import pilotcity.portal.kernel.claim.ClaimStore;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.request.BodyReader;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.limits.RateLimits;
import pilotcity.portal.kernel.media.PhotoStore;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.write.PrivatePartReader;
import pilotcity.portal.kernel.write.WriteExecutor;
import pilotcity.portal.suggestion.Suggester;

/** {@code /desk/sorting}: where members of an organisation sort what has been reported, one by one or as a list. */
public final class SortingFace implements Face {
    private static final String NOBODYS = "this token speaks for no organisation that is registered here";

    private final Authentication authentication;
    private final PageRenderer renderer;
    private final ReadPool reads;
    private final FormSubmissionReader reader;
    private final DeskEntrance entrance;
    private final SortingPhotos photos;
    private final SortingQueue queue;
    private final SortingVisits visits;
    private final SortingAnswers answers;

    public SortingFace(
            WriteExecutor writes,
            PrivatePartReader privateParts,
            Authentication authentication,
            RateLimits limits,
            ReadPool reads,
            PageRenderer renderer,
            WriteVisibility visibility,
            Suggester suggester,
            ClaimStore claims,
            PhotoStore photos,
            Config config) {
        this.authentication = authentication;
        this.renderer = renderer;
        this.reads = reads;
        this.reader = new FormSubmissionReader(config);
        this.entrance = new DeskEntrance(authentication, visibility, renderer, writes.verbs());
        this.photos = new SortingPhotos(authentication, privateParts, photos);
        this.queue = new SortingQueue(reads, claims);
        SortingCards cards = new SortingCards(privateParts, renderer, reads, suggester);
        SortingWork work = new SortingWork(writes.verbs(), new BulkAction(writes, limits), reads, suggester);
        this.visits = new SortingVisits(queue, cards, new SortingPages(suggester), renderer, reads);
        this.answers = new SortingAnswers(queue, cards, work, visits, visibility, renderer, reads);
    }

    /** Answers somebody who sorts with what they sent. */
    @FunctionalInterface
    private interface Answering {
        Future<Void> answer(RoutingContext context, Sorter sorter, SortingForm form);
    }

    @Override
    public void mount(Router router) {
        for (Language language : Language.values()) {
            String one = language.prefix() + SortingPages.ONE;
            String list = language.prefix() + SortingPages.LIST;
            ResponseSender.routeRead(router, one, context -> show(context, language, visits::one));
            ResponseSender.routeRead(router, list, context -> show(context, language, visits::list));
            route(router, language, "/next", answers::next);
            route(router, language, "/keep", answers::keep);
            route(router, language, "/release", answers::release);
            route(router, language, "/do", answers::act);
        }
        ResponseSender.routeRead(router, SortingPages.ONE + "/photos/:id/:name", photos::send);
    }

    private void route(Router router, Language language, String path, Answering answering) {
        ResponseSender.routeChange(
                router,
                HttpMethod.POST,
                language.prefix() + SortingPages.ONE + path,
                context -> sent(context, language, answering));
    }

    private Future<Void> show(RoutingContext context, Language language, SortingVisits.Showing showing) {
        PageQuery state = PageQuery.of(context.queryParams());
        return entrance.enter(
                context,
                language,
                desk -> sorter(desk, state).compose(found -> {
                    if (found.isEmpty()) {
                        return closed(context, desk, 200, null);
                    }
                    Sorter sorter = found.get();
                    if (!sorter.may()) {
                        return closed(context, desk, Problem.Kind.FORBIDDEN.status(), refusal(sorter));
                    }
                    return sorter.seat().isEmpty()
                            ? PageRenderer.redirect(context, seated(desk, state))
                            : queue.onNextPage(sorter).compose(seated -> showing.show(context, seated, state));
                }));
    }

    private Future<Optional<Sorter>> sorter(Desk desk, PageQuery state) {
        return reads.read(index -> Sorter.find(index, desk, state));
    }

    private Future<Void> closed(RoutingContext context, Desk desk, int status, @Nullable String reason) {
        return renderer.showOnce(
                context, status, desk.visit(), (index, visit) -> SortingPages.closed(index, desk, reason));
    }

    private static String refusal(Sorter sorter) {
        try {
            sorter.desk().actor().require(sorter.permission());
            return "";
        } catch (Problem problem) {
            return RefusalReason.of(problem, sorter.desk().visit().language()).text();
        }
    }

    /** The same page at a seat of its own, which stays the same when it is loaded again. */
    private static String seated(Desk desk, PageQuery state) {
        String query = state.with(Sorter.SEAT, UUID.randomUUID().toString()).encoded();
        return desk.visit().link(desk.visit().path() + "?" + query);
    }

    private Future<Void> sent(RoutingContext context, Language language, Answering answering) {
        Visit visit = renderer.visit(context, language).at(SortingPages.ONE);
        boolean page = !SortingAnswers.wantsJson(context);
        context.request().pause();
        Future<Void> taken = authentication
                .liveActor(context)
                .compose(actor -> reader.read(context, SortingForm.FIELDS)
                        .map(SortingForm::of)
                        .compose(form -> sorter(
                                        new Desk(actor, form.state().find("as").orElse(null), visit), form.state())
                                .map(found -> found.orElseThrow(() -> Problem.of(Problem.Kind.FORBIDDEN, NOBODYS)))
                                .compose(sorter -> answering.answer(context, sorter.on(form.page()), form))))
                .recover(failure -> page && DeskEntrance.isStranger(failure)
                        ? PageRenderer.redirect(
                                context,
                                visit.link("/sign-in?ended=unsent&next=")
                                        + UrlEncoding.query(visit.link(SortingPages.ONE)))
                        : Future.failedFuture(failure))
                .onFailure(failure -> BodyReader.discard(context.request()));
        return page ? renderer.orProblem(context, visit, taken) : taken;
    }
}
