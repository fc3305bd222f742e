/** Requests over HTTP: reading them, answering them, the form of the answer. */
@NullMarked
package pilotcity.portal.face.graphql.request;

import org.jspecify.annotations.NullMarked;
