/** What must not be published: telephone numbers, documents, addresses, plates and accounts in what people write. */
@NullMarked
package pilotcity.portal.kernel.privacy;

import org.jspecify.annotations.NullMarked;
