package pilotcity.portal.project;

import io.vertx.core.json.JsonObject;

/**
 * An organisation's part in a project.
 *
 * @param organisation its id
 * @param role {@code lead}, {@code investor}, {@code site}, {@code partner} or {@code operator}
 */
record Party(String organisation, String role) {
    static Party of(JsonObject row) {
        return new Party(row.getString("organisation"), row.getString("role"));
    }
}
