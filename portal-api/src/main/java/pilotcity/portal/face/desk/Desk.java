package pilotcity.portal.face.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.search.Hit;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.document.DocumentNames;
import pilotcity.portal.face.shared.page.htmlform.FormChoice;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.permission.Actor;

/**
 * Somebody at a desk.
 *
 * @param asked the organisation whose desk it is to be, or null for the first that they speak for
 */
public record Desk(Actor actor, @Nullable String asked, Visit visit) {
    private static final String ORGANISATION = "organisation";

    /** The organisations they may speak for; a token that is not restricted may speak for any. */
    List<FormChoice> organisations(Index index) {
        Set<String> own = actor.organisations();
        List<Document> found = own.isEmpty()
                ? index.search(SearchQuery.of(ORGANISATION).withLimit(SearchQuery.MAX_LIMIT)).items().stream()
                        .map(Hit::document)
                        .toList()
                : own.stream()
                        .map(id -> index.find(ORGANISATION, id).orElse(null))
                        .filter(Objects::nonNull)
                        .toList();
        return found.stream()
                .map(document -> FormChoice.of(
                        document.id(), name(index, document), document.id().equals(asked)))
                .sorted(Comparator.comparing(FormChoice::label))
                .toList();
    }

    private String name(Index index, Document document) {
        return DocumentNames.of(index.kinds(), document, visit.language()).title();
    }

    /** The organisation of the desk, or null when they act for none that exists here. */
    public @Nullable String organisation(Index index) {
        return speaksForAsked() ? asked : first(organisations(index));
    }

    private boolean speaksForAsked() {
        Set<String> own = actor.organisations();
        return asked != null && (own.isEmpty() || own.contains(asked));
    }

    private static @Nullable String first(List<FormChoice> choices) {
        return choices.isEmpty() ? null : choices.getFirst().value();
    }

    /** What every page of a desk shows. */
    public Map<String, @Nullable Object> model(Index index, String view) {
        Map<String, @Nullable Object> model = new HashMap<>();
        List<FormChoice> all = organisations(index);
        String organisation = speaksForAsked() ? asked : first(all);
        List<FormChoice> choices = all.stream()
                .map(choice -> FormChoice.of(
                        choice.value(), choice.label(), choice.value().equals(organisation)))
                .toList();
        model.put("who", actor.name() == null ? actor.subject() : actor.name());
        model.put("as", organisation);
        model.put("organisations", choices);
        model.put(
                "organisationName",
                choices.stream()
                        .filter(FormChoice::chosen)
                        .map(FormChoice::label)
                        .findFirst()
                        .orElse(null));
        model.put("view", view);
        model.put("toSort", toSort(index, organisation));
        model.put("done", null);
        model.put("failures", new ArrayList<>());
        return model;
    }

    /** How many records they can sort here, or null for whoever may sort none. */
    private @Nullable Long toSort(Index index, @Nullable String organisation) {
        if (organisation == null || !actor.allowsForSome(SortableRecords.permission(organisation))) {
            return null;
        }
        SortableRecords records = new SortableRecords(index, actor);
        return scopes().stream()
                .mapToLong(scope -> records.count(scope, organisation).own())
                .sum();
    }

    /** In whose hands the records are that can be sorted here. */
    public List<SortingScope> scopes() {
        return actor.organisations().isEmpty() ? List.of(SortingScope.values()) : List.of(SortingScope.ORGANISATION);
    }

    /** An address of this desk; {@code path} begins behind {@code /desk}. */
    public String link(Index index, String path) {
        String organisation = organisation(index);
        String as =
                organisation == null ? "" : (path.contains("?") ? "&" : "?") + "as=" + UrlEncoding.query(organisation);
        return visit.link("/desk" + path + as);
    }
}
