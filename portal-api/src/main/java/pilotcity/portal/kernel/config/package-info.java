/**
 * The settings of a portal: their names and defaults (Setting), their values (Config).
 *
 * <p>They are read once at the start from file, environment and command line, and handed to whoever needs it.
 *
 * <p>It knows no other room.
 */
@NullMarked
package pilotcity.portal.kernel.config;

import org.jspecify.annotations.NullMarked;
