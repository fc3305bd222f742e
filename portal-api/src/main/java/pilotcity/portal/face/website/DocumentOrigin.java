package pilotcity.portal.face.website;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.document.DisplayValue;
import pilotcity.portal.face.shared.page.document.DisplayValueFactory;
import pilotcity.portal.face.shared.page.document.DocumentFacts;
import pilotcity.portal.face.shared.page.document.ReferencedDocuments;

/** The data set a document comes from, with its licence and caveats. */
public record DocumentOrigin(Index index, Kind<?> kind, Visit visit) {
    /** Whether the field {@code name} points to the data set: to a kind that always has a licence. */
    public boolean isNamedBy(String name) {
        return kind.findField(name)
                .map(Field::target)
                .filter(target -> index.kinds()
                        .get(target)
                        .findField("license")
                        .filter(Field::required)
                        .isPresent())
                .isPresent();
    }

    /** What the data set says that the document comes from: its licence, whom to name, what to know. */
    public @Nullable Map<String, Object> read(Map<String, Object> values, ReferencedDocuments referenced) {
        return kind.fields().values().stream()
                .filter(field -> isNamedBy(field.name()) && values.containsKey(field.name()))
                .findFirst()
                .map(field -> referenced.find(String.valueOf(field.target()), String.valueOf(values.get(field.name()))))
                .map((Function<Document, Map<String, Object>>) this::of)
                .orElse(null);
    }

    private Map<String, Object> of(Document set) {
        Kind<?> setKind = index.kinds().get(set.kind());
        Map<String, Object> values = set.map();
        DocumentFacts facts = new DocumentFacts(
                setKind.fields().values(),
                new DisplayValueFactory(ReferencedDocuments.by(index, List.of(), List.of()), visit));
        Map<String, Object> origin = new HashMap<>(facts.of(values));
        origin.put("link", DisplayValue.of(index.kinds(), set, visit));
        setKind.findField("caveats").ifPresent(caveats -> origin.put("caveats", facts.rows(caveats, values)));
        return origin;
    }
}
