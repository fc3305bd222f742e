package pilotcity.portal.face.ckan.action;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.text.TextFolding;
import pilotcity.portal.face.ckan.protocol.Action;
import pilotcity.portal.face.ckan.protocol.ActionException;
import pilotcity.portal.face.ckan.protocol.ActionParameters;
import pilotcity.portal.face.ckan.protocol.CkanDict;
import pilotcity.portal.face.ckan.protocol.CkanSite;
import pilotcity.portal.face.shared.catalogue.Licence;

/** What can be asked of the portal itself. */
public final class SiteActions {
    /** The version whose answers these are made after. */
    static final String VERSION = "2.11.0";

    public static final List<Action> ALL = List.of(
            new Action("status_show", "Says what this is.", SiteActions::status),
            new Action("site_read", "Everybody may read.", SiteActions::yes),
            new Action("license_list", "Lists licences.", SiteActions::licences),
            new Action("format_autocomplete", "Finds formats of resources by q.", SiteActions::formats),
            new Action("user_list", "Users are not published.", SiteActions::denied),
            new Action("user_show", "Users are not published.", SiteActions::denied));

    private SiteActions() {}

    private static Object status(Index index, ActionParameters parameters, CkanSite site) {
        return new CkanDict()
                .put("ckan_version", VERSION)
                .put("site_url", site.base())
                .put("site_title", site.about().title().chinese())
                .put("site_description", site.about().description().chinese())
                .put("site_about", site.about().description().english())
                .put("error_emails_to", null)
                .put("locale_default", "zh_CN")
                .put("extensions", List.of("datastore", "dcat", "spatial_query"))
                .map();
    }

    private static Object yes(Index index, ActionParameters parameters, CkanSite site) {
        return true;
    }

    private static Object licences(Index index, ActionParameters parameters, CkanSite site) {
        return Licence.KNOWN.stream().map(SiteActions::licence).toList();
    }

    private static Map<String, @Nullable Object> licence(Licence licence) {
        return new CkanDict()
                .put("id", licence.id())
                .put("title", licence.title())
                .put("url", licence.url())
                .put("status", "active")
                .put("family", "")
                .put("maintainer", "")
                .put("domain_content", licence.open())
                .put("domain_data", licence.open())
                .put("domain_software", false)
                .put("is_generic", false)
                .put("od_conformance", licence.open() ? "approved" : "not reviewed")
                .put("osd_conformance", "not reviewed")
                .put("is_okd_compliant", licence.open())
                .put("is_osi_compliant", false)
                .map();
    }

    private static Object formats(Index index, ActionParameters parameters, CkanSite site) {
        String q = TextFolding.key(parameters.text("q", ""));
        List<String> found = PackageActions.formats(index).stream()
                .map(format -> format.toLowerCase(Locale.ROOT))
                .filter(format -> format.contains(q))
                .sorted()
                .toList();
        return PackageActions.part(found, parameters, 5);
    }

    private static Object denied(Index index, ActionParameters parameters, CkanSite site) {
        throw ActionException.denied("users are not published");
    }
}
