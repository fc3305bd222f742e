package pilotcity.portal.face.shared.page;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;

/** What every page has: navigation, language switch, the map's settings. */
public final class Layout {
    private final List<Kind<?>> kinds;
    private final String tiles;
    private final String attribution;

    public Layout(Kinds kinds, Config config) {
        this.kinds = kinds.list().stream()
                .sorted(Comparator.<Kind<?>>comparingDouble(Kind::rank).reversed())
                .toList();
        this.tiles = config.text(Setting.MAP_TILE_URL);
        this.attribution = config.text(Setting.MAP_TILE_ATTRIBUTION);
    }

    /** The model of a page: its own and what all have. */
    public Map<String, @Nullable Object> model(Visit visit, Map<String, ? extends @Nullable Object> own) {
        Language language = visit.language();
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("q", "");
        model.put("title", null);
        model.put("json", null);
        model.put("structured", null);
        model.put("feed", null);
        model.putAll(own);
        model.put("visit", visit);
        model.put("root", language.prefix());
        model.put("lang", language.tag());
        model.put("otherHref", visit.in(language.other()));
        model.put("chineseHref", visit.in(Language.ZH));
        model.put("englishHref", visit.in(Language.EN));
        model.put("nav", nav(language));
        model.put("tiles", tiles);
        model.put("tileAttribution", attribution);
        return model;
    }

    private List<KindView> nav(Language language) {
        return kinds.stream().map(kind -> KindView.of(kind, language)).toList();
    }
}
