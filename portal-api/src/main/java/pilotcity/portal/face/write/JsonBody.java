package pilotcity.portal.face.write;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import pilotcity.portal.kernel.http.request.StrictJson;
import pilotcity.portal.kernel.http.request.UnicodeCheck;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.input.InputField;
import pilotcity.portal.kernel.verb.input.JsonTypeCheck;

/** A body in JSON. */
final class JsonBody {
    private JsonBody() {}

    /** @throws Problem when it is no JSON object in UTF-8, or a value is not of the type its field has */
    static Map<String, Object> read(List<InputField> fields, Buffer body) {
        try {
            Map<String, Object> values =
                    UnicodeCheck.require(StrictJson.read(body)).getMap();
            JsonTypeCheck.require(fields, values);
            return values;
        } catch (IllegalArgumentException e) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "the body " + e.getMessage());
        }
    }
}
