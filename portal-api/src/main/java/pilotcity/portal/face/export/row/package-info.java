/** Documents as rows: which columns a kind has, and where their values stand in a document's JSON. */
@NullMarked
package pilotcity.portal.face.export.row;

import org.jspecify.annotations.NullMarked;
