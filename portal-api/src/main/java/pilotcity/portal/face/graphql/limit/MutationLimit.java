package pilotcity.portal.face.graphql.limit;

import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.NodeUtil;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.error.ErrorCode;
import pilotcity.portal.face.graphql.error.RequestRefusedException;

/** Limits the number of mutations in a request, which need not be valid yet. */
public final class MutationLimit {
    private static final int MOST = 50;

    private final Map<String, FragmentDefinition> fragments;
    private final Set<String> open = new HashSet<>();

    private MutationLimit(Map<String, FragmentDefinition> fragments) {
        this.fragments = fragments;
    }

    /**
     * How many mutations the operation has; 0 when it is none.
     *
     * @throws RequestRefusedException when there are too many
     */
    public static int count(NodeUtil.GetOperationResult found) {
        if (found.operationDefinition.getOperation() != OperationDefinition.Operation.MUTATION) {
            return 0;
        }
        int count = new MutationLimit(found.fragmentsByName).in(found.operationDefinition.getSelectionSet());
        if (count > MOST) {
            throw RequestRefusedException.of(
                    ErrorCode.QUERY_TOO_EXPENSIVE, "a request has at most " + MOST + " mutations");
        }
        return Math.max(1, count);
    }

    private int in(@Nullable SelectionSet selections) {
        if (selections == null) {
            return 0;
        }
        int count = selections.getSelectionsOfType(Field.class).size();
        for (InlineFragment inline : selections.getSelectionsOfType(InlineFragment.class)) {
            count += in(inline.getSelectionSet());
        }
        for (FragmentSpread spread : selections.getSelectionsOfType(FragmentSpread.class)) {
            FragmentDefinition fragment = fragments.get(spread.getName());
            if (count <= MOST && fragment != null && open.add(spread.getName())) {
                count += in(fragment.getSelectionSet());
                open.remove(spread.getName());
            }
        }
        return count;
    }
}
