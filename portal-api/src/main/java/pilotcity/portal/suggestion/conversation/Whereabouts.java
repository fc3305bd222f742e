package pilotcity.portal.suggestion.conversation;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.index.spatial.Crs;
import pilotcity.portal.suggestion.conversation.question.Reply;

/**
 * Where it is, as far as anybody has said. What is not known is null.
 *
 * @param lon degrees in {@code crs}
 * @param lat degrees in {@code crs}
 * @param crs as the verb {@code report} names it; WGS84 where it is null
 * @param accuracy metres by which the point may be off
 * @param address in words
 * @param place code of the division
 */
public record Whereabouts(
        @Nullable Double lon,
        @Nullable Double lat,
        @Nullable String crs,
        @Nullable Double accuracy,
        @Nullable String address,
        @Nullable String place) {
    public static final Whereabouts UNKNOWN = new Whereabouts(null, null, null, null, null, null);

    public static Whereabouts ofAddress(String address) {
        return new Whereabouts(null, null, null, null, address, null);
    }

    static Whereabouts of(Reply.Point point) {
        return new Whereabouts(point.lon(), point.lat(), point.crs(), null, null, null);
    }

    /** Whether somebody who goes there finds it: a division alone is too large. */
    public boolean isFound() {
        return hasPoint() || address != null;
    }

    public boolean hasPoint() {
        return lon != null && lat != null;
    }

    /** Whether nothing at all is known. */
    public boolean isUnknown() {
        return !isFound() && place == null;
    }

    /** In WGS84, or null where there is no point. */
    public @Nullable Point point() {
        return lon == null || lat == null
                ? null
                : Crs.of(crs == null ? Crs.WGS84.code() : crs).toWgs84(lon, lat);
    }

    /** The division without what is said of it more closely. */
    Whereabouts divisionAlone() {
        return new Whereabouts(null, null, null, null, null, place);
    }

    /** What {@code later} says, and what this says where that is silent. */
    Whereabouts with(Whereabouts later) {
        Whereabouts point = later.hasPoint() ? later : this;
        return new Whereabouts(
                point.lon(),
                point.lat(),
                point.crs(),
                point.accuracy(),
                later.address() == null ? address : later.address(),
                later.place() == null ? place : later.place());
    }
}
