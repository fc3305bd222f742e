package pilotcity.portal.face.ogc.core;

import java.util.List;
import java.util.stream.Stream;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;

/** Every collection of the API, in the order in which it lists them. */
public record OgcCollections(List<OgcCollection> list) {

    /** The kinds that have places, and the catalogue of them. */
    public static OgcCollections of(Kinds kinds, OgcCollection catalogue) {
        Stream<OgcCollection> ofKinds =
                kinds.list().stream().filter(Kind::hasGeometry).map(OgcCollection::of);
        return new OgcCollections(Stream.concat(Stream.of(catalogue), ofKinds).toList());
    }
}
