package pilotcity.portal.face.shared.page.results;

import java.util.ArrayList;
import java.util.List;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.document.ResultItem;
import pilotcity.portal.face.shared.page.document.ResultItems;
import pilotcity.portal.suggestion.duplicate.DuplicateFinder;
import pilotcity.portal.suggestion.duplicate.DuplicateQuery;
import pilotcity.portal.suggestion.duplicate.PossibleDuplicate;

/** Makes list entries of records that may mean the same. */
public record DuplicateItems(Index index, Visit visit) {

    /** Those that may mean the same as a record, by what is public of it. */
    public List<DuplicateItem> ofRecord(Document record, SimulatedDocuments among) {
        return of(apart(record, new DuplicateFinder(index).findLikely(DuplicateQuery.of(record, among))));
    }

    /** Without what {@code record} was split from, and what was split from the same: somebody said that they differ. */
    public List<PossibleDuplicate> apart(Document record, List<PossibleDuplicate> duplicates) {
        String origin = origin(record);
        return duplicates.stream()
                .filter(each -> !origin(
                                index.find(record.kind(), each.document().id()).orElse(each.document()))
                        .equals(origin))
                .toList();
    }

    /** What it was split from, else itself. */
    private static String origin(Document record) {
        return record.value("splitFrom") instanceof String origin ? origin : record.id();
    }

    public List<DuplicateItem> of(List<PossibleDuplicate> duplicates) {
        List<ResultItem> records = new ResultItems(index, visit)
                .ofDocuments(
                        duplicates.stream().map(PossibleDuplicate::document).toList());
        Language language = visit.language();
        List<DuplicateItem> items = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            PossibleDuplicate duplicate = duplicates.get(i);
            items.add(new DuplicateItem(
                    records.get(i),
                    duplicate.likelihood().code(),
                    language.of(duplicate.likelihood().label()),
                    duplicate.reasons().stream().map(language::of).toList()));
        }
        return items;
    }
}
