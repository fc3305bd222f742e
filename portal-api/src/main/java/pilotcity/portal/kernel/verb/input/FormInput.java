package pilotcity.portal.kernel.verb.input;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import pilotcity.portal.kernel.http.request.FormParser;

/** A body as a form sends it. */
public final class FormInput {
    private FormInput() {}

    /** @throws pilotcity.portal.kernel.problem.Problem when it cannot be read, or a name leads nowhere */
    public static Map<String, Object> read(String contentType, List<InputField> fields, Buffer body) {
        FormInputTree values = new FormInputTree(fields);
        FormParser.read(contentType, body, values::add);
        return values.read();
    }
}
