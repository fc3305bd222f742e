package pilotcity.portal.face.ogc.items;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Set;
import pilotcity.index.Index;
import pilotcity.index.kind.Document;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.search.Hits;
import pilotcity.portal.face.ogc.core.Asked;
import pilotcity.portal.face.ogc.core.Collection;
import pilotcity.portal.face.ogc.core.Link;
import pilotcity.portal.face.ogc.crs.ReferenceSystem;
import pilotcity.portal.kernel.http.Answers;
import pilotcity.portal.kernel.http.Parameters;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.index.Reads;

/** {@code /collections/{id}/items} and what is below it, read. */
public final class ItemsResource {
    private static final String VERSION = "version";
    private static final Set<String> OF_ONE = Set.of(Asked.FORMAT, ItemsParameters.CRS);

    private final Reads reads;
    private final ItemsParameters parameters;
    private final Stamps stamps = new Stamps();

    public ItemsResource(Reads reads, Duration timeout) {
        this.reads = reads;
        this.parameters = new ItemsParameters(timeout);
    }

    /** Found features, for whoever shows them. */
    public record Found(Index index, Hits hits, JsonObject answer) {}

    /** A page of features in GeoJSON. */
    public Future<Void> list(Asked asked, Collection collection) {
        ItemsQuery query = parameters.read(asked.context().queryParams(), collection);
        ItemsAnswer answer = new ItemsAnswer(asked, collection);
        putSystem(asked, query.system());
        return reads.read(live -> {
                    Index index = collection.source().in(live, asked.language());
                    Hits hits = index.search(query.search(), query.paging().skipped());
                    return new Written(
                            answer.page(index, hits, query, query.system(), stamps.of(collection, index)),
                            () -> asked.putLinks(answer.links(hits, query.paging())));
                })
                .compose(written -> {
                    written.links().run();
                    return Answers.send(asked.context(), Link.GEOJSON, written.body());
                });
    }

    private record Written(Buffer body, Runnable links) {}

    /** The same, for a page that shows them. */
    public Found find(Asked asked, Collection collection, Index live) {
        ItemsQuery query = parameters.read(asked.context().queryParams(), collection);
        Index index = collection.source().in(live, asked.language());
        Hits hits = index.search(query.search(), query.paging().skipped());
        ItemsAnswer answer = new ItemsAnswer(asked, collection);
        JsonObject shown =
                new JsonObject(answer.page(index, hits, query, ReferenceSystem.CRS84, stamps.of(collection, index)));
        return new Found(index, hits, shown);
    }

    /** One feature in GeoJSON. */
    public Future<Void> one(Asked asked, Collection collection, String id) {
        Parameters given = Parameters.of(asked.context(), OF_ONE);
        ReferenceSystem system = ItemsParameters.system(given, ItemsParameters.CRS);
        putSystem(asked, system);
        ItemsAnswer answer = new ItemsAnswer(asked, collection);
        return reads.read(live -> get(asked, collection, live, id)).compose(document -> {
            asked.putLinks(answer.links());
            return send(asked, collection, document, answer.one(document, system));
        });
    }

    /** @throws Problem NOT_FOUND */
    public Document get(Asked asked, Collection collection, Index live, String id) {
        Parameters.of(asked.context(), OF_ONE);
        return collection
                .source()
                .in(live, asked.language())
                .find(collection.kind().name(), id)
                .orElseThrow(() -> Problem.notFound("collection " + collection.id() + " has no feature '" + id + "'"));
    }

    /** A document that can be written is sent with its version, for {@code If-Match}. */
    private static Future<Void> send(Asked asked, Collection collection, Document document, Buffer body) {
        boolean versioned = collection
                .kind()
                .findField(VERSION)
                .map(Field::type)
                .filter(FieldType.INTEGER::equals)
                .isPresent();
        return versioned && document.value(VERSION) instanceof Number version
                ? Answers.versioned(asked.context(), Link.GEOJSON, body, version.longValue())
                : Answers.send(asked.context(), Link.GEOJSON, body);
    }

    /** {@code Content-Crs} (OGC API Features, Part 2, clause 6.3). */
    private static void putSystem(Asked asked, ReferenceSystem system) {
        asked.context().response().putHeader("Content-Crs", "<" + system.uri() + ">");
    }
}
