/**
 * The running portal: the list of features (FeatureRegistry), the list of faces (FaceRegistry), and what starts and
 * stops a node.
 *
 * <p>PortalApplication starts a PortalNode (database, index, change feed), then the web server with the faces.
 *
 * <p>It knows every room; only the command line, the benchmark and tests know it.
 */
@NullMarked
package pilotcity.portal;

import org.jspecify.annotations.NullMarked;
