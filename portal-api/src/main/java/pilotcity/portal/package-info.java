/** The server: its features, its faces, and what starts and stops it. */
@NullMarked
package pilotcity.portal;

import org.jspecify.annotations.NullMarked;
