/** What a kind says of itself, and the public documents made from that. */
@NullMarked
package pilotcity.index.kind;

import org.jspecify.annotations.NullMarked;
