package pilotcity.portal.face.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pilotcity.index.kind.Document;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.Label;
import pilotcity.index.search.FacetCount;
import pilotcity.index.search.FacetRequest;
import pilotcity.index.search.Index;

/** What people call the values of a facet: from code lists, from the names of what a reference points to. */
public final class FacetLabels {
    private FacetLabels() {}

    /** Labels by value; values that speak for themselves have none. */
    public static Map<String, Label> of(Index index, String field, List<FacetCount> counts) {
        Kinds kinds = index.kinds();
        if (field.equals(FacetRequest.KIND)) {
            return ofKinds(kinds);
        }
        Map<String, Label> labels = new HashMap<>();
        for (Kind<?> kind : kinds.list()) {
            kind.findField(field).map(Field::codes).ifPresent(labels::putAll);
        }
        String target = kinds.findField(field).map(Field::target).orElse(null);
        if (target != null) {
            List<String> ids = counts.stream().map(FacetCount::value).toList();
            index.findAll(target, ids).forEach((id, document) -> labels.put(id, name(kinds, document)));
        }
        return labels;
    }

    private static Map<String, Label> ofKinds(Kinds kinds) {
        Map<String, Label> labels = new HashMap<>();
        kinds.list().forEach(kind -> labels.put(kind.name(), kind.pluralTitle()));
        return labels;
    }

    /** The document's names: the first is Chinese, the second English where there is one. */
    private static Label name(Kinds kinds, Document document) {
        Map<String, Object> values = document.map();
        List<String> names = kinds.get(document.kind()).nameFields().stream()
                .map(values::get)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
        return names.isEmpty() ? new Label(document.id(), document.id()) : new Label(names.getFirst(), names.getLast());
    }
}
