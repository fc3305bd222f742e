package pilotcity.portal.face.ogc.core;

import java.util.List;
import java.util.stream.Stream;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.kernel.read.ReadPool;

/** The collections that are there from the start, in the order in which the API lists them. */
public record OgcCollections(List<OgcCollection> list) {

    /** The kinds that have places, and the catalogue of them. */
    public static OgcCollections of(
            Kinds kinds, OgcCollection catalogue, ReadPool readPool, CollectionExtents extents) {
        Stream<OgcCollection> ofKinds =
                kinds.list().stream().filter(Kind::hasGeometry).map(kind -> OgcCollection.of(kind, readPool, extents));
        return new OgcCollections(Stream.concat(Stream.of(catalogue), ofKinds).toList());
    }
}
