package pilotcity.portal.face.report;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import pilotcity.portal.face.shared.page.htmlform.FormSubmissionReader.Submitted;
import pilotcity.portal.kernel.http.request.StrictJson;
import pilotcity.portal.kernel.http.request.UnicodeCheck;
import pilotcity.portal.kernel.problem.Problem;

/**
 * The button that sends several matters as records of their own. It carries what the reader saw: the words may be read
 * otherwise by the time it is pressed.
 */
final class SplitChoice {
    static final String FIELD = "split";

    private static final String PARTS = "parts";
    private static final String CATEGORY = "category";

    private SplitChoice() {}

    /**
     * What was sent, with the further matters where that button was pressed.
     *
     * @throws Problem BAD_REQUEST where it carries something else
     */
    static Submitted apply(Submitted sent) {
        String chosen = sent.other(FIELD);
        if (chosen.isEmpty()) {
            return sent;
        }
        try {
            JsonObject choice = UnicodeCheck.require(StrictJson.read(chosen));
            Map<String, Object> values = new LinkedHashMap<>(sent.values());
            if (!(choice.getValue(PARTS) instanceof JsonArray parts)) {
                throw Problem.field(PARTS, "must be a list");
            }
            values.put(PARTS, parts.getList());
            if (choice.getValue(CATEGORY) instanceof String first) {
                values.putIfAbsent(CATEGORY, first);
            }
            return new Submitted(values, sent.others());
        } catch (IllegalArgumentException e) {
            throw Problem.field(PARTS, String.valueOf(e.getMessage()));
        }
    }
}
