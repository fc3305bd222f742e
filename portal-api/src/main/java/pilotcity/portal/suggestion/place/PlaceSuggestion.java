package pilotcity.portal.suggestion.place;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/**
 * Where a report may be, as its words say.
 *
 * @param place code of the smallest place that is named or that the landmark lies in; null where the words have an
 *     address and nothing says in which place
 * @param landmarks ids of the landmarks that are named: two between which or at whose corner it is, else one or none
 * @param address road and house number as they were written, or null
 * @param relation how it lies to the landmarks, or to the place where there are none
 * @param parts what was read, in the order of the words
 * @param point where the landmarks put it, WGS84; null where none does: the seat of a place says nothing of a report in
 *     it
 * @param precision metres by which the point may be off
 * @param probability that the place is right, calibrated, from 0 to 1
 */
public record PlaceSuggestion(
        @Nullable String place,
        List<String> landmarks,
        @Nullable String address,
        SpatialRelation relation,
        List<NamePart> parts,
        @Nullable Point point,
        @Nullable Integer precision,
        double probability) {
    public PlaceSuggestion {
        landmarks = List.copyOf(landmarks);
        parts = List.copyOf(parts);
    }
}
