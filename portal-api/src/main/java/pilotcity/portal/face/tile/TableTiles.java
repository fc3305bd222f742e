package pilotcity.portal.face.tile;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.check.FilterCheck;
import pilotcity.index.filter.cql2json.Cql2Json;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.tilegrid.TileAddress;
import pilotcity.portal.face.shared.dataset.SpatialTables;
import pilotcity.portal.face.shared.dataset.SpatialTables.SpatialTable;
import pilotcity.portal.face.shared.dataset.TableConditions;
import pilotcity.portal.face.shared.parameters.SearchParameterDefinitions;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.read.TableReadPool;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.column.TableQuery;

/** Tiles of the published tables whose rows have places. */
public final class TableTiles {
    private final ReadPool readPool;
    private final TableReadPool pool;
    private final SpatialTables tables;
    private final ZoneId zone;

    /** @param zone where days begin and end */
    public TableTiles(ReadPool readPool, TableReadPool pool, SpatialTables tables, ZoneId zone) {
        this.readPool = readPool;
        this.pool = pool;
        this.tables = tables;
        this.zone = zone;
    }

    /** The table that collections call {@code id}; fails with {@link Problem} NOT_FOUND. */
    Future<TileLayer> layer(String id) {
        return readPool.read(live -> tables.find(live, id)
                .map(TileLayer::of)
                .orElseThrow(() -> Problem.notFound("there are no tiles of '" + id + "'")));
    }

    /** @throws Problem that names a condition of the address which is wrong */
    void require(RoutingContext context, TileLayer layer) {
        search(context.queryParams(), layer.requireTable(), Set.of());
    }

    /** @param more parameters of the address in addition to the conditions */
    Future<Buffer> tile(RoutingContext context, TileLayer layer, TileAddress tile, Set<String> more) {
        SpatialTable table = layer.requireTable();
        TableQuery search = search(context.queryParams(), table, more);
        return pool.read((engine, control) -> TileWriter.rows(layer, search, tile, engine, control));
    }

    private TableQuery search(MultiMap values, SpatialTable table, Set<String> more) {
        Set<String> known = new HashSet<>(more);
        TableTileOperations.CONDITIONS.stream().map(OperationParameter::name).forEach(known::add);
        QueryParameters given = QueryParameters.of(values, known);
        StoredTable stored = table.table().stored();
        Optional<String> language = SearchParameterDefinitions.FILTER_LANG.find(given);
        List<Filter> conditions = Stream.of(
                        SearchParameterDefinitions.FILTER.find(given).map(text -> written(text, language)),
                        SearchParameterDefinitions.BBOX
                                .find(given)
                                .map(box -> TableConditions.in(stored.geometry(), box(box))),
                        during(given, stored.time()))
                .flatMap(Optional::stream)
                .toList();
        Filter all = conditions.isEmpty() ? null : new Filter.And(conditions);
        return TableQuery.ALL
                .withText(SearchParameterDefinitions.Q.find(given).orElse(null))
                .withFilter(all == null ? null : checked(all, table));
    }

    private Filter checked(Filter filter, SpatialTable table) {
        return FilterCheck.check(
                filter, table.table().kinds(zone), Set.of(table.table().name()));
    }

    private static Filter written(String text, Optional<String> language) {
        String guessed = text.stripLeading().startsWith("{") ? "cql2-json" : "cql2-text";
        return language.orElse(guessed).equals("cql2-json") ? Cql2Json.parse(text) : Cql2Text.parse(text);
    }

    private static Expression box(double[] box) {
        int half = box.length / 2;
        try {
            return Expression.Box.onEarth(box[0], box[1], box[half], box[half + 1]);
        } catch (IllegalArgumentException e) {
            throw Problem.field("bbox", String.valueOf(e.getMessage()));
        }
    }

    /** A table without a time is all of any time. */
    private static Optional<Filter> during(QueryParameters given, @Nullable String time) {
        return SearchParameterDefinitions.DATETIME
                .find(given)
                .filter(when -> time != null)
                .map(when -> TableConditions.during(String.valueOf(time), ((Filter.Temporal) when).right()));
    }
}
