/**
 * CQL2 JSON (OGC 21-065r2, annex C): parser and writer.
 *
 * <p>Cql2Json.parse reads JSON into the filter tree; Cql2Json.write turns a tree back into JSON.
 *
 * <p>It knows neither fields nor documents; FilterCheck does that afterwards.
 */
@NullMarked
package pilotcity.index.filter.cql2json;

import org.jspecify.annotations.NullMarked;
