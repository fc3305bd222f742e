/**
 * Published photos over HTTP.
 *
 * <p>MediaFace reads the id, asks kernel media for the file and sends it.
 *
 * <p>It decides nothing about what is published.
 */
@NullMarked
package pilotcity.portal.face.media;

import org.jspecify.annotations.NullMarked;
