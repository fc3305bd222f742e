/** How public documents lie in a folder of Lucene, and how they are written and read one by one. */
@NullMarked
package pilotcity.index.store;

import org.jspecify.annotations.NullMarked;
