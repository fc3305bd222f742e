package pilotcity.portal.face.graphql.plan;

import graphql.language.Document;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be executed.
 *
 * @param text the document as it was sent
 * @param document the same, parsed and found valid
 */
public record ExecutableRequest(
        String text, Document document, @Nullable String operationName, Map<String, @Nullable Object> variables) {

    /** Whether parts of it may be left out, by variables: such is planned anew each time. */
    boolean isConditional() {
        return text.indexOf('@') >= 0;
    }
}
