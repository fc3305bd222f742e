package pilotcity.portal.face.query;

import java.util.List;
import java.util.Optional;
import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.http.operation.Parameter;
import pilotcity.portal.kernel.http.operation.Schemas;

/** The part {@code {kinds}} of an address: one kind, by its plural. */
public final class KindPart {
    public static final String NAME = "kinds";

    private KindPart() {}

    /** @param kinds those that the address has */
    public static Parameter<String> of(List<Kind<?>> kinds) {
        Parameter<String> part = Parameter.path(NAME, "种类，复数", "A kind, in the plural")
                .withSchema(Schemas.choice(kinds.stream().map(Kind::plural).toList()));
        return findExample(kinds).map(kind -> part.example(kind.plural())).orElse(part);
    }

    /** The one to show: the examples of a search name places and times, so rather one that has both. */
    public static Optional<Kind<?>> findExample(List<Kind<?>> kinds) {
        return kinds.stream()
                .filter(kind -> kind.hasGeometry() && kind.time() != null)
                .findFirst()
                .or(() -> kinds.stream().findFirst());
    }
}
