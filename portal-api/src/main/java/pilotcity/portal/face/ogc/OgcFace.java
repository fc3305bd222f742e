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
 * OGC API at {@code /ogc}, and in English at {@code /en/ogc}: Features, Parts 1 to 5, of every kind that has places,
 * and Records, Part 1, of the data sets and of these collections.
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
            PageRenderer renderer,
            FeatureWrites writes,
            Duration timeout,
            List<OgcApiExtension> parts) {
        this.readPool = readPool;
        this.renderer = renderer;
        this.verbs = verbs;
        this.writes = writes;
        CollectionExtents extents = new CollectionExtents();
        OgcCollection catalogue = new RecordCatalogue(kinds, extents).collection();
        this.collections = OgcCollections.of(kinds, catalogue);
        this.roots = new RootDocuments(catalogue, parts);
        this.documents = new CollectionDocuments(collections, extents, parts);
        this.schemas = new CollectionSchemas(kinds, verbs);
        this.description = new OgcApiDescription(collections, schemas, verbs, parts);
        this.items = new ItemsResource(readPool, timeout);
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
        document(
                router,
                root + "/api",
                language,
                OgcLink.OPENAPI,
                (request, live) -> description.of(request),
                OgcPages::api);
        document(router, root + "/collections", language, OgcLink.JSON, documents::list, OgcPages::collections);
        for (OgcCollection collection : collections.list()) {
            mount(router, language, root + collection.path(), collection);
        }
    }

    private void mount(Router router, Language language, String path, OgcCollection collection) {
        document(
                router,
                path,
                language,
                OgcLink.JSON,
                (request, live) -> documents.one(request, collection, live),
                OgcPages::collection);
        schema(router, path + "/schema", language, collection, schemas::schema, new Label("属性模式", "Properties"));
        schema(
                router,
                path + "/queryables",
                language,
                collection,
                schemas::queryables,
                new Label("可查询属性", "Queryables"));
        schema(router, path + "/sortables", language, collection, schemas::sortables, new Label("可排序属性", "Sortables"));
        ResponseSender.routeRead(router, path + "/items", context -> list(context, language, collection));
        ResponseSender.routeRead(router, path + "/items/:id", context -> one(context, language, collection));
        if (!collection.records()) {
            METHODS.forEach((effect, method) -> verbs.find(collection.kind().name(), effect)
                    .ifPresent(verb -> mount(router, path + "/items", collection, verb, method)));
        }
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
        ResponseSender.routeRead(router, path, context -> {
            OgcRequest request = asked(context, language, type);
            QueryParameters.of(context, FORMAT_ALONE);
            return request.isPage()
                    ? renderer.show(
                            context,
                            language,
                            (live, visit) -> showing.show(new OgcPages(request), read.apply(request, live)))
                    : readPool.read(live -> read.apply(request, live).toBuffer())
                            .compose(body -> ResponseSender.send(context, type, body));
        });
    }

    private void schema(
            Router router,
            String path,
            Language language,
            OgcCollection collection,
            BiFunction<OgcRequest, OgcCollection, JsonObject> read,
            Label title) {
        document(
                router,
                path,
                language,
                OgcLink.SCHEMA,
                (request, live) -> read.apply(request, collection),
                (shown, document) -> shown.schema(document, collection, language.of(title)));
    }

    private OgcRequest asked(RoutingContext context, Language language, String type) {
        return OgcRequest.of(context, language, renderer.base(context), List.of(type));
    }

    private Future<Void> list(RoutingContext context, Language language, OgcCollection collection) {
        OgcRequest request = asked(context, language, OgcLink.GEOJSON);
        if (!request.isPage()) {
            return items.list(request, collection);
        }
        return renderer.show(context, language, (live, visit) -> {
            ItemsResource.Found found = items.find(request, collection, live);
            return new OgcPages(request)
                    .items(collection, found.index(), found.hits().items(), found.answer());
        });
    }

    private Future<Void> one(RoutingContext context, Language language, OgcCollection collection) {
        OgcRequest request = asked(context, language, OgcLink.GEOJSON);
        String id = ResponseSender.path(context, "id");
        if (!request.isPage()) {
            return items.one(request, collection, id);
        }
        return renderer.show(context, language, (live, visit) -> {
            Index index = collection.source().in(live, language);
            return new OgcPages(request).item(collection, index, items.get(request, collection, live, id));
        });
    }
}
