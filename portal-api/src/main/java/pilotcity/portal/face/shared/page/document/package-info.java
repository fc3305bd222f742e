/**
 * A document as pages show it: facts, values, names, references, result items, durations.
 *
 * <p>DocumentView reads a document and its kind into what templates print.
 *
 * <p>It names no kind and answers no request.
 */
@NullMarked
package pilotcity.portal.face.shared.page.document;

import org.jspecify.annotations.NullMarked;
