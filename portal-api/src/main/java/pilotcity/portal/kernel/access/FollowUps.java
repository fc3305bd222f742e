package pilotcity.portal.kernel.access;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import pilotcity.portal.kernel.db.Db;
import pilotcity.portal.kernel.http.Problem;

/** Lets whoever made a document follow it up, without an account: by the code in the link that they got. */
public final class FollowUps {
    private static final String CODE = """
            SELECT follow_up_code($1, $2) AS code
            """;

    private final Db db;
    private final Map<String, Set<String>> actions;

    /** @param actions what may be done by link, by kind */
    public FollowUps(Db db, Map<String, Set<String>> actions) {
        this.db = db;
        this.actions = Map.copyOf(actions);
    }

    /** The holder of the link to a document; fails with FORBIDDEN when {@code code} is not the one of that document. */
    public Future<Actor> open(String kind, String id, String code) {
        Set<String> allowed = actions.getOrDefault(kind, Set.of());
        return db.client().preparedQuery(CODE).execute(Tuple.of(kind, id)).map(rows -> {
            String right = rows.iterator().next().getString("code");
            if (allowed.isEmpty() || !MessageDigest.isEqual(bytes(code), bytes(right))) {
                throw Problem.of(Problem.Kind.FORBIDDEN, "the code does not fit; use the whole link that you got");
            }
            return Actor.ofLink(kind + ":" + id, kind, id, allowed);
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
