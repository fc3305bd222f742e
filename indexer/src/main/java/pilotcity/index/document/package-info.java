/**
 * A public document as the index gives it back: its key, its JSON, and its members found without parsing all of it.
 *
 * <p>Retrieval makes a Document from a segment; faces read values from it through FieldValues or JsonMembers.
 *
 * <p>It knows neither kinds nor Lucene.
 */
@NullMarked
package pilotcity.index.document;

import org.jspecify.annotations.NullMarked;
