package pilotcity.portal.servicerequest.intake;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.index.kind.Label;
import pilotcity.index.spatial.Crs;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.input.VerbInput;

/** Where a report says that it is. */
public final class ReportedPlace {
    /** Says that the place is left open on purpose. */
    public static final String UNPLACED = "unplaced";

    private static final String DEFAULT = "wgs84";

    private ReportedPlace() {}

    /**
     * The exact point in WGS84, or null where words or a division say where it is, or nothing does on purpose.
     *
     * @throws Problem that names what is missing
     */
    static @Nullable Point point(VerbInput input) {
        Double lon = input.number("lon");
        Double lat = input.number("lat");
        if ((lon == null) != (lat == null)) {
            throw Problem.field(lon == null ? "lon" : "lat", "lon and lat come together");
        }
        if (lon == null || lat == null) {
            if (!input.has("address") && !input.has("place") && !input.flag(UNPLACED)) {
                throw Problem.field(
                        "lon",
                        new Label(
                                "请说明地点：经纬度、文字地址或区划，任选其一；确实说不出，填 unplaced",
                                "say where it is: lon and lat, or an address, or a place; or unplaced where you cannot"));
            }
            return null;
        }
        return Crs.of(crs(input)).toWgs84(lon, lat);
    }

    static String crs(VerbInput input) {
        return input.has("crs") ? input.get("crs") : DEFAULT;
    }
}
