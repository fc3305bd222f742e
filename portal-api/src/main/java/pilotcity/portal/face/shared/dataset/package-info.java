/**
 * What faces read of published data sets: the newest or any version, its files and tables.
 *
 * <p>PublishedSet reads the document of the index; SetComparison says in what two versions differ.
 *
 * <p>It knows neither how rows are asked for nor how protocols show them.
 */
@NullMarked
package pilotcity.portal.face.shared.dataset;

import org.jspecify.annotations.NullMarked;
