package pilotcity.portal.face.ogc;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import pilotcity.index.Index;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.ogc.core.CollectionDocuments;
import pilotcity.portal.face.ogc.core.CollectionExtents;
import pilotcity.portal.face.ogc.core.OgcCollection;
import pilotcity.portal.face.ogc.core.OgcCollections;
import pilotcity.portal.face.ogc.core.OgcLink;
import pilotcity.portal.face.ogc.core.OgcRequest;
import pilotcity.portal.face.ogc.core.RootDocuments;
import pilotcity.portal.face.ogc.description.OgcApiDescription;
import pilotcity.portal.face.ogc.items.ItemsResource;
import pilotcity.portal.face.ogc.records.RecordCatalogue;
import pilotcity.portal.face.ogc.schema.CollectionSchemas;
import pilotcity.portal.face.ogc.table.TableCollections;
import pilotcity.portal.face.ogc.write.FeatureWrites;
import pilotcity.portal.face.shared.OgcApiExtension;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.PageRenderer;
import pilotcity.portal.face.shared.page.TemplatePage;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbEffect;
import pilotcity.portal.kernel.verb.Verbs;

/**
 * OGC API at {@code /ogc}, and in English at {@code /en/ogc}: Features, Parts 1 to 5, of every kind and every published
 * table that has places, and Records, Part 1, of the data sets and of these collections.
 */
public final class OgcFace implements Face {
    private static final String ROOT = "/ogc";
    private static final Set<String> FORMAT_ALONE = Set.of(OgcRequest.FORMAT);
    private static final Map<VerbEffect, HttpMethod> METHODS = Map.of(
            VerbEffect.CREATE, HttpMethod.POST,
            VerbEffect.REPLACE, HttpMethod.PUT,
            VerbEffect.UPDATE, HttpMethod.PATCH,
            VerbEffect.DELETE, HttpMethod.DELETE);

    private final ReadPool readPool;
    private final PageRenderer renderer;
    private final Verbs verbs;
    private final FeatureWrites writes;
    private final OgcCollections collections;
    private final TableCollections tables;
    private final RootDocuments roots;
    private final CollectionDocuments documents;
    private final CollectionSchemas schemas;
    private final OgcApiDescription description;
    private final ItemsResource items;

    /** @param parts what other faces add below the same root */
    public OgcFace(
            Kinds kinds,
            Verbs verbs,
            ReadPool readPool,
            TableCollections tables,
            PageRenderer renderer,
            FeatureWrites writes,
            Duration timeout,
            List<OgcApiExtension> parts) {
        this.readPool = readPool;
        this.tables = tables;
        this.renderer = renderer;
        this.verbs = verbs;
        this.writes = writes;
        CollectionExtents extents = new CollectionExtents();
        OgcCollection catalogue = new RecordCatalogue(kinds, extents).collection(readPool);
        this.collections = OgcCollections.of(kinds, catalogue, readPool, extents);
        this.roots = new RootDocuments(catalogue, parts);
        this.documents = new CollectionDocuments(parts);
        this.schemas = new CollectionSchemas(kinds, verbs);
        this.description = new OgcApiDescription(schemas, verbs, parts);
        this.items = new ItemsResource(timeout);
    }

    @Override
    public void mount(Router router) {
        for (Language language : Language.values()) {
            mount(router, language);
        }
    }

    private void mount(Router router, Language language) {
        String root = language.prefix() + ROOT;
        for (String path : List.of(root, root + "/")) {
            document(
                    router, path, language, OgcLink.JSON, (request, live) -> roots.landing(request), OgcPages::landing);
        }
        document(
                router,
                root + "/conformance",
                language,
                OgcLink.JSON,
                (request, live) -> roots.conformance(request),
                OgcPages::conformance);
        ResponseSender.routeRead(
                router,
                root + "/api",
                context -> all(
                        context,
                        language,
                        OgcLink.OPENAPI,
                        (request, list, live) -> description.of(request, list),
                        OgcPages::api));
        ResponseSender.routeRead(
                router,
                root + "/collections",
                context -> all(context, language, OgcLink.JSON, documents::list, OgcPages::collections));
        for (OgcCollection collection : collections.list()) {
            mount(router, language, root + collection.path(), context -> Future.succeededFuture(collection));
            if (collection.isWritable()) {
                METHODS.forEach((effect, method) -> verbs.find(collection.kind().name(), effect)
                        .ifPresent(
                                verb -> mount(router, root + collection.path() + "/items", collection, verb, method)));
            }
        }
        mount(
                router,
                language,
                root + "/collections/:collection",
                context -> tables.get(ResponseSender.path(context, "collection")));
    }

    /** Finds the collection that an address names. */
    private interface Named extends Function<RoutingContext, Future<OgcCollection>> {}

