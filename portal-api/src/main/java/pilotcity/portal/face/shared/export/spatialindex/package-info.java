/**
 * Spatial indexes inside files: the packed Hilbert R-tree of FlatGeobuf and the spool that orders its features.
 *
 * <p>A writer adds features with their boxes; at the end they are read back in the order of the tree.
 *
 * <p>It knows no documents.
 */
@NullMarked
package pilotcity.portal.face.shared.export.spatialindex;

import org.jspecify.annotations.NullMarked;
