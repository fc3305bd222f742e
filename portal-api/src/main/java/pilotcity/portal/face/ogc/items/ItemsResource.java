package pilotcity.portal.face.ogc.items;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Set;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.search.Hits;
import pilotcity.portal.face.ogc.core.OgcCollection;
import pilotcity.portal.face.ogc.core.OgcLink;
import pilotcity.portal.face.ogc.core.OgcRequest;
import pilotcity.portal.face.ogc.geojson.ReferenceSystem;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.http.response.ResponseSender;
import pilotcity.portal.kernel.problem.Problem;

/** {@code /collections/{id}/items} and what is below it, read. */
public final class ItemsResource {
    private static final String VERSION = "version";
    private static final Set<String> OF_ONE = Set.of(OgcRequest.FORMAT, ItemsParameters.CRS);

    private final ItemsParameters parameters;
    private final AnswerTimestamps timestamps = new AnswerTimestamps();

    public ItemsResource(Duration timeout) {
        this.parameters = new ItemsParameters(timeout);
    }

    /** The items found, for any form of answer. */
    public record Found(Hits hits, JsonObject answer) {}

    /** A page of features in GeoJSON. */
    public Future<Void> list(OgcRequest request, OgcCollection collection) {
        ItemsQuery query = parameters.read(request.context().queryParams(), collection);
        ItemsAnswer answer = new ItemsAnswer(request, collection);
        putSystem(request, query.system());
        return collection
                .source()
                .read(request.language(), features -> {
                    Hits hits = features.search(query.search(), query.paging().skipped());
                    return new Written(
                            answer.page(features, hits, query, query.system(), timestamps.of(collection, features)),
                            () -> request.putLinks(answer.links(hits, query.paging())));
                })
                .compose(written -> {
                    written.links().run();
                    return ResponseSender.send(request.context(), OgcLink.GEOJSON, written.body());
                });
    }

    private record Written(Buffer body, Runnable links) {}

    /** The same, for a page that shows them. */
    public Future<Found> find(OgcRequest request, OgcCollection collection) {
        ItemsQuery query = parameters.read(request.context().queryParams(), collection);
        ItemsAnswer answer = new ItemsAnswer(request, collection);
        return collection.source().read(request.language(), features -> {
            Hits hits = features.search(query.search(), query.paging().skipped());
            Buffer page =
                    answer.page(features, hits, query, ReferenceSystem.CRS84, timestamps.of(collection, features));
            return new Found(hits, new JsonObject(page));
        });
    }

    /** One feature in GeoJSON. */
    public Future<Void> one(OgcRequest request, OgcCollection collection, String id) {
        QueryParameters given = QueryParameters.of(request.context(), OF_ONE);
        ReferenceSystem system = ItemsParameters.system(given, ItemsParameters.CRS);
        putSystem(request, system);
        ItemsAnswer answer = new ItemsAnswer(request, collection);
        return get(request, collection, id).compose(document -> {
            request.putLinks(answer.links());
            return send(request, collection, document, answer.one(document, system));
        });
    }

    /** Fails with {@link Problem} NOT_FOUND where there is none. */
    public Future<Document> get(OgcRequest request, OgcCollection collection, String id) {
        QueryParameters.of(request.context(), OF_ONE);
        return collection
                .source()
                .read(
                        request.language(),
                        features -> features.find(id)
                                .orElseThrow(() -> Problem.notFound(
                                        "collection " + collection.id() + " has no feature '" + id + "'")));
    }

    /** A document that can be written is sent with its version, for {@code If-Match}. */
    private static Future<Void> send(OgcRequest request, OgcCollection collection, Document document, Buffer body) {
        boolean versioned = collection.isWritable()
                && collection
                        .kind()
                        .findField(VERSION)
                        .map(Field::type)
                        .filter(FieldType.INTEGER::equals)
                        .isPresent();
        return versioned && document.value(VERSION) instanceof Number version
                ? ResponseSender.sendVersioned(request.context(), OgcLink.GEOJSON, body, version.longValue())
                : ResponseSender.send(request.context(), OgcLink.GEOJSON, body);
    }

    /** {@code Content-Crs} (OGC API Features, Part 2, clause 6.3). */
    private static void putSystem(OgcRequest request, ReferenceSystem system) {
        request.context().response().putHeader("Content-Crs", "<" + system.uri() + ">");
    }
}
