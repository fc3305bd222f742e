/**
 * The public website: home, search, map, document pages, assets, robots and site map.
 *
 * <p>WebsiteFace is mounted last; each …Page class fills the model of one template.
 *
 * <p>It names no feature class; HomePage and ContainedRequests know kinds by name.
 */
@NullMarked
package pilotcity.portal.face.website;

import org.jspecify.annotations.NullMarked;
