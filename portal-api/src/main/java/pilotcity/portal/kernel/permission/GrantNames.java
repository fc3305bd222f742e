package pilotcity.portal.kernel.permission;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pilotcity.index.text.SimilarNames;
import pilotcity.portal.kernel.problem.Problem;

/**
 * The names that the grants of a new token can have. A token that is there already keeps what it names: what a later
 * portal does not know allows nothing.
 */
public record GrantNames(Set<String> actions, Set<String> kinds) {

    /** @throws Problem that names the member with a name of nothing, and what may have been meant */
    public void require(List<Grant> grants) {
        for (int i = 0; i < grants.size(); i++) {
            String path = GrantJson.CLAIM + "[" + i + "].";
            require(
                    path + GrantDimension.ACTION.member(),
                    "action",
                    grants.get(i).actions(),
                    actions);
            require(path + GrantDimension.KIND.member(), "kind", grants.get(i).kinds(), kinds);
        }
    }

    private static void require(String path, String what, @Nullable Set<String> given, Set<String> known) {
        for (String name : given == null ? Set.<String>of() : given) {
            if (!known.contains(name)) {
                List<String> near = SimilarNames.of(name, known);
                throw Problem.field(
                        path,
                        "there is no " + what + " '" + name + "'; "
                                + (near.isEmpty()
                                        ? "known are " + String.join(", ", new TreeSet<>(known))
                                        : "near names: " + String.join(", ", near)));
            }
        }
    }
}
