/** Administrative divisions: provinces, prefectures, counties. */
@NullMarked
package pilotcity.portal.place;

import org.jspecify.annotations.NullMarked;
