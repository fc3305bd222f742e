package pilotcity.portal.face.tile;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import pilotcity.index.tilegrid.TileAddress;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.page.TemplatePage;
import pilotcity.portal.face.tile.mvt.MvtLayerEncoder;
import pilotcity.portal.face.tile.ogc.TileMatrixSets;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.http.request.AcceptHeader;
import pilotcity.portal.kernel.http.request.PublicAddress;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.read.ReadPool;

/**
 * OGC API Tiles 1.0 below {@code /ogc}: the tilesets of a collection (clauses 8 to 11), and the tile matrix set they
 * have in common.
 */
final class OgcTilesHandler {
    static final String ROOT = "/ogc";

    private static final String FORMAT = "f";
    private static final String REL = "http://www.opengis.net/def/rel/ogc/1.0/";
    private static final String JSON = "application/json";
    private static final String HTML = "text/html";

    private final Language language;
    private final String root;
    private final TileParameters parameters;
    private final ReadPool readPool;
    private final PublicAddress address;
    private final PageRenderer renderer;
    private final TileWriter writer;
    private final TableTiles tables;

    OgcTilesHandler(
            Language language,
            TileParameters parameters,
            ReadPool readPool,
            PublicAddress address,
            PageRenderer renderer,
            TileWriter writer,
            TableTiles tables) {
        this.tables = tables;
        this.language = language;
        this.root = language.prefix() + ROOT;
        this.parameters = parameters;
        this.readPool = readPool;
        this.address = address;
        this.renderer = renderer;
        this.writer = writer;
    }

    void mount(Router router) {
        String tiles = root + "/collections/:collection/tiles";
        ResponseSender.routeRead(router, root + "/tileMatrixSets", this::matrixSets);
        ResponseSender.routeRead(router, root + "/tileMatrixSets/:tileMatrixSet", this::matrixSet);
        ResponseSender.routeRead(router, tiles, this::tilesets);
        ResponseSender.routeRead(router, tiles + "/:tileMatrixSet", this::tileset);
        ResponseSender.routeRead(router, tiles + "/:tileMatrixSet/:tileMatrix/:tileRow/:tileCol", this::tile);
    }

    private Future<Void> matrixSets(RoutingContext context) {
        JsonObject only = new JsonObject()
                .put("id", TileMatrixSets.ID)
                .put("title", TileMatrixSets.TITLE)
                .put("uri", TileMatrixSets.URI)
                .put("crs", TileMatrixSets.CRS)
                .put("links", JsonArray.of(link("self", JSON, matrixSetAddress(context), TileMatrixSets.TITLE)));
        return describe(
                context,
                language.of("瓦片矩阵集", "Tile matrix sets"),
                new JsonObject().put("tileMatrixSets", JsonArray.of(only)).put("links", new JsonArray()));
    }

    private Future<Void> matrixSet(RoutingContext context) {
        requireMatrixSet(context);
        return describe(context, TileMatrixSets.TITLE, TileMatrixSets.webMercatorQuad());
    }

    /** What the collection shows that the address names: the documents of a kind, or the rows of a table. */
    private Future<TileLayer> layer(RoutingContext context) {
        String id = ResponseSender.path(context, "collection");
        return parameters
                .findKind(id)
                .map(kind -> Future.succeededFuture(TileLayer.of(kind, writer.properties(kind))))
                .orElseGet(() -> tables.layer(id));
    }

    private Future<Void> tilesets(RoutingContext context) {
        return layer(context).compose(layer -> {
            JsonObject entry = brief(layer)
                    .put(
                            "links",
                            JsonArray.of(
                                    link("self", JSON, tilesetAddress(context, layer), title(layer)), scheme(context)));
            return describe(
                    context,
                    language.of(title(layer) + "瓦片集", "Tilesets of " + title(layer)),
                    new JsonObject().put("links", new JsonArray()).put("tilesets", JsonArray.of(entry)));
        });
    }

    private Future<Void> tileset(RoutingContext context) {
        requireMatrixSet(context);
        return layer(context).compose(layer -> tileset(context, layer));
    }

    private Future<Void> tileset(RoutingContext context, TileLayer layer) {
        String item = tilesetAddress(context, layer) + "/{tileMatrix}/{tileRow}/{tileCol}?f=mvt";
        JsonObject templated =
                link("item", MvtLayerEncoder.MEDIA_TYPE, item, title(layer)).put("templated", true);
        JsonObject described = brief(layer)
                .put("description", language.of(layer.description()))
                .put("layers", TilesetLayers.of(layer))
                .put("links", JsonArray.of(scheme(context), templated));
        String base = address.of(context);
        return readPool.read(index -> new MapAttribution(index, base).of(layer)).compose(said -> {
            said.ifPresent(text -> described.put("attribution", text));
            return describe(context, title(layer), described);
        });
    }

