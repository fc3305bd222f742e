/** The command line. */
@NullMarked
package pilotcity.portal.cli;

import org.jspecify.annotations.NullMarked;
