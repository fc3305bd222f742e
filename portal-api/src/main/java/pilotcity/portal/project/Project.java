package pilotcity.portal.project;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.portal.kernel.db.mapping.ColumnName;

/**
 * What is built or run in a pilot city.
 *
 * @param pilot the pilot it belongs to, where it is the same place
 * @param pointPrecision metres
 * @param ledBy {@code government}, {@code market} or {@code service}
 * @param ledByBasis whether a source says so or the editors decided
 * @param started when it began: a year, or a date
 * @param bounds the roads around it, in words
 */
record Project(
        String id,
        String name,
        @Nullable String nameEn,
        @Nullable String place,
        @Nullable String placeName,
        @Nullable String province,
        @Nullable String pilot,
        @Nullable Point point,
        @ColumnName("point_precision_m") @Nullable Integer pointPrecision,
        @Nullable String ledBy,
        @Nullable String ledByBasis,
        @Nullable String sector,
        @Nullable String status,
        @Nullable String started,
        @Nullable Integer durationYears,
        @Nullable String bounds,
        @Nullable String boundsEn,
        @Nullable String description,
        @Nullable String descriptionEn,
        List<ProjectFigure> figures,
        List<ProjectParty> parties,
        @Nullable String dataset) {

    /** The first figure for {@code measure}, by which projects are compared. */
    Optional<ProjectFigure> findFigure(String measure) {
        return figures.stream()
                .filter(figure -> figure.measure().equals(measure))
                .findFirst();
    }

    @Nullable
    Long whole(String measure) {
        return findFigure(measure).map(figure -> figure.value().longValue()).orElse(null);
    }

    @Nullable
    Number decimal(String measure) {
        return findFigure(measure).map(ProjectFigure::value).orElse(null);
    }

    List<String> organisations() {
        return parties.stream().map(ProjectParty::organisation).distinct().toList();
    }
}
