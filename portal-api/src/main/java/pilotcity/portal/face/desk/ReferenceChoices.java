package pilotcity.portal.face.desk;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.search.Hit;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.document.DocumentNames;
import pilotcity.portal.face.shared.page.htmlform.FormChoice;
import pilotcity.portal.face.shared.page.htmlform.VerbForm;

/** The choices for a reference in a form, where there are few enough to list. */
record ReferenceChoices(Index index, Visit visit) implements VerbForm.ReferenceSource {
    private static final Set<String> LISTED = Set.of("organisation", "category", "campaign");

    @Override
    public List<FormChoice> list(String kind) {
        if (!LISTED.contains(kind)) {
            return List.of();
        }
        return index.search(SearchQuery.of(kind).withLimit(SearchQuery.MAX_LIMIT)).items().stream()
                .map(Hit::document)
                .filter(ReferenceChoices::takes)
                .map(document -> FormChoice.of(document.id(), label(document), false))
                .sorted(Comparator.comparing(FormChoice::label))
                .toList();
    }

    /** A category or a campaign that is closed takes nothing. */
    private static boolean takes(Document document) {
        return !Boolean.FALSE.equals(document.value("open")) && !"closed".equals(document.value("status"));
    }

    private String label(Document document) {
        Object path = document.value(visit.language().of("path", "pathEn"));
        return path == null
                ? DocumentNames.of(index.kinds(), document, visit.language()).title()
                : path.toString();
    }
}
