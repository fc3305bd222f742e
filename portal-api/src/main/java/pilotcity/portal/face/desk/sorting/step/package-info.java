/**
 * What is done at the sorting desk, as buttons name it in one line of text, and how it is taken back.
 *
 * <p>A SortingStep is one SortingAct on one version of one record; an UndoStack holds the reverse of what was done.
 *
 * <p>It is texts and values: it knows no verb's work, no request and no index.
 */
@NullMarked
package pilotcity.portal.face.desk.sorting.step;

import org.jspecify.annotations.NullMarked;
