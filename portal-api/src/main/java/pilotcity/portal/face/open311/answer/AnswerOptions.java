package pilotcity.portal.face.open311.answer;

import org.jspecify.annotations.Nullable;

/**
 * How an answer is to be shown.
 *
 * @param base scheme, host and port of the portal
 * @param extensions whether with what the specification does not have
 */
public record AnswerOptions(Open311Language language, String base, boolean extensions) {
    /** The whole address of something that the portal, or somebody else, serves. */
    public @Nullable String address(@Nullable String url) {
        return url != null && url.startsWith("/") ? base + url : url;
    }
}
