package pilotcity.portal.face.agreement;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * What every face must say alike of a record.
 *
 * @param point longitude and latitude to 1e-7 degrees, or empty
 */
record ObservedRequest(String id, String point, Instant reported) {

    static ObservedRequest of(String id, Number lon, Number lat, String reported) {
        return new ObservedRequest(id, lon == null ? "" : degrees(lon) + " " + degrees(lat), instant(reported));
    }

    /** @param geometry a GeoJSON point, or null */
    static ObservedRequest of(String id, JsonObject geometry, String reported) {
        if (geometry == null) {
            return of(id, null, null, reported);
        }
        JsonArray at = geometry.getJsonArray("coordinates");
        return of(id, at.getDouble(0), at.getDouble(1), reported);
    }

    private static String degrees(Number value) {
        return new BigDecimal(value.toString())
                .setScale(7, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
