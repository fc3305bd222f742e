/**
 * What an address of the portal's own API takes and answers, described once.
 *
 * <p>A face mounts an Operation; its OperationParameters read the request; OpenAPI is made from the same descriptions.
 *
 * <p>It knows no particular face and no kind by name.
 */
@NullMarked
package pilotcity.portal.kernel.http.operation;

import org.jspecify.annotations.NullMarked;
