/**
 * What the commands of {@code ./portal} ask a node for, whether it serves or was started for the command.
 *
 * <p>Each takes an order, one line of JSON, and prints what becomes of it.
 *
 * <p>It knows neither HTTP nor the terminal.
 */
@NullMarked
package pilotcity.portal.command;

import org.jspecify.annotations.NullMarked;
