/**
 * Reading the live index and the tables: the thread pools with bounded queues that every public read goes through.
 *
 * <p>A face hands a function to ReadPool, which runs it on the LiveIndex off the event loop, or to TableReadPool, which
 * runs it on the ColumnEngine.
 *
 * <p>It knows nothing of queries, documents or faces.
 */
@NullMarked
package pilotcity.portal.kernel.read;

import org.jspecify.annotations.NullMarked;
