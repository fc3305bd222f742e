/**
 * Reading the live index: the thread pools with bounded queues that every public read goes through.
 *
 * <p>A face hands a function to ReadPool, which runs it on the LiveIndex off the event loop.
 *
 * <p>It knows nothing of queries, documents or faces.
 */
@NullMarked
package pilotcity.portal.kernel.read;

import org.jspecify.annotations.NullMarked;
