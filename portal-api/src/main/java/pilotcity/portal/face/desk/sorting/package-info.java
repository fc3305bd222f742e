/**
 * The sorting queue of the desk: records that nobody has said the category of, one by one or as a list, with what a
 * model proposes.
 *
 * <p>SortingFace finds the Sorter, SortingQueue claims the next records for them, and SortingCards shows each; a button
 * names SortingSteps, which SortingWork does, and an UndoStack keeps how they are taken back.
 *
 * <p>It decides nothing and keeps nothing: verbs decide who may, versions who was first, and what can be taken back is
 * known by the page.
 */
@NullMarked
package pilotcity.portal.face.desk.sorting;

import org.jspecify.annotations.NullMarked;
