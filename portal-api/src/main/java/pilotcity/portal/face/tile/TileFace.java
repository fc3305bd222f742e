package pilotcity.portal.face.tile;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.Index;
import pilotcity.index.tile.TileAddress;
import pilotcity.portal.Face;
import pilotcity.portal.face.page.Pages;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.PublicAddress;
import pilotcity.portal.kernel.index.Reads;

/**
 * {@code /tiles}: vector tiles of what a search finds, for any library that draws maps, with a TileJSON and a style.
 * {@code all} stands for every kind; {@code grid} gives nothing but how many documents there are where.
 */
public final class TileFace implements Face {
    private static final String GRID = "grid";
    private static final String BY = "by";

    private final TileParameters parameters;
    private final Reads reads;
    private final PublicAddress address;
    private final TileWriter writer;
    private final TileJson descriptions;
    private final OgcTiles ogc;

    public TileFace(TileParameters parameters, Reads reads, PublicAddress address, Pages pages) {
        this.parameters = parameters;
        this.reads = reads;
        this.address = address;
        this.writer = new TileWriter(parameters.kinds());
        this.descriptions = new TileJson(writer);
        this.ogc = new OgcTiles(parameters, reads, address, pages, writer);
    }

    @Override
    public void mount(Router router) {
        Answers.read(router, "/tiles/style.json", this::style);
        Answers.read(router, "/tiles/:plural.json", this::description);
        Answers.read(router, "/tiles/:plural/grid.json", this::gridDescription);
        Answers.read(router, "/tiles/:plural/grid/:z/:x/:y.mvt", this::grid);
        Answers.read(router, "/tiles/:plural/:z/:x/:y.mvt", this::tile);
        ogc.mount(router);
    }

    private Future<Void> tile(RoutingContext context) {
        String plural = Answers.path(context, "plural");
        return tile(context, plural, plural, Set.of(BY), writer::documents);
    }

    private Future<Void> grid(RoutingContext context) {
        return tile(context, Answers.path(context, "plural"), GRID, Set.of(), TileWriter::grid);
    }

    private Future<Void> tile(
            RoutingContext context,
            String plural,
            String layer,
            Set<String> more,
            BiFunction<Index, TileRequest, Buffer> write) {
        TileAddress tile = TileParameters.tile(context, "z", "x", "y");
        return parameters
                .search(context, plural, more)
                .compose(search -> reads.read(index -> write.apply(
                        index,
                        new TileRequest(
                                layer, search, tile, context.queryParams().get(BY)))))
                .compose(body -> TileAnswers.tile(context, body));
    }

    private Future<Void> style(RoutingContext context) {
        return parameters
                .search(context, TileParameters.ALL, Set.of())
                .compose(search -> Answers.json(
                        context,
                        Style.of(parameters.kinds(), address.of(context) + "/tiles/", query(context))
                                .toBuffer()));
    }

    private Future<Void> description(RoutingContext context) {
        String plural = Answers.path(context, "plural");
        return parameters.search(context, plural, Set.of(BY)).compose(search -> {
            List<? extends Kind<?>> kinds = parameters.kinds().list().stream()
                    .filter(kind -> kind.hasGeometry()
                            && (search.kinds().isEmpty() || search.kinds().contains(kind.name())))
                    .toList();
            boolean one = !plural.equals(TileParameters.ALL);
            String name = one ? title(kinds.getFirst()) : "All";
            String described = one ? kinds.getFirst().description().en() : "";
            JsonObject json = descriptions.of(name, described, tiles(context, plural), kinds, plural);
            return Answers.json(context, json.toBuffer());
        });
    }

    private static String title(Kind<?> kind) {
        return kind.pluralTitle().zh() + " · " + kind.pluralTitle().en();
    }

    private Future<Void> gridDescription(RoutingContext context) {
        String plural = Answers.path(context, "plural");
        return parameters
                .search(context, plural, Set.of())
                .compose(search -> Answers.json(
                        context,
                        descriptions
                                .grid(plural, tiles(context, plural + "/" + GRID), GRID)
                                .toBuffer()));
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
