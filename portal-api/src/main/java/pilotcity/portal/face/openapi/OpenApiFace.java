package pilotcity.portal.face.openapi;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.page.TemplatePage;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.operation.Operation;
import pilotcity.portal.kernel.http.operation.OperationParameter;
import pilotcity.portal.kernel.http.operation.OperationResponse;
import pilotcity.portal.kernel.http.operation.OperationSection;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;
import pilotcity.portal.kernel.http.request.AcceptHeader;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.read.ReadPool;

/** {@code /openapi.json} (OpenAPI 3.1.1) and {@code /docs}, where it can be tried. */
public final class OpenApiFace implements Face {
    private static final String JSON = "application/json";
    private static final String OPENAPI = "application/vnd.oai.openapi+json";

    private static final OperationParameter<String> LANG = OperationParameter.choice(
                    "lang", List.of("zh", "en"), "说明的语言", "The language of the descriptions")
            .orElse("en")
            .example("zh");

    private static final Operation DOCUMENT = Operation.read(
                    "/openapi.json", "getOpenApi", OperationSection.HEALTH, "本说明", "This description")
            .withParameters(LANG)
            .withResponse(OperationResponse.json(200, document(), "OpenAPI 3.1 文档", "An OpenAPI 3.1 document")
                    .or(OPENAPI + ";version=3.1", document())
                    .withHeaders("ETag"));

    private final ReadPool readPool;
    private final PageRenderer renderer;
    private final Kinds kinds;
    private final OpenApiDocument document;
    private volatile @Nullable CachedDocument last;

    /** What was written last, and of what. */
    private record CachedDocument(Language language, String base, Map<String, String> ids, Buffer body) {
        boolean isOf(Language other, String otherBase, Map<String, String> otherIds) {
            return language == other && base.equals(otherBase) && ids.equals(otherIds);
        }
    }

    /** @param others the faces whose operations are described */
    public OpenApiFace(Kinds kinds, ReadPool readPool, PageRenderer renderer, List<Face> others) {
        this.readPool = readPool;
        this.renderer = renderer;
        this.kinds = kinds;
        this.document = new OpenApiDocument(
                kinds,
                Stream.concat(others.stream().flatMap(face -> face.operations().stream()), Stream.of(DOCUMENT))
                        .toList());
    }

    private static JsonObject document() {
        return SchemaBuilder.of("object")
                .put("required", new JsonArray(List.of("openapi", "info", "paths")))
                .put(
                        "properties",
                        new JsonObject()
                                .put("openapi", SchemaBuilder.pattern("^3[.]1[.][0-9]+$"))
                                .put("info", SchemaBuilder.of("object"))
                                .put("paths", SchemaBuilder.of("object")));
    }

    @Override
    public void mount(Router router) {
        DOCUMENT.mount(router, this::send);
        for (Language language : Language.values()) {
            ResponseSender.routeRead(
                    router,
                    language.prefix() + "/docs",
                    context -> renderer.show(context, language, (index, visit) -> new TemplatePage("docs", Map.of())));
        }
    }

    @Override
    public List<Operation> operations() {
        return List.of(DOCUMENT);
    }

    private Future<Void> send(RoutingContext context, QueryParameters given) {
        Language language = LANG.get(given).equals("zh") ? Language.ZH : Language.EN;
        // the address says that it is JSON, so a client that accepts neither type gets it all the same
        String type = AcceptHeader.of(context).best(List.of(JSON, OPENAPI)).orElse(JSON);
        context.response().putHeader(HttpHeaders.VARY, "Accept");
        String base = renderer.base(context);
        return readPool.read(index -> written(language, base, index))
                .compose(body -> ResponseSender.send(
                        context, type.equals(OPENAPI) ? OPENAPI + ";version=3.1" : ResponseSender.JSON, body));
    }

    private Buffer written(Language language, String base, Index index) {
        Map<String, String> ids = ids(index);
        CachedDocument known = last;
        if (known != null && known.isOf(language, base, ids)) {
            return known.body();
        }
        Buffer body = document.write(new LanguageTexts(language), base, ids).toBuffer();
        last = new CachedDocument(language, base, ids, body);
        return body;
    }

    /** A document of each kind that has one: the examples lead to something on every portal. */
    private Map<String, String> ids(Index index) {
        Map<String, String> ids = new TreeMap<>();
        for (Kind<?> kind : kinds.list()) {
            SearchQuery one = SearchQuery.of(kind.name()).withLimit(1).withSimulated(SimulatedDocuments.INCLUDE);
            index.search(one)
                    .items()
                    .forEach(hit -> ids.put(kind.name(), hit.document().id()));
        }
        return ids;
    }
}
