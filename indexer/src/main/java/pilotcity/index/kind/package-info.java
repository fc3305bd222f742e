/**
 * What a kind is: its fields, their types, titles and roles; how a record becomes a public document on its way into the
 * index.
 *
 * <p>A feature builds its Kind once at start; everything else (index, schemas, pages) is derived from Kinds.
 *
 * <p>It knows no Lucene and names no particular kind.
 */
@NullMarked
package pilotcity.index.kind;

import org.jspecify.annotations.NullMarked;
