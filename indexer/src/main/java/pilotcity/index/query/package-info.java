/** Lucene queries of our own: by how the index lies, by columns in memory, by the document itself. */
@NullMarked
package pilotcity.index.query;

import org.jspecify.annotations.NullMarked;
