package pilotcity.portal.face.shared;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import pilotcity.index.Index;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.Label;
import pilotcity.index.search.FacetCount;
import pilotcity.index.search.FacetRequest;

/** What people call the values of a facet: from code lists, from the names of what a reference points to. */
public final class FacetLabels {
    private FacetLabels() {}

    /**
     * Labels by value; values that speak for themselves have none.
     *
     * @param asked the kinds that were counted, each with labels and targets of its own; none for all
     */
    public static Map<String, Label> of(Index index, Collection<String> asked, String field, List<FacetCount> counts) {
        Kinds kinds = index.kinds();
        if (field.equals(FacetRequest.KIND)) {
            return ofKinds(kinds);
        }
        Map<String, Label> labels = new HashMap<>();
        List<Field<?>> described = kinds.listFields(asked, field);
        described.forEach(each -> labels.putAll(each.labels()));
        List<String> ids = counts.stream().map(FacetCount::value).toList();
        described.stream()
                .map(Field::target)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(target -> index.titles(target, ids).forEach(labels::putIfAbsent));
        return labels;
    }

    private static Map<String, Label> ofKinds(Kinds kinds) {
        Map<String, Label> labels = new HashMap<>();
        kinds.list().forEach(kind -> labels.put(kind.name(), kind.pluralTitle()));
        return labels;
    }
}
