/** How a page shows documents and their values, whatever their kind. */
@NullMarked
package pilotcity.portal.face.page.show;

import org.jspecify.annotations.NullMarked;
