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
import pilotcity.index.text.Invisible;
import pilotcity.portal.Config;
import pilotcity.portal.Face;
import pilotcity.portal.Setting;
import pilotcity.portal.face.page.Language;
import pilotcity.portal.face.page.Page;
import pilotcity.portal.face.page.Pages;
import pilotcity.portal.face.page.Visit;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.Problem;

/** {@code /guide}: how to use the portal, in Chinese and under {@code /en} in English. */
public final class GuideFace implements Face {
    static final String ROOT = "/guide";

    private final Path folder;
    private final Pages pages;

    /** Read when somebody asks for the first time: most starts are not for the sake of a guide. */
    private final Map<Language, Guides> editions = new EnumMap<>(Language.class);

    public GuideFace(Pages pages, Config config) {
        this.folder = config.path(Setting.GUIDE);
        this.pages = pages;
    }

    @Override
    public void mount(Router router) {
        for (Language language : Language.values()) {
            String root = language.prefix() + ROOT;
            Answers.read(router, root, context -> first(context, language));
            Answers.read(router, root + "/:name", context -> show(context, language, Answers.path(context, "name")));
            Answers.read(
                    router,
                    root + "/:folder/:name",
                    context -> show(
                            context, language, Answers.path(context, "folder") + "/" + Answers.path(context, "name")));
        }
    }

    private synchronized Guides guides(Language language) {
        return editions.computeIfAbsent(language, asked -> Guides.read(folder, asked));
    }

    private Future<Void> first(RoutingContext context, Language language) {
        String words = Objects.requireNonNullElse(context.request().getParam("q"), "");
        return Invisible.isBlank(words)
                ? show(context, language, "")
                : pages.show(context, language, (index, visit) -> new Page("guide-search", found(visit, words)));
    }

    private Future<Void> show(RoutingContext context, Language language, String path) {
        return pages.showKept(context, language, (index, visit) -> new Page("guide", model(visit, path)));
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
        model.put("text", guide.html().replace(Links.PORTAL, visit.base()));
        model.put(
                "foreign",
                guide.language() == visit.language() ? null : guide.language().tag());
        return model;
    }
}
