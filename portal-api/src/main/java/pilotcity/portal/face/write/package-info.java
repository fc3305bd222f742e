/**
 * Writing over HTTP: an address for every verb, the private part of documents, and what the audit log says of them. No
 * class here names a kind or a verb.
 */
@NullMarked
package pilotcity.portal.face.write;

import org.jspecify.annotations.NullMarked;
