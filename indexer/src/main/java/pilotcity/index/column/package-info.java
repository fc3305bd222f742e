/**
 * Values of the documents of a segment as arrays in memory, one after another and without gaps: whoever looks at every
 * match reads them many times faster than doc values that have to be looked for. Made when they are first asked for, and
 * gone with their segment.
 */
@NullMarked
package pilotcity.index.column;

import org.jspecify.annotations.NullMarked;
