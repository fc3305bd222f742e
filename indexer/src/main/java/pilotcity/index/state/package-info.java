/**
 * What an index says of its own condition: its state, damage, documents left out, failures of indexing.
 *
 * <p>The store and Index return these values; the change feed and the operator's commands read them.
 *
 * <p>It knows no engine and no documents beyond their key.
 */
@NullMarked
package pilotcity.index.state;

import org.jspecify.annotations.NullMarked;
