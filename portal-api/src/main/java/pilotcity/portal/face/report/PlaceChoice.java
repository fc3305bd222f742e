package pilotcity.portal.face.report;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pilotcity.portal.face.shared.page.htmlform.FormSubmissionReader.Submitted;
import pilotcity.portal.kernel.http.request.StrictJson;
import pilotcity.portal.kernel.http.request.UnicodeCheck;
import pilotcity.portal.kernel.problem.Problem;

/** The button that takes the place which the words name. It carries what the reader saw. */
final class PlaceChoice {
    static final String FIELD = "where";

    private static final List<String> TAKEN = List.of("lon", "lat", "accuracy", "address");

    private PlaceChoice() {}

    /**
     * What was sent, at that place.
     *
     * @throws Problem BAD_REQUEST where the button carries something else
     */
    static Submitted apply(Submitted sent) {
        Map<String, Object> values = new LinkedHashMap<>(sent.values());
        try {
            JsonObject choice = UnicodeCheck.require(StrictJson.read(sent.other(FIELD)));
            for (String name : TAKEN) {
                if (choice.getValue(name) instanceof String || choice.getValue(name) instanceof Number) {
                    values.put(name, String.valueOf(choice.getValue(name)));
                }
            }
        } catch (IllegalArgumentException e) {
            throw Problem.field(FIELD, String.valueOf(e.getMessage()));
        }
        return new Submitted(values, sent.others());
    }
}
