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
import pilotcity.index.tile.TileAddress;
import pilotcity.portal.Face;
import pilotcity.portal.face.page.Language;
import pilotcity.portal.face.page.Pages;
import pilotcity.portal.face.query.KindPart;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.Parameters;
import pilotcity.portal.kernel.http.PublicAddress;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.Parameter;
import pilotcity.portal.kernel.index.Reads;

/**
 * {@code /tiles}: vector tiles of what a search finds, for any library that draws maps, with a TileJSON and a style.
 * {@code all} stands for every kind; {@code grid} gives nothing but how many documents there are where.
 */
public final class TileFace implements Face {
    private static final String GRID = "grid";

    private final TileParameters parameters;
    private final Reads reads;
    private final PublicAddress address;
    private final TileWriter writer;
    private final TileJson descriptions;
    private final List<OgcTiles> ogc;
    private final Parameter<String> by;
    private final Operation style;
    private final TileOperations all;
    private final TileOperations one;

    public TileFace(TileParameters parameters, Reads reads, PublicAddress address, Pages pages) {
        this.parameters = parameters;
        this.reads = reads;
        this.address = address;
        this.writer = new TileWriter(parameters.kinds());
        this.descriptions = new TileJson(writer);
        this.ogc = Stream.of(Language.values())
                .map(language -> new OgcTiles(language, parameters, reads, address, pages, writer))
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
        mount(router, one, context -> Answers.path(context, KindPart.NAME));
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
        return Stream.concat(Stream.of(style), Stream.concat(all.list().stream(), one.list().stream()))
                .toList();
    }

    private Future<Void> tile(
            RoutingContext context,
            Parameters given,
            String plural,
            String layer,
            BiFunction<Index, TileRequest, Buffer> write) {
        TileAddress tile = TileParameters.tile(context, "z", "x", "y");
        String counted = by.find(given).orElse(null);
        return parameters
                .search(context, plural, Set.of(by.name()))
                .compose(search ->
                        reads.read(index -> write.apply(index, new TileRequest(layer, search, tile, counted))))
                .compose(body -> TileAnswers.tile(context, body));
    }

    private Future<Void> style(RoutingContext context) {
        return parameters
                .search(context, TileParameters.ALL, Set.of())
                .compose(search -> reads.read(index -> Style.of(
                        parameters.kinds(),
                        address.of(context) + "/tiles/",
                        query(context),
                        new Attribution(index, address.of(context)))))
                .compose(style -> Answers.json(context, style.toBuffer()));
    }

    private Future<Void> description(RoutingContext context, Parameters given, String plural) {
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
        return reads.read(index -> new Attribution(index, base).of(kinds)).compose(said -> {
            said.ifPresent(text -> json.put("attribution", text));
            return Answers.json(context, json.toBuffer());
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
