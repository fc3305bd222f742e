/**
 * Generated service requests, marked as simulated.
 *
 * <p>Scenario generates them by a seed, each taking real transitions; ScenarioWriter inserts them, ScenarioRemoval
 * deletes them.
 *
 * <p>It changes nothing that people have reported.
 */
@NullMarked
package pilotcity.portal.servicerequest.demonstration;

import org.jspecify.annotations.NullMarked;
