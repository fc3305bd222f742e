package pilotcity.portal.face.ogc.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Label;
import pilotcity.index.search.FacetCount;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.shared.FacetLabels;

/** The documents of one kind as features. */
record IndexFeatures(Index index, String kind) implements Features {
    @Override
    public Hits search(SearchQuery query, int skipped) {
        return index.search(query, skipped);
    }

    @Override
    public Optional<Document> find(String id) {
        return index.find(kind, id);
    }

    @Override
    public Map<String, Label> labels(String field, List<FacetCount> counts) {
        return FacetLabels.of(index, Set.of(kind), field, counts);
    }

    @Override
    public long version() {
        return index.version();
    }
}
