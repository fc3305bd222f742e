/**
 * Signs, in the words of a report, that somebody's life is in danger.
 *
 * <p>DangerSigns reads the words statement by statement and tells the first Danger whose signs stand together in one.
 *
 * <p>It knows neither requests nor records, and learns nothing: what it looks for is a list that people wrote.
 */
@NullMarked
package pilotcity.portal.kernel.learning.danger;

import org.jspecify.annotations.NullMarked;
