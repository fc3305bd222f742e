package pilotcity.portal.face.write;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.http.StrictJson;
import pilotcity.portal.kernel.http.WellFormed;
import pilotcity.portal.kernel.write.InputField;
import pilotcity.portal.kernel.write.JsonTypes;

/** A body in JSON. */
final class JsonBody {
    private JsonBody() {}

    /** @throws Problem when it is no JSON object in UTF-8, or a value is not of the type its field has */
    static Map<String, Object> read(List<InputField> fields, Buffer body) {
        try {
            Map<String, Object> values =
                    WellFormed.require(StrictJson.read(body)).getMap();
            JsonTypes.require(fields, values);
            return values;
        } catch (IllegalArgumentException e) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "the body " + e.getMessage());
        }
    }
}
