package pilotcity.portal.face.guide;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.page.TemplatePage;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;

/** {@code /guide}: how to use the portal, in Chinese and under {@code /en} in English. */
public final class GuideFace implements Face {
    static final String ROOT = "/guide";

    private final Path folder;
    private final PageRenderer renderer;

    /** Read on the first request, to keep the start fast. */
    private final Map<Language, Guides> editions = new EnumMap<>(Language.class);

    public GuideFace(PageRenderer renderer, Config config) {
        this.folder = config.path(Setting.GUIDE);
        this.renderer = renderer;
    }

    @Override
    public void mount(Router router) {
        for (Language language : Language.values()) {
            String root = language.prefix() + ROOT;
            ResponseSender.routeRead(router, root, context -> first(context, language));
            ResponseSender.routeRead(
                    router, root + "/:name", context -> show(context, language, ResponseSender.path(context, "name")));
            ResponseSender.routeRead(
                    router,
                    root + "/:folder/:name",
                    context -> show(
                            context,
                            language,
                            ResponseSender.path(context, "folder") + "/" + ResponseSender.path(context, "name")));
        }
    }

    private synchronized Guides guides(Language language) {
        return editions.computeIfAbsent(language, asked -> Guides.read(folder, asked));
    }

    private Future<Void> first(RoutingContext context, Language language) {
        String words = Objects.requireNonNullElse(context.request().getParam("q"), "");
        return InvisibleCharacters.isBlank(words)
                ? show(context, language, "")
                : renderer.show(
                        context, language, (index, visit) -> new TemplatePage("guide-search", found(visit, words)));
    }

    private Future<Void> show(RoutingContext context, Language language, String path) {
        return renderer.showKept(context, language, (index, visit) -> new TemplatePage("guide", model(visit, path)));
    }

    private Map<String, @Nullable Object> found(Visit visit, String words) {
        Guides guides = guides(visit.language());
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("words", words);
        model.put("guides", guides.list());
        model.put("path", null);
        model.put("found", guides.search(words));
        return model;
    }

    private Map<String, @Nullable Object> model(Visit visit, String path) {
        Guides guides = guides(visit.language());
        Guide guide =
                guides.find(path).orElseThrow(() -> Problem.notFound("there is no guide at " + Guide.address(path)));
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("words", "");
        model.put("guides", guides.list());
        model.put("path", path);
        model.put("guide", guide);
        model.put("text", guide.html().replace(GuideLinks.PORTAL, visit.base()));
        model.put(
                "foreign",
                guide.language() == visit.language() ? null : guide.language().tag());
        return model;
    }
}
