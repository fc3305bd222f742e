/**
 * Data sets over HTTP: their files, their tables and rows, their versions.
 *
 * <p>A request finds the data set or one of its versions in the index, by PublishedSet, and is answered from the files
 * that it names.
 *
 * <p>It knows no feature but the documents of data sets and of their versions, and speaks no SQL.
 */
@NullMarked
package pilotcity.portal.face.dataset;

import org.jspecify.annotations.NullMarked;
