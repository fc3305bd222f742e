/** The Lucene index: applying changes, answering queries. */
@NullMarked
package pilotcity.index.search;

import org.jspecify.annotations.NullMarked;
