package pilotcity.portal.face.tile;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import pilotcity.index.kind.Kind;
import pilotcity.index.tile.TileAddress;
import pilotcity.portal.kernel.http.Accept;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.Parameters;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.http.PublicAddress;
import pilotcity.portal.kernel.index.Reads;

/**
 * OGC API Tiles 1.0 below {@code /ogc}: the tilesets of a collection (clauses 8 to 11), and the tile matrix set they
 * have in common.
 */
final class OgcTiles {
    static final String ROOT = "/ogc";

    private static final String FORMAT = "f";
    private static final String REL = "http://www.opengis.net/def/rel/ogc/1.0/";
    private static final String JSON = "application/json";

    private final TileParameters parameters;
    private final Reads reads;
    private final PublicAddress address;
    private final TileWriter writer;

    OgcTiles(TileParameters parameters, Reads reads, PublicAddress address, TileWriter writer) {
        this.parameters = parameters;
        this.reads = reads;
        this.address = address;
        this.writer = writer;
    }

    void mount(Router router) {
        String tiles = ROOT + "/collections/:collection/tiles";
        Answers.read(router, ROOT + "/tileMatrixSets", this::matrixSets);
        Answers.read(router, ROOT + "/tileMatrixSets/:tileMatrixSet", this::matrixSet);
        Answers.read(router, tiles, this::tilesets);
        Answers.read(router, tiles + "/:tileMatrixSet", this::tileset);
        Answers.read(router, tiles + "/:tileMatrixSet/:tileMatrix/:tileRow/:tileCol", this::tile);
    }

    private Future<Void> matrixSets(RoutingContext context) {
        requireJson(context);
        JsonObject only = new JsonObject()
                .put("id", TileMatrixSets.ID)
                .put("title", TileMatrixSets.TITLE)
                .put("uri", TileMatrixSets.URI)
                .put("crs", TileMatrixSets.CRS)
                .put("links", JsonArray.of(link("self", JSON, matrixSetAddress(context), TileMatrixSets.TITLE)));
        return json(
                context,
                new JsonObject()
                        .put("tileMatrixSets", JsonArray.of(only))
                        .put("links", JsonArray.of(self(context, "Tile matrix sets"))));
    }

    private Future<Void> matrixSet(RoutingContext context) {
        requireJson(context);
        requireMatrixSet(context);
        return json(context, TileMatrixSets.webMercatorQuad());
    }

    private Future<Void> tilesets(RoutingContext context) {
        Kind<?> kind = parameters.kind(Answers.path(context, "collection"));
        requireJson(context);
        JsonObject entry = brief(kind)
                .put(
                        "links",
                        JsonArray.of(link("self", JSON, tilesetAddress(context, kind), title(kind)), scheme(context)));
        return json(
                context,
                new JsonObject()
                        .put("links", JsonArray.of(self(context, "Tilesets of " + title(kind))))
                        .put("tilesets", JsonArray.of(entry)));
    }

    private Future<Void> tileset(RoutingContext context) {
        Kind<?> kind = parameters.kind(Answers.path(context, "collection"));
        requireMatrixSet(context);
        requireJson(context);
        String item = tilesetAddress(context, kind) + "/{tileMatrix}/{tileRow}/{tileCol}?f=mvt";
        JsonObject templated = link("item", TileAnswers.MVT, item, title(kind)).put("templated", true);
        return json(
                context,
                brief(kind)
                        .put("description", kind.description().en())
                        .put("layers", TilesetLayers.of(kind, writer))
                        .put("links", JsonArray.of(self(context, title(kind)), scheme(context), templated)));
    }

    private static JsonObject brief(Kind<?> kind) {
        return new JsonObject()
                .put("title", title(kind))
                .put("dataType", "vector")
                .put("crs", TileMatrixSets.CRS)
                .put("tileMatrixSetURI", TileMatrixSets.URI)
                .put("tileMatrixSetId", TileMatrixSets.ID);
    }

    private Future<Void> tile(RoutingContext context) {
        String plural = parameters.kind(Answers.path(context, "collection")).plural();
        requireMatrixSet(context);
        TileAddress tile = TileParameters.tile(context, "tileMatrix", "tileCol", "tileRow");
        return parameters
                .search(context, plural, Set.of(FORMAT))
                .compose(search -> {
                    requireFormat(context, "mvt", List.of(TileAnswers.MVT, "application/x-protobuf"));
                    return reads.read(index -> writer.documents(index, new TileRequest(plural, search, tile, null)));
                })
                .compose(body -> TileAnswers.tile(context, body));
    }

    private static void requireJson(RoutingContext context) {
        Parameters.of(context, Set.of(FORMAT));
        requireFormat(context, "json", List.of(JSON));
    }

    /** What {@code f} says goes before {@code Accept}. */
    private static void requireFormat(RoutingContext context, String format, List<String> types) {
        context.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        String asked = context.queryParams().get(FORMAT);
        if (asked != null && !asked.equals(format)) {
            throw Problem.field(FORMAT, "must be " + format + ", not '" + asked + "'");
        }
        if (asked == null && Accept.of(context).best(types).isEmpty()) {
            throw Problem.of(Problem.Kind.NOT_ACCEPTABLE, "there is " + String.join(", ", types));
        }
    }

    private static void requireMatrixSet(RoutingContext context) {
        String asked = Answers.path(context, "tileMatrixSet");
        if (!asked.equals(TileMatrixSets.ID)) {
            throw Problem.notFound("there is no tile matrix set '" + asked + "'; there is " + TileMatrixSets.ID);
        }
    }

    private String matrixSetAddress(RoutingContext context) {
        return address.of(context) + ROOT + "/tileMatrixSets/" + TileMatrixSets.ID;
    }

    private String tilesetAddress(RoutingContext context, Kind<?> kind) {
        return address.of(context) + ROOT + "/collections/" + kind.plural() + "/tiles/" + TileMatrixSets.ID;
    }

    private JsonObject scheme(RoutingContext context) {
        return link(REL + "tiling-scheme", JSON, matrixSetAddress(context), TileMatrixSets.TITLE);
    }

    private JsonObject self(RoutingContext context, String title) {
        return link("self", JSON, address.of(context) + context.request().path(), title);
    }

    private static JsonObject link(String rel, String type, String href, String title) {
        return new JsonObject()
                .put("rel", rel)
                .put("type", type)
                .put("href", href)
                .put("title", title);
    }

    private static String title(Kind<?> kind) {
        return kind.pluralTitle().en();
    }

    private static Future<Void> json(RoutingContext context, JsonObject body) {
        return Answers.send(context, JSON, body.toBuffer());
    }
}
