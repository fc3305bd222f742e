/**
 * The tools a language model can call: search, fetch, describe a kind, link to an export.
 *
 * <p>A tool gets its arguments as JSON, asks the index, and answers with JSON and text.
 *
 * <p>It knows no protocol.
 */
@NullMarked
package pilotcity.portal.face.mcp.tool;

import org.jspecify.annotations.NullMarked;
