/** Health, metrics: what those who run the portal look at. */
@NullMarked
package pilotcity.portal.face.operations;

import org.jspecify.annotations.NullMarked;
