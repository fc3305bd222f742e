/**
 * The portal's own read API under /api: search, suggestions, documents, kinds.
 *
 * <p>SearchFace reads the parameters, searches, and SearchAnswerWriter streams the answer.
 *
 * <p>It writes nothing; face.write does.
 */
@NullMarked
package pilotcity.portal.face.search;

import org.jspecify.annotations.NullMarked;
