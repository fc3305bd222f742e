package pilotcity.portal.face.ckan.protocol;

import pilotcity.portal.face.shared.catalogue.CatalogueInfo;

/**
 * Where and what the portal is.
 *
 * @param base scheme, host and port
 */
public record CkanSite(String base, CatalogueInfo about) {
    public String url(String path) {
        return base + path;
    }
}
