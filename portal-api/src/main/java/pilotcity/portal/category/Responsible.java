package pilotcity.portal.category;

import io.vertx.core.json.JsonObject;

/**
 * Who answers for a category in a place and the places below it.
 *
 * @param place GB/T 2260 code
 * @param organisation its id
 */
record Responsible(String place, String organisation) {
    static Responsible of(JsonObject row) {
        return new Responsible(row.getString("place"), row.getString("organisation"));
    }
}
