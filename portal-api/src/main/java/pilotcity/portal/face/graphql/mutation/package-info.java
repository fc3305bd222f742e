/**
 * A mutation for every verb: its input types, its payload, and its execution.
 *
 * <p>Mutations reads the arguments into verb inputs, writes, waits until the index shows the write, and answers with
 * the document.
 *
 * <p>It names no verb and no kind.
 */
@NullMarked
package pilotcity.portal.face.graphql.mutation;

import org.jspecify.annotations.NullMarked;
