/**
 * CQL2 Text (OGC 21-065r2, annex B): lexer, parser and writer.
 *
 * <p>Cql2Text.parse cuts the text into tokens and parses conditions and expressions into the filter tree;
 * Cql2Text.write turns it back into text.
 *
 * <p>It knows neither fields nor documents; FilterCheck does that afterwards.
 */
@NullMarked
package pilotcity.index.filter.cql2text;

import org.jspecify.annotations.NullMarked;
