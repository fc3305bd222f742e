package pilotcity.portal.face.shared.catalogue;

import org.jspecify.annotations.Nullable;
import pilotcity.portal.Config;
import pilotcity.portal.Setting;
import pilotcity.portal.face.catalogue.Bilingual;
import pilotcity.portal.face.catalogue.Licence;
import pilotcity.portal.face.page.Language;
import pilotcity.portal.face.page.Pages;

/**
 * What the portal's catalogue is called, and who runs it.
 *
 * @param licence of the descriptions, not of the data
 */
public record CatalogueInfo(Bilingual title, Bilingual description, String operator, String email, Licence licence) {
    public static CatalogueInfo of(Pages pages, Config config) {
        return new CatalogueInfo(
                text(pages, "siteName"),
                text(pages, "tagline"),
                config.text(Setting.OPERATOR_NAME),
                config.text(Setting.OPERATOR_EMAIL),
                Licence.of(config.text(Setting.CATALOG_LICENSE)));
    }

    private static Bilingual text(Pages pages, String key) {
        @Nullable String zh = pages.texts(Language.ZH).get(key);
        @Nullable String en = pages.texts(Language.EN).get(key);
        return new Bilingual(zh, en);
    }
}
