package pilotcity.portal.suggestion;

import java.util.Optional;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.search.Hit;
import pilotcity.index.search.SearchQuery;

/** The card of the model that proposes. */
public final class ModelInUse {
    public static final String KIND = "model";

    private static final Filter IN_USE = Cql2Text.parse("inUse = TRUE");

    private ModelInUse() {}

    /** The whole card; empty while no model has been learnt, and where there is no such kind. */
    public static Optional<Document> find(Index index) {
        return index.kinds()
                .find(KIND)
                .flatMap(kind -> index
                        .search(SearchQuery.of(KIND).withFilter(IN_USE).withLimit(1))
                        .items()
                        .stream()
                        .map(Hit::document)
                        .findFirst()
                        .flatMap(listed -> index.find(KIND, listed.id())));
    }
}
