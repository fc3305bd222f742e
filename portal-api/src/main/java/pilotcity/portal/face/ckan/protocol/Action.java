package pilotcity.portal.face.ckan.protocol;

import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;

/**
 * Something that can be asked.
 *
 * @param help what it does, for people
 */
public record Action(String name, String help, Work work) {
    /** Answers from one state of the index, or with a {@link TableQuestion} for the engine of tables. */
    @FunctionalInterface
    public interface Work {
        /** @throws ActionException when it cannot be answered */
        @Nullable
        Object run(Index index, ActionParameters parameters, CkanSite site);
    }
}
