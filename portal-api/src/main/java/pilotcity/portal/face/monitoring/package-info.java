/**
 * Health and metrics for whoever runs the portal.
 *
 * <p>MonitoringFace asks the change feed whether the node is ready and writes the metrics of the registry.
 *
 * <p>It changes nothing and knows no kind.
 */
@NullMarked
package pilotcity.portal.face.monitoring;

import org.jspecify.annotations.NullMarked;
