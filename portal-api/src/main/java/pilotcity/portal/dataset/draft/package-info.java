/**
 * Data sets before they are published: drafts, their files and tables, and what organisations do with them.
 *
 * <p>DatasetVerbs lists what can be done; DraftHandler and ReviewHandler do it in the transaction of the write; what
 * takes long is left to the room of the work.
 *
 * <p>It knows no table's rows, and nothing of it is public.
 */
@NullMarked
package pilotcity.portal.dataset.draft;

import org.jspecify.annotations.NullMarked;
