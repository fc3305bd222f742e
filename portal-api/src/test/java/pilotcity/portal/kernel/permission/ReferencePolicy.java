package pilotcity.portal.kernel.permission;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;

/** What a grant means, read from its JSON word by word; it shares no code with the check and takes its time. */
final class ReferencePolicy {
    private static final Map<String, String> LISTS = Map.of(
            "actions", "action",
            "datatypes", "kind",
            "organisations", "organisation",
            "campaigns", "campaign");

    private ReferencePolicy() {}

    static boolean allows(JsonObject grant, JsonObject request) {
        for (var list : LISTS.entrySet()) {
            if (grant.containsKey(list.getKey())) {
                String asked = request.getString(list.getValue());
                boolean found = false;
                for (Object allowed : grant.getJsonArray(list.getKey())) {
                    if (allowed.equals(asked)) {
                        found = true;
                    }
                }
                if (!found) {
                    return false;
                }
            }
        }
        if (grant.containsKey("identifier") && !grant.getString("identifier").equals(request.getString("document"))) {
            return false;
        }
        if (grant.containsKey("until")
                && Instant.parse(request.getString("now")).toEpochMilli()
                        >= Instant.parse(grant.getString("until")).toEpochMilli()) {
            return false;
        }
        if (grant.containsKey("places")) {
            boolean found = false;
            for (Object place : grant.getJsonArray("places")) {
                if (request.getString("place") != null && liesIn(request.getString("place"), (String) place)) {
                    found = true;
                }
            }
            if (!found) {
                return false;
            }
        }
        return !grant.containsKey("area")
                || (request.getJsonArray("at") != null
                        && inside(
                                grant.getJsonObject("area"),
                                request.getJsonArray("at").getDouble(0),
                                request.getJsonArray("at").getDouble(1)));
    }

    /** A province takes any four digits behind its two, a prefecture any two behind its four; a town three more. */
    private static boolean liesIn(String code, String place) {
        String county = code.substring(0, 6);
        if (place.length() > 6) {
            return code.equals(place);
        }
        for (int pair = 0; pair < 6; pair += 2) {
            boolean onlyZerosFollow = place.substring(pair).chars().allMatch(digit -> digit == '0');
            if (!onlyZerosFollow && !place.substring(pair, pair + 2).equals(county.substring(pair, pair + 2))) {
                return false;
            }
        }
        return true;
    }

    private static boolean inside(JsonObject area, double x, double y) {
        JsonArray coordinates = area.getJsonArray("coordinates");
        if (area.getString("type").equals("Polygon")) {
            return insidePolygon(coordinates, x, y);
        }
        for (int i = 0; i < coordinates.size(); i++) {
            if (insidePolygon(coordinates.getJsonArray(i), x, y)) {
                return true;
            }
        }
        return false;
    }

    /** A ray to the east crosses the rings an odd number of times. */
    private static boolean insidePolygon(JsonArray rings, double x, double y) {
        int crossings = 0;
        for (int r = 0; r < rings.size(); r++) {
            JsonArray ring = rings.getJsonArray(r);
            for (int i = 0; i + 1 < ring.size(); i++) {
                double x1 = ring.getJsonArray(i).getDouble(0);
                double y1 = ring.getJsonArray(i).getDouble(1);
                double x2 = ring.getJsonArray(i + 1).getDouble(0);
                double y2 = ring.getJsonArray(i + 1).getDouble(1);
                if (y1 > y != y2 > y && x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)) {
                    crossings++;
                }
            }
        }
        return crossings % 2 == 1;
    }
}
