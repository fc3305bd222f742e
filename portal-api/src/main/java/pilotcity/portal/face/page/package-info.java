/** What the faces that are pages share: templates, texts, languages, the frame around every page. No face itself. */
@NullMarked
package pilotcity.portal.face.page;

import org.jspecify.annotations.NullMarked;
