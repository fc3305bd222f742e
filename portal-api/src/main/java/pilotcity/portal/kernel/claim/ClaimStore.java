package pilotcity.portal.kernel.claim;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.db.mapping.NamedStatement;
import pilotcity.portal.kernel.permission.Actor;

/** Gives out documents to those who work on them, each to one at a time. */
public final class ClaimStore {
    private static final NamedStatement TAKE = NamedStatement.of("""
            WITH free AS (
                SELECT candidate.id
                  FROM unnest(:ids::text[]) WITH ORDINALITY AS candidate (id, place)
                  LEFT JOIN claim ON claim.kind = :kind AND claim.id = candidate.id
                 WHERE claim.id IS NULL OR claim.until <= now() OR claim.holder = :holder
                 ORDER BY candidate.place
                 LIMIT :most
            )
            INSERT INTO claim (kind, id, holder, until)
            SELECT :kind, id, :holder, now() + make_interval(secs => :seconds) FROM free ORDER BY id
            ON CONFLICT (kind, id) DO UPDATE SET holder = excluded.holder, until = excluded.until
             WHERE claim.until <= now() OR claim.holder = excluded.holder
            RETURNING id
            """);

    private static final String RELEASE = """
            DELETE FROM claim WHERE kind = $1 AND id = ANY ($2) AND holder = $3
            """;

    private static final String FORGET = """
            DELETE FROM claim WHERE until <= now()
            """;

    private final Database database;

    public ClaimStore(Database database) {
        this.database = database;
    }

    /**
     * Claims the first of {@code candidates} that nobody else has; what {@code actor} has already is theirs for longer.
     *
     * @return the ids that are theirs, in the order of the candidates; fewer than {@code most}, or none, where others
     *     have the rest
     */
    public Future<List<String>> claim(String kind, List<String> candidates, Actor actor, int most, Duration time) {
        if (candidates.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return TAKE.bind("kind", kind)
                .bind("ids", candidates.toArray(String[]::new))
                .bind("holder", actor.token())
                .bind("most", most)
                .bind("seconds", (double) time.toSeconds())
                .execute(database.client())
                .map(rows -> {
                    List<String> taken = new ArrayList<>();
                    rows.forEach(row -> taken.add(row.getString("id")));
                    return candidates.stream().filter(taken::contains).toList();
                });
    }

    /** Gives back what {@code actor} has of {@code ids}. */
    public Future<Void> release(String kind, List<String> ids, Actor actor) {
        return database.client()
                .preparedQuery(RELEASE)
                .execute(Tuple.of(kind, ids.toArray(String[]::new), actor.token()))
                .mapEmpty();
    }

    /** Forgets those whose time is over. */
    public Future<Void> forget() {
        return database.client().query(FORGET).execute().mapEmpty();
    }
}
