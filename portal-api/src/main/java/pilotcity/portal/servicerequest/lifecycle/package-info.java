/**
 * The life cycle: statuses and transitions in one table (Transition), who may take them, what they require, who has
 * custody afterwards.
 *
 * <p>A handler locks the request, finds the ActingParty, checks the table, and appends to the history.
 *
 * <p>It does not know intake, bulk import or demonstration.
 */
@NullMarked
package pilotcity.portal.servicerequest.lifecycle;

import org.jspecify.annotations.NullMarked;
