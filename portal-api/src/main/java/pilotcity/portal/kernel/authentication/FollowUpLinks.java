package pilotcity.portal.kernel.authentication;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.problem.Problem;

/** Follow-up links: whoever created a document can follow it up without an account, by the code in the link. */
public final class FollowUpLinks {
    private static final String CODE = """
            SELECT follow_up_code($1, $2) AS code
            """;

    private static final String CODES = """
            SELECT id, follow_up_code($1, id) AS code FROM unnest($2::text[]) AS id
            """;

    private final Database database;
    private final Map<String, Set<String>> actions;

    /** @param actions what may be done by link, by kind */
    public FollowUpLinks(Database database, Map<String, Set<String>> actions) {
        this.database = database;
        this.actions = Map.copyOf(actions);
    }

    /** The holder of the link to a document; fails with FORBIDDEN when {@code code} is not the one of that document. */
    public Future<Actor> open(String kind, String id, String code) {
        Set<String> allowed = actions.getOrDefault(kind, Set.of());
        return database.client().preparedQuery(CODE).execute(Tuple.of(kind, id)).map(rows -> {
            String right = rows.iterator().next().getString("code");
            if (allowed.isEmpty() || !MessageDigest.isEqual(bytes(code), bytes(right))) {
                throw Problem.of(Problem.Kind.FORBIDDEN, "the code does not fit; use the whole link that you got");
            }
            return Actor.ofLink(kind + ":" + id, kind, id, allowed);
        });
    }

    /**
     * The codes of documents, by id: for whoever has proved to hold the link to the one that they come from, and for
     * nobody else.
     */
    public Future<Map<String, String>> codes(String kind, Collection<String> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture(Map.of())
                : database.client()
                        .preparedQuery(CODES)
                        .execute(Tuple.of(kind).addArrayOfString(ids.toArray(String[]::new)))
                        .map(rows -> {
                            Map<String, String> codes = new LinkedHashMap<>();
                            rows.forEach(row -> codes.put(row.getString("id"), row.getString("code")));
                            return codes;
                        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
