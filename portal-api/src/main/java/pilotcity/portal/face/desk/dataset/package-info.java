/**
 * What the pages of the desk show of a data set that is prepared, and what their forms send of its tables.
 *
 * <p>DraftView turns the private part of a data set into what templates show; DefineForm turns the form of a table into
 * the values that the verb takes.
 *
 * <p>It knows neither who sits at the desk nor how steps are done.
 */
@NullMarked
package pilotcity.portal.face.desk.dataset;

import org.jspecify.annotations.NullMarked;
