package pilotcity.portal.face.report;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.parameters.CqlLiteral;
import pilotcity.portal.kernel.authentication.FollowUpLinks;
import pilotcity.portal.kernel.read.ReadPool;

/** The records that were made of one report. Whoever has the link to the report may follow them all. */
record LinkedReports(FollowUpLinks links, ReadPool readPool) {
    private static final String RECORD = "record";
    private static final int MOST = 50;

    /** One of them, as a list shows it. */
    private record Linked(String id, String name, String description, String status, String statusText) {
        Map<String, String> shown(String href) {
            return Map.of(
                    "id", id,
                    "name", name,
                    "description", description,
                    "status", status,
                    "statusText", statusText,
                    "href", href);
        }
    }

    /** @param id of a report whose link the reader holds */
    Future<List<Map<String, String>>> of(String id, Visit visit) {
        return readPool.read(index -> find(index, id, visit.language()))
                .compose(records -> links.codes(
                                RECORD, records.stream().map(Linked::id).toList())
                        .map(codes -> records.stream()
                                .map(record -> record.shown(
                                        visit.link("/follow/" + record.id() + "/" + codes.get(record.id()))))
                                .toList()));
    }

    private static List<Linked> find(Index index, String id, Language language) {
        return index
                .search(SearchQuery.of(RECORD)
                        .withFilter(Cql2Text.parse("splitFrom = " + CqlLiteral.text(id)))
                        .withSimulated(SimulatedDocuments.INCLUDE)
                        .withTotal(false)
                        .withLimit(MOST))
                .items()
                .stream()
                .map(hit -> linked(index, hit.document(), language))
                .toList();
    }

    private static Linked linked(Index index, Document record, Language language) {
        Map<String, Object> values = record.map();
        String status = String.valueOf(values.get("status"));
        String label = index.kinds()
                .get(RECORD)
                .findField("status")
                .map(field -> field.codes().get(status))
                .map(language::of)
                .orElse(status);
        return new Linked(
                record.id(),
                language.of(values, "categoryName"),
                String.valueOf(values.getOrDefault("description", "")),
                status,
                label);
    }
}
