package pilotcity.portal.face.website;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.kind.Document;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.SetAside;
import pilotcity.portal.face.page.Addresses;
import pilotcity.portal.face.page.Visit;
import pilotcity.portal.face.page.show.DocumentView;
import pilotcity.portal.face.page.show.Fact;
import pilotcity.portal.face.site.Beside;
import pilotcity.portal.face.site.Examples;
import pilotcity.portal.face.site.Nearby;
import pilotcity.portal.face.site.Origin;
import pilotcity.portal.face.site.StructuredData;
import pilotcity.portal.face.site.Takeaways;

/** Everything that the page of one document shows, derived from its kind. */
final class DocumentPage {
    private final Index index;
    private final Kind<?> kind;
    private final Visit visit;
    private final Origin origin;

    DocumentPage(Index index, Kind<?> kind, Visit visit) {
        this.index = index;
        this.kind = kind;
        this.visit = visit;
        this.origin = new Origin(index, kind, visit);
    }

    /** What the template is given, or empty when there is no such document. */
    Optional<Map<String, @Nullable Object>> read(String id) {
        return index.find(kind.name(), id).map(this::model);
    }

    private Map<String, @Nullable Object> model(Document document) {
        DocumentView view = new DocumentView(index, kind, document, visit);
        Map<String, Object> values = view.values();
        Map<String, @Nullable Object> model = view.model();
        model.put("examples", Examples.of(kind, document.id(), visit));
        model.put("json", "/api" + Addresses.of(kind, document.id()));
        model.put("feed", new Takeaways(index.kinds(), visit).feedOf(kind, document.id()));
        model.put("structured", StructuredData.of(index.kinds(), document, view.names(), values, visit));
        model.put("origin", origin.read(values, view.referenced()));
        addFacts(model, document.id(), view.facts());
        addNeighbours(model, document.id(), view);
        model.putAll(new Beside(index, visit).read(kind.name(), document.id(), values));
        return model;
    }

    private void addFacts(Map<String, @Nullable Object> model, String id, Map<String, Fact> shown) {
        model.put(
                "facts",
                shown.values().stream()
                        .filter(fact -> isPlain(fact) && !fact.value().raw().equals(id))
                        .toList());
        model.put("amounts", shown.values().stream().filter(this::isAmount).toList());
    }

    private void addNeighbours(Map<String, @Nullable Object> model, String id, DocumentView view) {
        Nearby nearby = new Nearby(index, visit, kind.name() + "/" + id);
        SetAside listed = view.setAside() ? SetAside.INCLUDE : SetAside.EXCLUDE;
        model.put("related", new RelatedLists(index, kind, listed, visit).read(id));
        model.put("nearby", nearby.items(view.values()));
        model.put("nearbyAll", nearby.address(view.values()));
    }

    /** What has no better place on the page than the list of facts. */
    private boolean isPlain(Fact fact) {
        return !kind.nameFields().contains(fact.name())
                && !fact.name().startsWith("point")
                && !fact.name().equals("description")
                && !origin.isNamedBy(fact.name())
                && !isAmount(fact);
    }

    private boolean isAmount(Fact fact) {
        return fact.amount() && !fact.name().startsWith("point");
    }
}