    private void mount(Router router, Language language, String path, Named named) {
        ResponseSender.routeRead(
                router,
                path,
                context -> named.apply(context)
                        .compose(collection -> answer(
                                asked(context, language, OgcLink.JSON),
                                (request, live) -> documents.one(request, collection, live),
                                OgcPages::collection)));
        schema(router, path + "/schema", language, named, schemas::schema, new Label("属性模式", "Properties"));
        schema(router, path + "/queryables", language, named, schemas::queryables, new Label("可查询属性", "Queryables"));
        schema(router, path + "/sortables", language, named, schemas::sortables, new Label("可排序属性", "Sortables"));
        ResponseSender.routeRead(
                router,
                path + "/items",
                context -> named.apply(context).compose(collection -> list(context, language, collection)));
        ResponseSender.routeRead(
                router,
                path + "/items/:id",
                context -> named.apply(context).compose(collection -> one(context, language, collection)));
    }

    private void mount(Router router, String path, OgcCollection collection, Verb verb, HttpMethod method) {
        ResponseSender.routeChange(router, method, verb.creates() ? path : path + "/:id", context -> {
            String id = verb.creates() ? null : ResponseSender.path(context, "id");
            return writes.write(context, collection.kind(), verb, id, renderer.base(context) + path);
        });
    }

    /** Makes a page of a document. */
    private interface PageMaker {
        TemplatePage show(OgcPages pages, JsonObject document);
    }

    private void document(
            Router router,
            String path,
            Language language,
            String type,
            BiFunction<OgcRequest, Index, JsonObject> read,
            PageMaker showing) {
        ResponseSender.routeRead(router, path, context -> answer(asked(context, language, type), read, showing));
    }

    private Future<Void> answer(OgcRequest request, BiFunction<OgcRequest, Index, JsonObject> read, PageMaker showing) {
        RoutingContext context = request.context();
        QueryParameters.of(context, FORMAT_ALONE);
        return request.isPage()
                ? renderer.show(
                        context,
                        request.language(),
                        (live, visit) -> showing.show(new OgcPages(request), read.apply(request, live)))
                : readPool.read(live -> read.apply(request, live).toBuffer())
                        .compose(body -> ResponseSender.send(context, request.type(), body));
    }

    /** Tells of all collections. */
    private interface ListReader {
        JsonObject read(OgcRequest request, List<OgcCollection> all, Index live);
    }

    private Future<Void> all(
            RoutingContext context, Language language, String type, ListReader reader, PageMaker showing) {
        OgcRequest request = asked(context, language, type);
        return tables.list().compose(further -> {
            List<OgcCollection> all =
                    Stream.concat(collections.list().stream(), further.stream()).toList();
            return answer(request, (asking, live) -> reader.read(asking, all, live), showing);
        });
    }

    private void schema(
            Router router,
            String path,
            Language language,
            Named named,
            BiFunction<OgcRequest, OgcCollection, JsonObject> read,
            Label title) {
        ResponseSender.routeRead(
                router,
                path,
                context -> named.apply(context)
                        .compose(collection -> answer(
                                asked(context, language, OgcLink.SCHEMA),
                                (request, live) -> read.apply(request, collection),
                                (shown, document) -> shown.schema(document, collection, language.of(title)))));
    }

    private OgcRequest asked(RoutingContext context, Language language, String type) {
        return OgcRequest.of(context, language, renderer.base(context), List.of(type));
    }

    private Future<Void> list(RoutingContext context, Language language, OgcCollection collection) {
        OgcRequest request = asked(context, language, OgcLink.GEOJSON);
        return request.isPage()
                ? page(
                        request,
                        () -> items.find(request, collection),
                        (live, found) -> new OgcPages(request)
                                .items(collection, live, found.hits().items(), found.answer()))
                : items.list(request, collection);
    }

    private Future<Void> one(RoutingContext context, Language language, OgcCollection collection) {
        OgcRequest request = asked(context, language, OgcLink.GEOJSON);
        String id = ResponseSender.path(context, "id");
        return request.isPage()
                ? page(
                        request,
                        () -> items.get(request, collection, id),
                        (live, document) -> new OgcPages(request).item(collection, live, document))
                : items.one(request, collection, id);
    }

    /** Shows what was found, or what went wrong when it was looked for. */
    private <T> Future<Void> page(
            OgcRequest request, Supplier<Future<T>> finding, BiFunction<Index, T, TemplatePage> showing) {
        RoutingContext context = request.context();
        Future<Void> shown = Future.succeededFuture()
                .compose(begin -> finding.get())
                .compose(found ->
                        renderer.show(context, request.language(), (live, visit) -> showing.apply(live, found)));
        return renderer.orProblem(context, renderer.visit(context, request.language()), shown);
    }
}
