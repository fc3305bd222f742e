package pilotcity.portal.pilot;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.portal.kernel.db.mapping.ColumnName;

/**
 * A national smart-city pilot.
 *
 * @param batch year of the batch, 2012 or 2013
 * @param announced the day the batch was made public
 * @param seq position in the announcement of the batch
 * @param level what the pilot is: a whole city, a district, a new area …
 * @param province code of the province
 * @param place code of the deepest division that holds it
 * @param originalCode the code of the time, where it is no longer the same
 * @param pointPrecision metres
 * @param nameEvidence how sure it is that this name was announced
 * @param organisations who announced it, and agencies of the same place
 */
record Pilot(
        String id,
        String name,
        @Nullable String nameEn,
        int batch,
        LocalDate announced,
        @Nullable Integer seq,
        String level,
        String province,
        String provinceName,
        @Nullable String provinceNameEn,
        @Nullable String place,
        @Nullable String placeName,
        @Nullable String originalCode,
        @Nullable Point point,
        @Nullable String pointSource,
        @ColumnName("point_precision_m") @Nullable Integer pointPrecision,
        @Nullable String nameEvidence,
        @Nullable String evidenceUrl,
        @Nullable String evidenceNote,
        @Nullable String note,
        @Nullable String noteEn,
        List<String> organisations,
        @Nullable String dataset) {}
