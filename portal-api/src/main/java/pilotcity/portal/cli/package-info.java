/**
 * The commands of ./portal.
 *
 * <p>Main finds the command; each command does its work through the running portal where there is one, else itself.
 *
 * <p>Only this room writes to the terminal and reads arguments.
 */
@NullMarked
package pilotcity.portal.cli;

import org.jspecify.annotations.NullMarked;
