/**
 * Reading features: parameters, paging, conditions, answers.
 *
 * <p>ItemsParameters reads an ItemsQuery, ItemsResource searches, ItemsAnswer writes one page with its links.
 *
 * <p>It writes no features.
 */
@NullMarked
package pilotcity.portal.face.ogc.items;

import org.jspecify.annotations.NullMarked;
