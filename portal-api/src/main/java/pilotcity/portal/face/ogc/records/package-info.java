/**
 * The searchable catalogue (OGC API Records): data sets and collections as records in an index of their own.
 *
 * <p>RecordCatalogue fills an index in memory from the live one whenever that has changed; items answers from it.
 *
 * <p>It reads data sets by the names of their fields and knows no feature.
 */
@NullMarked
package pilotcity.portal.face.ogc.records;

import org.jspecify.annotations.NullMarked;
