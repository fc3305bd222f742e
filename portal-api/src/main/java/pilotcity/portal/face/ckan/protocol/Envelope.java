package pilotcity.portal.face.ckan.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The answer of an action in CKAN’s envelope. */
public final class Envelope {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Envelope() {}

    /** @param help where the action is explained */
    public static Buffer success(String help, @Nullable Object result) {
        return json(new CkanDict()
                .put("help", help)
                .put("success", true)
                .put("result", result)
                .map());
    }

    public static Buffer failure(String help, ActionException actionException) {
        return json(new CkanDict()
                .put("help", help)
                .put("error", actionException.error())
                .put("success", false)
                .map());
    }

    public static Buffer json(Object value) {
        try {
            return Buffer.buffer(JSON.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
