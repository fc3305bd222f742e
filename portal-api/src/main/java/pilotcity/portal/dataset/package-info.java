/**
 * Published data sets: their descriptions as documents, and their files for download.
 *
 * <p>DatasetDescriptions writes a description after its set has been imported; DatasetFilesFace sends files and the
 * FrictionlessPackage.
 *
 * <p>It knows neither what the tables of a set mean nor the catalogues that list it.
 */
@NullMarked
package pilotcity.portal.dataset;

import org.jspecify.annotations.NullMarked;
