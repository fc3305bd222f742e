package pilotcity.portal.face.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.index.search.SortStep;
import pilotcity.portal.face.shared.parameters.CqlLiteral;

/** In whose hands the records are that somebody sorts. */
public enum SortingScope {
    /** In those of the organisation whose desk it is. */
    ORGANISATION,
    /** In the portal's own, since no organisation answers for them yet. */
    PORTAL;

    private static final String TO_SORT = "sorting IN ('unsorted', 'uncertain') AND ";

    /** Where a life is in danger, first; then those that have waited longest. */
    private static final List<SortStep> ORDER = List.of(new SortStep("urgent", true), new SortStep("reported", false));

    /** As addresses and texts name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SortingScope of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(scope -> scope.code().equals(code))
                .findFirst()
                .orElse(ORGANISATION);
    }

    /** The records that wait to be sorted, in their order; simulated ones are work to be tried, so they are there. */
    public SearchQuery query(String organisation) {
        String whose = switch (this) {
            case ORGANISATION -> "organisation = " + CqlLiteral.text(organisation);
            case PORTAL -> "organisation IS NULL";
        };
        return SearchQuery.of("record")
                .withFilter(Cql2Text.parse(TO_SORT + whose))
                .withSimulated(SimulatedDocuments.INCLUDE)
                .withSort(ORDER);
    }
}
