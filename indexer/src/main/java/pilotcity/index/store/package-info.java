/**
 * How public documents lie in a Lucene folder: fields, order, compression, merges, checkpoint.
 *
 * <p>IndexChangeWriter turns a SourceDocument into a Lucene document and commits it with the checkpoint; IndexFolder
 * opens the folder whatever its state.
 *
 * <p>It answers no queries; what is read back is read by retrieval.
 */
@NullMarked
package pilotcity.index.store;

import org.jspecify.annotations.NullMarked;
