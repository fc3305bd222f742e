package pilotcity.portal.kernel.verb.input;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import pilotcity.portal.kernel.forms.FormValues;
import pilotcity.portal.kernel.http.Forms;
import pilotcity.portal.kernel.write.InputField;

/** A body as a form sends it. */
public final class FormInput {
    private FormInput() {}

    /** @throws pilotcity.portal.kernel.http.Problem when it cannot be read, or a name leads nowhere */
    public static Map<String, Object> read(String contentType, List<InputField> fields, Buffer body) {
        FormValues values = new FormValues(fields);
        Forms.read(contentType, body, values::add);
        return values.read();
    }
}
