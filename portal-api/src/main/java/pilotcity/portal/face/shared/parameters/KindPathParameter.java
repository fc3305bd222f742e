package pilotcity.portal.face.shared.parameters;

import java.util.List;
import java.util.Optional;
import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;

/** The path parameter {@code {kinds}}: one kind, by its plural. */
public final class KindPathParameter {
    public static final String NAME = "kinds";

    private KindPathParameter() {}

    /** @param kinds those that the address has */
    public static OperationParameter<String> of(List<Kind<?>> kinds) {
        OperationParameter<String> part = OperationParameter.path(NAME, "种类，复数", "A kind, in the plural")
                .withSchema(
                        SchemaBuilder.choice(kinds.stream().map(Kind::plural).toList()));
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
