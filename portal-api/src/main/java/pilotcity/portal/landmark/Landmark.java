package pilotcity.portal.landmark;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.portal.kernel.db.mapping.ColumnName;

/**
 * A road, station or other spot that people name.
 *
 * @param type {@code road}, {@code station}, {@code park} and so on, as {@link LandmarkFeature} lists them
 * @param aliases what else people call it
 * @param place code of the smallest place that the whole of it lies in
 * @param placeName with the names of the divisions above it
 * @param point WGS84, or null where no source has one
 * @param pointPrecision metres around the point within which the whole of it lies
 * @param pointEvidence what the point rests on
 */
record Landmark(
        String id,
        String type,
        String name,
        @Nullable String nameEn,
        List<String> aliases,
        String place,
        String placeName,
        @Nullable Point point,
        @Nullable String pointSource,
        @ColumnName("point_precision_m") @Nullable Integer pointPrecision,
        @Nullable String pointEvidence,
        @Nullable String sourceTitle,
        @Nullable String sourceUrl,
        @Nullable String dataset) {}
