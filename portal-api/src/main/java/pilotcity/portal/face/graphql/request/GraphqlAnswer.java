package pilotcity.portal.face.graphql.request;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.error.ErrorCode;

/**
 * The answer to a request, written but not yet sent.
 *
 * @param refused why there are no data, or null when there are
 * @param errors whether there are errors
 * @param json the body
 */
public record GraphqlAnswer(@Nullable ErrorCode refused, boolean errors, byte[] json) {
    private static final String BEFORE_ERRORS = "{\"errors\":";

    /** The body as text. */
    public String text() {
        return new String(json, StandardCharsets.UTF_8);
    }

    /** The errors of an answer that consists of them, as a JSON array. */
    public String errorList() {
        String text = text();
        return text.substring(BEFORE_ERRORS.length(), text.length() - 1);
    }
}
