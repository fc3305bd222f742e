/** Photos over HTTP. */
@NullMarked
package pilotcity.portal.face.media;

import org.jspecify.annotations.NullMarked;
