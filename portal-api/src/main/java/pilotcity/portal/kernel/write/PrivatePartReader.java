package pilotcity.portal.kernel.write;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.feature.PrivateList;
import pilotcity.portal.kernel.feature.PrivatePart;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.token.RevocationCheck;

/** Reads of what is not public; they go to the database, since the index holds only what is. */
public final class PrivatePartReader {
    private final Database db;
    private final Map<String, PrivatePart> parts;
    private final Map<String, PrivateList> lists;
    private final RevocationCheck revocation;

    /**
     * @param parts by the name of the kind
     * @param lists by the name of the kind
     */
    public PrivatePartReader(
            Database db, Map<String, PrivatePart> parts, Map<String, PrivateList> lists, RevocationCheck revocation) {
        this.db = db;
        this.parts = Map.copyOf(parts);
        this.lists = Map.copyOf(lists);
        this.revocation = revocation;
    }

    /** The names of the kinds whose documents have a private part. */
    public Set<String> kinds() {
        return parts.keySet();
    }

    /**
     * The private part of a document of one of {@link #kinds}; fails with a problem when {@code actor} may not see it.
     */
    public Future<JsonObject> read(String kind, Actor actor, String id) {
        PrivatePart part = parts.get(kind);
        if (part == null) {
            return Future.failedFuture(Problem.notFound("a " + kind + " has no private part"));
        }
        return revocation.require(db.client(), actor).compose(live -> part.read(db.client(), actor, id));
    }

    /** What {@code actor} may see of the documents of an organisation; fails where the kind has no such list. */
    public Future<JsonArray> list(String kind, Actor actor, String organisation) {
        PrivateList list = lists.get(kind);
        if (list == null) {
            return Future.failedFuture(Problem.notFound("there is no list of a " + kind));
        }
        return revocation.require(db.client(), actor).compose(live -> list.list(db.client(), actor, organisation));
    }
}
