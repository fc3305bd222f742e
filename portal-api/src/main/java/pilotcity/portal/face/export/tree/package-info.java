/** Rows by where they are: what spatial indexes in files are made of. */
@NullMarked
package pilotcity.portal.face.export.tree;

import org.jspecify.annotations.NullMarked;
