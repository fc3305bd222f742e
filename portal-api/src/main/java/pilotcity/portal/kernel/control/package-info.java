/**
 * One process for each data folder, and how another command reaches it.
 *
 * <p>DataFolder takes the lock; the running portal listens on the ControlSocket, and a command sends its verb there.
 *
 * <p>It knows no command by name.
 */
@NullMarked
package pilotcity.portal.kernel.control;

import org.jspecify.annotations.NullMarked;
