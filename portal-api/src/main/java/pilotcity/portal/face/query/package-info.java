/** What faces share that are no pages: how the parameters of a search are read, what is counted is called, and how one adds to the OGC API of another. No face itself. */
@NullMarked
package pilotcity.portal.face.query;

import org.jspecify.annotations.NullMarked;
