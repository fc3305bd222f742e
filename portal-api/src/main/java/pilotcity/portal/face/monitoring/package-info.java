/**
 * Health and metrics for whoever runs the portal.
 *
 * <p>MonitoringFace asks the change feed whether the node is ready and writes the metrics of the registry;
 * SuggestionMetrics is told of every suggestion, and looks at the card of the model that makes them.
 *
 * <p>It changes nothing and knows no kind but that of models.
 */
@NullMarked
package pilotcity.portal.face.monitoring;

import org.jspecify.annotations.NullMarked;
