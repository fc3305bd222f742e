/**
 * What all HTML pages share: templates, texts, languages, layout, rendering, caching.
 *
 * <p>A face gives PageRenderer a TemplatePage; the renderer adds the layout and sends it or a page for the problem.
 *
 * <p>It knows no page and none of its own sub-rooms.
 */
@NullMarked
package pilotcity.portal.face.shared.page;

import org.jspecify.annotations.NullMarked;
