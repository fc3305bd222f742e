package pilotcity.portal.face.shared.catalogue;

import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;

/**
 * What the portal's catalogue is called, and who runs it.
 *
 * @param licence of the descriptions, not of the data
 */
public record CatalogueInfo(
        BilingualText title, BilingualText description, String operator, String email, Licence licence) {
    public static CatalogueInfo of(PageRenderer renderer, Config config) {
        return new CatalogueInfo(
                text(renderer, "siteName"),
                text(renderer, "tagline"),
                config.text(Setting.OPERATOR_NAME),
                config.text(Setting.OPERATOR_EMAIL),
                Licence.of(config.text(Setting.CATALOG_LICENSE)));
    }

    private static BilingualText text(PageRenderer renderer, String key) {
        @Nullable String zh = renderer.texts(Language.ZH).get(key);
        @Nullable String en = renderer.texts(Language.EN).get(key);
        return new BilingualText(zh, en);
    }
}
