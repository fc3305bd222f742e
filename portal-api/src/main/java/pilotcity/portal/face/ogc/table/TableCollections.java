package pilotcity.portal.face.ogc.table;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.locationtech.jts.geom.Envelope;
import pilotcity.index.Index;
import pilotcity.index.search.Coverage;
import pilotcity.portal.face.ogc.core.CollectionType;
import pilotcity.portal.face.ogc.core.OgcCollection;
import pilotcity.portal.face.ogc.geojson.GeoJsonFeatureWriter;
import pilotcity.portal.face.shared.dataset.PublishedTable;
import pilotcity.portal.face.shared.dataset.SpatialTables;
import pilotcity.portal.face.shared.dataset.SpatialTables.SpatialTable;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.read.TableReadPool;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.engine.ColumnEngine;
import pilotcity.portal.kernel.table.query.QueryControl;

/**
 * The published tables whose rows have places, as collections {@code {dataset}.{table}}. How far a table reaches is
 * measured once, as its rows do not change; a list of many new tables waits for that only so long, and leaves out what
 * is not known yet.
 */
public final class TableCollections {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_EXTENTS = 10_000;
    private static final Coverage UNKNOWN = new Coverage(new Envelope(), null, null);

    private final ReadPool readPool;
    private final TableReadPool pool;
    private final SpatialTables tables;
    private final ZoneId zone;
    private final Cache<StoredTable, Coverage> extents =
            Caffeine.newBuilder().maximumSize(MOST_EXTENTS).build();

    /** @param zone where days begin and end */
    public TableCollections(ReadPool readPool, TableReadPool pool, SpatialTables tables, ZoneId zone) {
        this.readPool = readPool;
        this.pool = pool;
        this.tables = tables;
        this.zone = zone;
    }

    /** All of them, measured as far as there was time. */
    public Future<List<OgcCollection>> list() {
        return readPool.read(tables::list)
                .compose(found -> measured(found)
                        .map(done -> found.stream().map(this::collection).toList()));
    }

    /** The collection that is called {@code id}, measured; fails with {@link Problem} NOT_FOUND. */
    public Future<OgcCollection> get(String id) {
        return readPool.read(live -> found(live, id))
                .compose(found -> measured(List.of(found)).map(done -> collection(found)));
    }

    private SpatialTable found(Index live, String id) {
        return tables.find(live, id)
                .orElseThrow(() ->
                        Problem.notFound("there is no collection '" + id + "'; /ogc/collections lists what there is"));
    }

    private Future<Boolean> measured(List<SpatialTable> found) {
        List<StoredTable> open = found.stream()
                .map(each -> each.table().stored())
                .filter(table -> extents.getIfPresent(table) == null)
                .toList();
        return open.isEmpty()
                ? Future.succeededFuture(true)
                : pool.read((engine, control) -> measure(open, engine, control));
    }

    private boolean measure(List<StoredTable> open, ColumnEngine engine, QueryControl control) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (StoredTable table : open) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            extents.put(table, engine.coverage(table, control));
        }
        return true;
    }

    private OgcCollection collection(SpatialTable found) {
        PublishedTable table = found.table();
        StoredTable stored = table.stored();
        return new OgcCollection(
                found.id(),
                found.title(),
                found.description(),
                table.kind(),
                CollectionType.ROWS,
                new OgcCollection.Names(stored.id(), stored.geometry(), stored.time()),
                (live, language) -> Objects.requireNonNullElse(extents.getIfPresent(stored), UNKNOWN),
                new TableSource(pool, table, zone),
                new GeoJsonFeatureWriter(stored.id(), stored.geometry()));
    }
}
