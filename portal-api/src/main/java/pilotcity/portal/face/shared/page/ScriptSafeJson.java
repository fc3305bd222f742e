package pilotcity.portal.face.shared.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;

/** JSON that is safe inside an HTML script element. */
public final class ScriptSafeJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ScriptSafeJson() {}

    /** No text in it can end the script element that it stands in. */
    public static String write(Object value) {
        try {
            return JSON.writeValueAsString(value)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
