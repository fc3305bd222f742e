package pilotcity.portal.face.shared.page.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One result.
 *
 * @param key kind and id: the list and the map find each other by it
 * @param title its name as safe HTML, with the words found marked
 * @param facts what distinguishes it from others
 * @param snippets other text the words were found in, as safe HTML
 * @param distance how far from the point asked for, or null
 * @param status where it is in its life, or null
 * @param thumbnail the address of a small photo, or null
 * @param simulated whether it is simulated
 */
public record ResultItem(
        String key,
        String kind,
        String href,
        String title,
        @Nullable String titleLang,
        @Nullable String other,
        @Nullable String otherLang,
        List<String> facts,
        List<String> snippets,
        @Nullable String distance,
        @Nullable DisplayValue status,
        @Nullable String thumbnail,
        boolean simulated) {}
