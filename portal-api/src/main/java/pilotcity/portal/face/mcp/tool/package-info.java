/** The tools: what each takes, and how it is answered from the index. No class here knows the protocol. */
@NullMarked
package pilotcity.portal.face.mcp.tool;

import org.jspecify.annotations.NullMarked;
