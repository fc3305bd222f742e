package pilotcity.portal.face.ogc.core;

import java.util.List;
import java.util.stream.Stream;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;

/** Every collection of the API, in the order in which it lists them. */
public record Collections(List<Collection> list) {

    /** The kinds that have places, and the catalogue of them. */
    public static Collections of(Kinds kinds, Collection catalogue) {
        Stream<Collection> ofKinds =
                kinds.list().stream().filter(Kind::hasGeometry).map(Collection::of);
        return new Collections(Stream.concat(Stream.of(catalogue), ofKinds).toList());
    }
}
