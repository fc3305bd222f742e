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
import pilotcity.portal.Face;
import pilotcity.portal.face.ogc.core.Asked;
import pilotcity.portal.face.ogc.core.Collection;
import pilotcity.portal.face.ogc.core.CollectionDocuments;
import pilotcity.portal.face.ogc.core.Collections;
import pilotcity.portal.face.ogc.core.Extents;
import pilotcity.portal.face.ogc.core.Link;
import pilotcity.portal.face.ogc.core.RootDocuments;
import pilotcity.portal.face.ogc.description.OgcApiDescription;
import pilotcity.portal.face.ogc.html.OgcPages;
import pilotcity.portal.face.ogc.items.ItemsResource;
import pilotcity.portal.face.ogc.records.Catalogue;
import pilotcity.portal.face.ogc.schema.CollectionSchemas;
import pilotcity.portal.face.ogc.write.FeatureWrites;
import pilotcity.portal.face.page.Language;
import pilotcity.portal.face.page.Page;
import pilotcity.portal.face.page.Pages;
import pilotcity.portal.face.query.OgcPart;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.Parameters;
import pilotcity.portal.kernel.index.Reads;
import pilotcity.portal.kernel.write.Effect;
import pilotcity.portal.kernel.write.Verb;
import pilotcity.portal.kernel.write.Verbs;

/**
 * OGC API at {@code /ogc}, and in English at {@code /en/ogc}: Features, Parts 1 to 5, of every kind that has places, and
 * Records, Part 1, of the data sets and of these collections.
 */
public final class OgcFace implements Face {
    private static final String ROOT = "/ogc";
    private static final Set<String> FORMAT_ALONE = Set.of(Asked.FORMAT);
    private static final Map<Effect, HttpMethod> METHODS = Map.of(
            Effect.CREATE, HttpMethod.POST,
            Effect.REPLACE, HttpMethod.PUT,
            Effect.UPDATE, HttpMethod.PATCH,
            Effect.DELETE, HttpMethod.DELETE);

    private final Reads reads;
    private final Pages pages;
    private final Verbs verbs;
    private final FeatureWrites writes;
    private final Collections collections;
    private final RootDocuments roots;
    private final CollectionDocuments documents;
    private final CollectionSchemas collectionSchemas;
    private final OgcApiDescription ogcApiDescription;
    private final ItemsResource itemsResource;

    /** @param parts what other faces add below the same root */
    public OgcFace(
            Kinds kinds,
            Verbs verbs,
            Reads reads,
            Pages pages,
            FeatureWrites writes,
            Duration timeout,
            List<OgcPart> parts) {
        this.reads = reads;
        this.pages = pages;
        this.verbs = verbs;
        this.writes = writes;
        Extents extents = new Extents();
        Collection catalogue = new Catalogue(kinds, extents).collection();
        this.collections = Collections.of(kinds, catalogue);
        this.roots = new RootDocuments(catalogue, parts);
        this.documents = new CollectionDocuments(collections, extents, parts);
        this.collectionSchemas = new CollectionSchemas(kinds, verbs);
        this.ogcApiDescription = new OgcApiDescription(collections, collectionSchemas, verbs, parts);
        this.itemsResource = new ItemsResource(reads, timeout);
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
            document(router, path, language, Link.JSON, (asked, live) -> roots.landing(asked), OgcPages::landing);
        }
        document(
                router,
                root + "/conformance",
                language,
                Link.JSON,
                (asked, live) -> roots.conformance(asked),
                OgcPages::conformance);
        document(
                router,
                root + "/api",
                language,
                Link.OPENAPI,
                (asked, live) -> ogcApiDescription.of(asked),
                OgcPages::api);
        document(router, root + "/collections", language, Link.JSON, documents::list, OgcPages::collections);
        for (Collection collection : collections.list()) {
            mount(router, language, root + collection.path(), collection);
        }
    }

    private void mount(Router router, Language language, String path, Collection collection) {
        document(
                router,
                path,
                language,
                Link.JSON,
                (asked, live) -> documents.one(asked, collection, live),
                OgcPages::collection);
        schema(
                router,
                path + "/schema",
                language,
                collection,
                collectionSchemas::schema,
                new Label("属性模式", "Properties"));
        schema(
                router,
                path + "/queryables",
                language,
                collection,
                collectionSchemas::queryables,
                new Label("可查询属性", "Queryables"));
        schema(
                router,
                path + "/sortables",
                language,
                collection,
                collectionSchemas::sortables,
                new Label("可排序属性", "Sortables"));
        Answers.read(router, path + "/items", context -> list(context, language, collection));
        Answers.read(router, path + "/items/:id", context -> one(context, language, collection));
        if (!collection.records()) {
            METHODS.forEach((effect, method) -> verbs.find(collection.kind().name(), effect)
                    .ifPresent(verb -> mount(router, path + "/items", collection, verb, method)));
        }
    }

    private void mount(Router router, String path, Collection collection, Verb verb, HttpMethod method) {
        Answers.change(router, method, verb.creates() ? path : path + "/:id", context -> {
            String id = verb.creates() ? null : Answers.path(context, "id");
            return writes.write(context, collection.kind(), verb, id, pages.base(context) + path);
        });
    }

    /** Makes a page of a document. */
    private interface Showing {
        Page show(OgcPages pages, JsonObject document);
    }

    private void document(
            Router router,
            String path,
            Language language,
            String type,
            BiFunction<Asked, Index, JsonObject> read,
            Showing showing) {
        Answers.read(router, path, context -> {
            Asked asked = asked(context, language, type);
            Parameters.of(context, FORMAT_ALONE);
            return asked.isPage()
                    ? pages.show(
                            context,
                            language,
                            (live, visit) -> showing.show(new OgcPages(asked), read.apply(asked, live)))
                    : reads.read(live -> read.apply(asked, live).toBuffer())
                            .compose(body -> Answers.send(context, type, body));
        });
    }

    private void schema(
            Router router,
            String path,
            Language language,
            Collection collection,
            BiFunction<Asked, Collection, JsonObject> read,
            Label title) {
        document(
                router,
                path,
                language,
                Link.SCHEMA,
                (asked, live) -> read.apply(asked, collection),
                (shown, document) -> shown.schema(document, collection, language.of(title)));
    }

    private Asked asked(RoutingContext context, Language language, String type) {
        return Asked.of(context, language, pages.base(context), List.of(type));
    }

    private Future<Void> list(RoutingContext context, Language language, Collection collection) {
        Asked asked = asked(context, language, Link.GEOJSON);
        if (!asked.isPage()) {
            return itemsResource.list(asked, collection);
        }
        return pages.show(context, language, (live, visit) -> {
            ItemsResource.Found found = itemsResource.find(asked, collection, live);
            return new OgcPages(asked)
                    .items(collection, found.index(), found.hits().items(), found.answer());
        });
    }

    private Future<Void> one(RoutingContext context, Language language, Collection collection) {
        Asked asked = asked(context, language, Link.GEOJSON);
        String id = Answers.path(context, "id");
        if (!asked.isPage()) {
            return itemsResource.one(asked, collection, id);
        }
        return pages.show(context, language, (live, visit) -> {
            Index index = collection.source().in(live, language);
            return new OgcPages(asked).item(collection, index, itemsResource.get(asked, collection, live, id));
        });
    }
}
