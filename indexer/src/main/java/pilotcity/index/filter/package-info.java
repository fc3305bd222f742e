/** One abstract syntax for every filter language the portal speaks, with CQL2's meaning. */
@NullMarked
package pilotcity.index.filter;

import org.jspecify.annotations.NullMarked;