    private JsonObject brief(TileLayer layer) {
        return new JsonObject()
                .put("title", title(layer))
                .put("dataType", "vector")
                .put("crs", TileMatrixSets.CRS)
                .put("tileMatrixSetURI", TileMatrixSets.URI)
                .put("tileMatrixSetId", TileMatrixSets.ID);
    }

    private Future<Void> tile(RoutingContext context) {
        requireMatrixSet(context);
        TileAddress tile = TileParameters.tile(context, "tileMatrix", "tileCol", "tileRow");
        return layer(context)
                .compose(layer -> {
                    format(context, Map.of(MvtLayerEncoder.MEDIA_TYPE, "mvt"));
                    return layer.table() == null
                            ? documents(context, layer.id(), tile)
                            : tables.tile(context, layer, tile, Set.of(FORMAT));
                })
                .compose(body -> TileAnswers.tile(context, body));
    }

    private Future<Buffer> documents(RoutingContext context, String plural, TileAddress tile) {
        return parameters
                .search(context, plural, Set.of(FORMAT))
                .compose(search -> readPool.read(
                        index -> writer.documents(index, new TileWriter.TileRequest(plural, search, tile, null))));
    }

    /** Sends a description as JSON or as a page; one that has links says where it is in either form. */
    private Future<Void> describe(RoutingContext context, String title, JsonObject body) {
        QueryParameters.of(context, Set.of(FORMAT));
        String here = address.of(context) + context.request().path();
        JsonArray links = body.getJsonArray("links");
        if (links != null) {
            links.add(link("self", JSON, here + "?f=json", title))
                    .add(link("alternate", HTML, here + "?f=html", title));
        }
        if (format(context, Map.of(JSON, "json", HTML, "html")).equals("json")) {
            return ResponseSender.send(context, JSON, body.toBuffer());
        }
        Map<String, Object> model = Map.of(
                "title",
                title,
                "json",
                here + "?f=json",
                "links",
                links == null
                        ? List.of()
                        : links.stream().map(OgcTilesHandler::shown).toList(),
                "text",
                body.encodePrettily());
        return renderer.show(context, language, (index, visit) -> new TemplatePage("tiles", model));
    }

    private static Map<String, Object> shown(Object link) {
        return ((JsonObject) link).getMap();
    }

    /**
     * The format wanted: what {@code f} says goes before {@code Accept}.
     *
     * @param formats names by media type
     */
    private static String format(RoutingContext context, Map<String, String> formats) {
        context.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        List<String> names = formats.values().stream().sorted().toList();
        String asked = context.queryParams().get(FORMAT);
        if (asked != null) {
            if (!names.contains(asked)) {
                throw Problem.field(FORMAT, "must be " + String.join(" or ", names) + ", not '" + asked + "'");
            }
            return asked;
        }
        List<String> types = formats.keySet().stream().sorted().toList();
        return AcceptHeader.of(context)
                .best(types)
                .map(type -> Objects.requireNonNull(formats.get(type)))
                .orElseThrow(() -> Problem.of(Problem.Kind.NOT_ACCEPTABLE, "there is " + String.join(" and ", types)));
    }

    private static void requireMatrixSet(RoutingContext context) {
        String asked = ResponseSender.path(context, "tileMatrixSet");
        if (!asked.equals(TileMatrixSets.ID)) {
            throw Problem.notFound("there is no tile matrix set '" + asked + "'; there is " + TileMatrixSets.ID);
        }
    }

    private String matrixSetAddress(RoutingContext context) {
        return address.of(context) + root + "/tileMatrixSets/" + TileMatrixSets.ID;
    }

    private String tilesetAddress(RoutingContext context, TileLayer layer) {
        return address.of(context) + root + "/collections/" + UrlEncoding.segment(layer.id()) + "/tiles/"
                + TileMatrixSets.ID;
    }

    private JsonObject scheme(RoutingContext context) {
        return link(REL + "tiling-scheme", JSON, matrixSetAddress(context), TileMatrixSets.TITLE);
    }

    private static JsonObject link(String rel, String type, String href, String title) {
        return new JsonObject()
                .put("rel", rel)
                .put("type", type)
                .put("href", href)
                .put("title", title);
    }

    private String title(TileLayer layer) {
        return language.of(layer.title());
    }
}
