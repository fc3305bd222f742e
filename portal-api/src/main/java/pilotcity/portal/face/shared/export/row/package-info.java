/**
 * A document as a row: the columns of its kind and where their values stand in its JSON.
 *
 * <p>DocumentRow is filled anew with each document; writers read its values by column.
 *
 * <p>It knows no format.
 */
@NullMarked
package pilotcity.portal.face.shared.export.row;

import org.jspecify.annotations.NullMarked;
