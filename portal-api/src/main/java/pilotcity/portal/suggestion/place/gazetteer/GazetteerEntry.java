package pilotcity.portal.suggestion.place.gazetteer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/** Something that has a name and lies somewhere. */
public sealed interface GazetteerEntry {
    String id();

    /** Codes of the places it lies in, the smallest first; a division begins with itself. */
    List<String> within();

    /** WGS84; null where none is known. */
    @Nullable
    Point point();

    /** The smallest place that it is or lies in. */
    default String place() {
        return within().getFirst();
    }

    /** Whether the whole of it lies in the place {@code code}, or is it. */
    default boolean isIn(String code) {
        return within().contains(code);
    }

    /**
     * An administrative division; its point is that of its seat.
     *
     * @param level as places have it
     * @param prior how often it is spoken of, compared with others of the same name
     */
    record Division(
            String id,
            String level,
            List<String> within,
            @Nullable Point point,
            double prior) implements GazetteerEntry {
        /** Whether it is a county or a town, of which there are thousands with names that are words. */
        public boolean isSmall() {
            return !level.equals("province") && !level.equals("prefecture");
        }
    }

    /**
     * A road, a station or another spot.
     *
     * @param precision metres around the point within which the whole of it lies, or null
     */
    record Landmark(
            String id,
            String type,
            List<String> within,
            @Nullable Point point,
            @Nullable Integer precision) implements GazetteerEntry {
        public boolean isRoad() {
            return type.equals("road") || type.equals("street");
        }
    }
}
