/**
 * The Model Context Protocol: the portal as tools for language models. Reading only, without sessions, so that any node can
 * answer any request.
 */
@NullMarked
package pilotcity.portal.face.mcp;

import org.jspecify.annotations.NullMarked;
