package pilotcity.portal.place;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import pilotcity.portal.kernel.db.mapping.ColumnName;

/**
 * An administrative division of China.
 *
 * @param id GB/T 2260 code, six digits
 * @param level {@code province}, {@code prefecture}, {@code county} or {@code town}
 * @param aliases everyday, former and abbreviated names
 * @param fullName with the names of the divisions above it
 * @param parent code of the division above, null for a province
 * @param province code of the province it lies in, itself for a province
 * @param point WGS84, or null where no source has one
 * @param pointPrecision metres by which the point may be off
 * @param population residents, or null where no source has a figure
 * @param boundary WGS84, provinces only; not an official boundary
 */
record Place(
        String id,
        String level,
        String name,
        @Nullable String nameEn,
        List<String> aliases,
        String fullName,
        @Nullable String parent,
        String province,
        @Nullable Point point,
        @Nullable String pointSource,
        @ColumnName("point_precision_m") @Nullable Integer pointPrecision,
        @Nullable Long population,
        @Nullable String populationSource,
        @Nullable Geometry boundary,
        @Nullable String dataset) {}
