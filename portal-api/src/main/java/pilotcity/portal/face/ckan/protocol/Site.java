package pilotcity.portal.face.ckan.protocol;

import pilotcity.portal.face.catalogue.About;

/**
 * Where and what the portal is.
 *
 * @param base scheme, host and port
 */
public record Site(String base, About about) {
    public String url(String path) {
        return base + path;
    }
}
