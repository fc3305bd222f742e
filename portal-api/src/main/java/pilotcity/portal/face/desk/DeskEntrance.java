package pilotcity.portal.face.desk;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.WriteVisibility;
import pilotcity.portal.kernel.authentication.Authentication;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.Verbs;

/** Leads whoever is signed in to their desk, and strangers to where they sign in. */
public record DeskEntrance(
        Authentication authentication, WriteVisibility visibility, PageRenderer renderer, Verbs verbs) {

    /** What is shown to somebody at a desk. */
    @FunctionalInterface
    public interface DeskHandler {
        Future<Void> show(Desk desk);
    }

    /** Completes with what {@code sitting} shows, or where to sign in. */
    public Future<Void> enter(RoutingContext context, Language language, DeskHandler sitting) {
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

    public static boolean isStranger(Throwable failure) {
        return failure instanceof Problem problem && problem.kind() == Problem.Kind.UNAUTHENTICATED;
    }

    private static String here(Visit visit) {
        return visit.link(visit.path()) + (visit.query().isEmpty() ? "" : "?" + visit.query());
    }

    /** What the address says was done just before. */
    FlashMessage flashMessage(RoutingContext context, Desk desk) {
        String done = context.request().getParam("done");
        String ids = Objects.requireNonNullElse(context.request().getParam("ids"), "");
        return done == null
                ? FlashMessage.NOTHING
                : FlashMessage.done(
                        title(
                                done,
                                context.request().getParam("button"),
                                desk.visit().language()),
                        List.of(ids.split(",", -1)));
    }

    /** What the pressed button says. */
    String title(Verb verb, @Nullable String button, Language language) {
        return button == null
                ? language.of(verb.title())
                : renderer.texts(language).getOrDefault(button, language.of(verb.title()));
    }

    private String title(String done, @Nullable String button, Language language) {
        String[] parts = done.split("\\.", 2);
        return parts.length < 2
                ? ""
                : verbs.find(parts[0], parts[1])
                        .map(verb -> title(verb, button == null ? null : DatasetDesk.button(button), language))
                        .orElse("");
    }
}
