/**
 * The Model Context Protocol over streamable HTTP, read only and without sessions.
 *
 * <p>McpFace checks the transport's rules and hands the message to the SDK, which calls a tool.
 *
 * <p>Only this room knows the SDK.
 */
@NullMarked
package pilotcity.portal.face.mcp;

import org.jspecify.annotations.NullMarked;
