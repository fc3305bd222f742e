package pilotcity.portal.face.website.model;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Kind;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.PageAddresses;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.page.TemplatePage;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.document.DocumentNames;
import pilotcity.portal.face.website.DocumentPage;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.suggestion.ModelInUse;

/** {@code /models/{id}}: the card of a model for readers, and {@code /models/current}, which leads to that in use. */
public final class ModelPagesFace implements Face {
    private static final String CURRENT = "/models/current";
    private static final String MODELS = "/models/:id";

    private final ReadPool readPool;
    private final PageRenderer renderer;
    private final ZoneId zone;

    public ModelPagesFace(ReadPool readPool, PageRenderer renderer, ZoneId zone) {
        this.readPool = readPool;
        this.renderer = renderer;
        this.zone = zone;
    }

    @Override
    public void mount(Router router) {
        for (Language language : Language.values()) {
            String prefix = language.prefix();
            ResponseSender.routeRead(router, prefix + CURRENT, context -> current(context, language));
            ResponseSender.routeRead(router, prefix + MODELS, context -> model(context, language));
        }
    }

    /** While there is no model, a page says how suggestions are made without one. */
    private Future<Void> current(RoutingContext context, Language language) {
        Visit visit = renderer.visit(context, language);
        Future<Void> shown = readPool.read(index -> ModelInUse.find(index)
                        .map(card -> visit.link(PageAddresses.of(index.kinds().get(ModelInUse.KIND), card.id())))
                        .orElse(""))
                .compose(address -> address.isEmpty()
                        ? renderer.showOnce(
                                context, 200, visit, (index, reader) -> new TemplatePage("model-none", Map.of()))
                        : PageRenderer.redirect(context, address));
        return renderer.orProblem(context, visit, shown);
    }

    private Future<Void> model(RoutingContext context, Language language) {
        String id = ResponseSender.path(context, "id");
        return renderer.showKept(context, language, (index, visit) -> page(index, visit, id));
    }

    private TemplatePage page(Index index, Visit visit, String id) {
        Kind<?> kind = index.kinds().get(ModelInUse.KIND);
        Document card = index.find(kind.name(), id)
                .orElseThrow(() -> Problem.notFound("there is no " + kind.name() + " '" + id + "'"));
        Map<String, @Nullable Object> model =
                new DocumentPage(index, kind, visit).read(id).orElseThrow();
        String title = visit.language().of("建议类别的模型 ", "Category suggestions: ") + id;
        model.put("names", new DocumentNames(title, null, null, null));
        model.put("card", ModelView.of(index, card, visit, zone));
        return new TemplatePage("kind-model", model);
    }
}
