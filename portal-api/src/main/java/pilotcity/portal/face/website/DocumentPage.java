package pilotcity.portal.face.website;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.portal.face.shared.page.PageAddresses;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.document.DocumentFact;
import pilotcity.portal.face.shared.page.document.DocumentView;
import pilotcity.portal.face.shared.page.results.DuplicateItems;

/** Everything that the page of one document shows, derived from its kind. */
public final class DocumentPage {
    private final Index index;
    private final Kind<?> kind;
    private final Visit visit;
    private final DocumentOrigin origin;

    public DocumentPage(Index index, Kind<?> kind, Visit visit) {
        this.index = index;
        this.kind = kind;
        this.visit = visit;
        this.origin = new DocumentOrigin(index, kind, visit);
    }

    /** What the template is given, or empty when there is no such document. */
    public Optional<Map<String, @Nullable Object>> read(String id) {
        return index.find(kind.name(), id).map(this::model);
    }

    private Map<String, @Nullable Object> model(Document document) {
        DocumentView view = new DocumentView(index, kind, document, visit);
        Map<String, Object> values = view.values();
        Map<String, @Nullable Object> model = view.model();
        model.put("examples", ApiExamples.of(kind, document.id(), visit));
        model.put("json", "/api" + PageAddresses.of(kind, document.id()));
        model.put("feed", new DownloadLinks(index.kinds(), visit).feedOf(kind, document.id()));
        model.put("structured", StructuredData.of(index.kinds(), document, view.names(), values, visit));
        model.put("origin", origin.read(values, view.referenced()));
        addFacts(model, document.id(), view.facts());
        addNeighbours(model, document, view);
        model.putAll(new ContainedRequests(index, visit).read(kind.name(), document.id(), values));
        return model;
    }

    private void addFacts(Map<String, @Nullable Object> model, String id, Map<String, DocumentFact> shown) {
        model.put(
                "facts",
                shown.values().stream()
                        .filter(fact -> isPlain(fact) && !fact.value().raw().equals(id))
                        .toList());
        model.put("amounts", shown.values().stream().filter(this::isAmount).toList());
    }

    private void addNeighbours(Map<String, @Nullable Object> model, Document document, DocumentView view) {
        String id = document.id();
        NearbyDocuments nearby = new NearbyDocuments(index, visit, kind.name() + "/" + id);
        SimulatedDocuments listed = view.isSimulated() ? SimulatedDocuments.INCLUDE : SimulatedDocuments.EXCLUDE;
        model.put("related", new RelatedLists(index, kind, listed, visit).read(id));
        model.put("nearby", nearby.items(view.values()));
        model.put("nearbyAll", nearby.address(view.values()));
        if (kind.name().equals("record") && Boolean.TRUE.equals(view.values().get("isOpen"))) {
            model.put("near", new DuplicateItems(index, visit).ofRecord(document, listed));
        }
    }

    /** What has no better place on the page than the list of facts. */
    private boolean isPlain(DocumentFact fact) {
        return !kind.nameFields().contains(fact.name())
                && !fact.name().startsWith("point")
                && !fact.name().equals("description")
                && !origin.isNamedBy(fact.name())
                && !isAmount(fact);
    }

    private boolean isAmount(DocumentFact fact) {
        return fact.amount() && !fact.name().startsWith("point");
    }
}
