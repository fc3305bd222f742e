/**
 * Values of cells as other systems write them: times, points, coordinates in other reference systems, names.
 *
 * <p>Each reader takes a text and gives a value or says why it is none.
 *
 * <p>It knows neither files nor mappings.
 */
@NullMarked
package pilotcity.portal.servicerequest.bulkimport.cell;

import org.jspecify.annotations.NullMarked;
