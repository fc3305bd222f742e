package pilotcity.portal.face.tile;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import pilotcity.index.Index;
import pilotcity.index.kind.Kind;
import pilotcity.index.tilegrid.TileAddress;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.parameters.KindPathParameter;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.request.PublicAddress;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.read.ReadPool;

/**
 * {@code /tiles}: vector tiles of what a search finds, for any library that draws maps, with a TileJSON and a style.
 * {@code all} stands for every kind; {@code grid} gives nothing but how many documents there are where.
 */
public final class TileFace implements Face {
    private static final String GRID = "grid";

    private final TileParameters parameters;
    private final ReadPool readPool;
    private final PublicAddress address;
    private final TableTiles tables;
    private final TileWriter writer;
    private final TileJson descriptions;
    private final List<OgcTilesHandler> ogc;
    private final OperationParameter<String> by;
    private final Operation style;
    private final TileOperations all;
    private final TileOperations one;

    public TileFace(
            TileParameters parameters,
            ReadPool readPool,
            TableTiles tables,
            PublicAddress address,
            PageRenderer renderer) {
        this.tables = tables;
        this.parameters = parameters;
        this.readPool = readPool;
        this.address = address;
        this.writer = new TileWriter(parameters.kinds());
        this.descriptions = new TileJson(writer);
        this.ogc = Stream.of(Language.values())
                .map(language -> new OgcTilesHandler(language, parameters, readPool, address, renderer, writer, tables))
                .toList();
        this.by = TileOperations.by(parameters.kinds());
        this.style = TileOperations.style(parameters);
        this.all = TileOperations.ofAll(parameters);
        this.one = TileOperations.ofOne(parameters);
    }

    @Override
    public void mount(Router router) {
        style.mount(router, (context, given) -> style(context));
        mount(router, all, context -> TileParameters.ALL);
        mount(router, one, context -> ResponseSender.path(context, KindPathParameter.NAME));
        TableTileOperations.DESCRIPTION.mount(router, (context, given) -> tableDescription(context));
        TableTileOperations.TILE.mount(router, (context, given) -> tableTile(context));
        ogc.forEach(each -> each.mount(router));
    }

    private void mount(Router router, TileOperations tiles, Function<RoutingContext, String> plural) {
        tiles.description().mount(router, (context, given) -> description(context, given, plural.apply(context)));
        tiles.gridDescription().mount(router, (context, given) -> gridDescription(context, plural.apply(context)));
        tiles.grid()
                .mount(router, (context, given) -> tile(context, given, plural.apply(context), GRID, TileWriter::grid));
        tiles.tile().mount(router, (context, given) -> {
            String name = plural.apply(context);
            return tile(context, given, name, name, writer::documents);
        });
    }

    @Override
    public List<Operation> operations() {
        return Stream.of(
                        Stream.of(style),
                        all.list().stream(),
                        one.list().stream(),
                        Stream.of(TableTileOperations.DESCRIPTION, TableTileOperations.TILE))
                .flatMap(each -> each)
                .toList();
    }

    private Future<TileLayer> table(RoutingContext context) {
        return tables.layer(ResponseSender.path(context, "id") + "." + ResponseSender.path(context, "table"));
    }

    private Future<Void> tableTile(RoutingContext context) {
        TileAddress tile = TileParameters.tile(context, "z", "x", "y");
        return table(context)
                .compose(layer -> tables.tile(context, layer, tile, Set.of()))
                .compose(body -> TileAnswers.tile(context, body));
    }

    private Future<Void> tableDescription(RoutingContext context) {
        String base = address.of(context);
        String path = "datasets/" + UrlEncoding.segment(ResponseSender.path(context, "id")) + "/tables/"
                + UrlEncoding.segment(ResponseSender.path(context, "table"));
        return table(context)
                .compose(layer -> {
                    tables.require(context, layer);
                    JsonObject json = TileJson.of(layer, tiles(context, path));
                    return readPool.read(index -> {
                        new MapAttribution(index, base).of(layer).ifPresent(text -> json.put("attribution", text));
                        return json.toBuffer();
                    });
                })
                .compose(body -> ResponseSender.sendJson(context, body));
    }

    private Future<Void> tile(
            RoutingContext context,
            QueryParameters given,
            String plural,
            String layer,
            BiFunction<Index, TileWriter.TileRequest, Buffer> write) {
        TileAddress tile = TileParameters.tile(context, "z", "x", "y");
        String counted = by.find(given).orElse(null);
        return parameters
                .search(context, plural, Set.of(by.name()))
                .compose(search -> readPool.read(
                        index -> write.apply(index, new TileWriter.TileRequest(layer, search, tile, counted))))
                .compose(body -> TileAnswers.tile(context, body));
    }

    private Future<Void> style(RoutingContext context) {
        return parameters
                .search(context, TileParameters.ALL, Set.of())
                .compose(search -> readPool.read(index -> MapStyle.of(
                        parameters.kinds(),
                        address.of(context) + "/tiles/",
                        query(context),
                        new MapAttribution(index, address.of(context)))))
                .compose(style -> ResponseSender.sendJson(context, style.toBuffer()));
    }

    private Future<Void> description(RoutingContext context, QueryParameters given, String plural) {
        by.find(given);
        return parameters.search(context, plural, Set.of(by.name())).compose(search -> {
            List<? extends Kind<?>> kinds = parameters.drawn().stream()
                    .filter(kind -> search.kinds().isEmpty() || search.kinds().contains(kind.name()))
                    .toList();
            boolean one = !plural.equals(TileParameters.ALL);
            String name = one ? title(kinds.getFirst()) : "All";
            String described = one ? kinds.getFirst().description().en() : "";
            JsonObject json = descriptions.of(name, described, tiles(context, plural), kinds, plural);
            return attributed(context, json, kinds);
        });
    }

    private Future<Void> attributed(RoutingContext context, JsonObject json, List<? extends Kind<?>> kinds) {
        String base = address.of(context);
        return readPool.read(index -> new MapAttribution(index, base).of(kinds)).compose(said -> {
            said.ifPresent(text -> json.put("attribution", text));
            return ResponseSender.sendJson(context, json.toBuffer());
        });
    }

    private static String title(Kind<?> kind) {
        return kind.pluralTitle().zh() + " · " + kind.pluralTitle().en();
    }

    private Future<Void> gridDescription(RoutingContext context, String plural) {
        return parameters
                .search(context, plural, Set.of())
                .compose(search -> attributed(
                        context,
                        descriptions.grid(plural, tiles(context, plural + "/" + GRID), GRID),
                        parameters.drawn().stream()
                                .filter(kind -> search.kinds().isEmpty()
                                        || search.kinds().contains(kind.name()))
                                .toList()));
    }

    private String tiles(RoutingContext context, String path) {
        return address.of(context) + "/tiles/" + path + "/{z}/{x}/{y}.mvt" + query(context);
    }

    /** The conditions of this request, for the tiles that it leads to. */
    private static String query(RoutingContext context) {
        String query = context.request().query();
        return query == null || query.isEmpty() ? "" : "?" + query;
    }
}
