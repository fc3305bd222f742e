package pilotcity.portal.face.ckan.call;

import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.portal.face.ckan.protocol.CkanSite;

/**
 * Something that can be asked.
 *
 * @param help what it does, for people
 */
public record Action(String name, String help, Work work) {
    /** Answers from one state of the index. */
    @FunctionalInterface
    public interface Work {
        /** @throws Fault when it cannot be answered */
        @Nullable
        Object run(Index index, Call call, CkanSite ckanSite);
    }
}
