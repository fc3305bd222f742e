/** Published data sets: their description and files. */
@NullMarked
package pilotcity.portal.dataset;

import org.jspecify.annotations.NullMarked;
