package pilotcity.portal.face.tile;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.shared.dataset.SpatialTables.SpatialTable;

/**
 * What the tiles of one collection show.
 *
 * @param id what the collection and the layer are called
 * @param geometry the field of the main places
 * @param properties what features say
 * @param table the table whose rows are shown; null for the documents of a kind
 */
record TileLayer(
        String id,
        Label title,
        Label description,
        Kind<?> kind,
        String geometry,
        TileProperties properties,
        @Nullable SpatialTable table) {

    static TileLayer of(Kind<?> kind, TileProperties properties) {
        return new TileLayer(
                kind.plural(), kind.pluralTitle(), kind.description(), kind, Kind.GEOMETRY, properties, null);
    }

    static TileLayer of(SpatialTable table) {
        Kind<?> kind = table.table().kind();
        return new TileLayer(
                table.id(),
                table.title(),
                table.description(),
                kind,
                table.table().stored().geometry(),
                new TileProperties(kind, table.table().stored().id()),
                table);
    }

    SpatialTable requireTable() {
        return Objects.requireNonNull(table, id);
    }
}
