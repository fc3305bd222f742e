package pilotcity.portal.kernel.claim;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.db.mapping.NamedStatement;

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
            INSERT INTO claim (kind, id, holder, page, until)
            SELECT :kind, id, :holder, :page, now() + make_interval(secs => :seconds) FROM free ORDER BY id
            ON CONFLICT (kind, id) DO UPDATE
               SET holder = excluded.holder, until = excluded.until,
                   page = CASE WHEN claim.holder = excluded.holder THEN greatest(claim.page, excluded.page)
                               ELSE excluded.page END
             WHERE claim.until <= now() OR claim.holder = excluded.holder
            RETURNING id
            """);

    private static final String RELEASE = """
            DELETE FROM claim WHERE kind = $1 AND id = ANY ($2) AND holder = $3 AND page <= $4
            """;

    private static final String RELEASE_ALL = """
            DELETE FROM claim WHERE kind = $1 AND holder = $2 AND page <= $3
            """;

    private static final String OF_OTHERS = """
            SELECT id FROM claim WHERE kind = $1 AND id = ANY ($2) AND holder <> $3 AND until > now()
            """;

    private static final String FORGET = """
            DELETE FROM claim WHERE until <= now()
            """;

    private static final String NEXT_PAGE = """
            SELECT nextval('claim_page') AS page
            """;

    private final Database database;

    public ClaimStore(Database database) {
        this.database = database;
    }

    /** The number of a page that is being loaded, higher than that of every page before. */
    public Future<Long> nextPage() {
        return database.client()
                .query(NEXT_PAGE)
                .execute()
                .map(rows -> rows.iterator().next().getLong("page"));
    }

    /**
     * Claims the first of {@code candidates} that nobody else has; what {@code holder} has already is theirs for longer.
     *
     * @return the ids that are theirs, in the order of the candidates; fewer than {@code most}, or none, where others
     *     have the rest
     */
    public Future<List<String>> claim(
            String kind, List<String> candidates, ClaimHolder holder, int most, Duration time) {
        if (candidates.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return TAKE.bind("kind", kind)
                .bind("ids", candidates.toArray(String[]::new))
                .bind("holder", holder.name())
                .bind("page", holder.page())
                .bind("most", most)
                .bind("seconds", (double) time.toSeconds())
                .execute(database.client())
                .map(rows -> {
                    List<String> taken = new ArrayList<>();
                    rows.forEach(row -> taken.add(row.getString("id")));
                    return candidates.stream().filter(taken::contains).toList();
                });
    }

    /** Gives back what {@code holder} has of {@code ids}, but for what a later page of theirs has been given. */
    public Future<Void> release(String kind, List<String> ids, ClaimHolder holder) {
        return database.client()
                .preparedQuery(RELEASE)
                .execute(Tuple.of(kind, ids.toArray(String[]::new), holder.name(), holder.page()))
                .mapEmpty();
    }

    /** Gives back all that {@code holder} has, but for what a later page of theirs has been given. */
    public Future<Void> releaseAll(String kind, ClaimHolder holder) {
        return database.client()
                .preparedQuery(RELEASE_ALL)
                .execute(Tuple.of(kind, holder.name(), holder.page()))
                .mapEmpty();
    }

    /** Those of {@code ids} that somebody else than {@code holder} has. */
    public Future<Set<String>> ofOthers(String kind, List<String> ids, ClaimHolder holder) {
        return database.client()
                .preparedQuery(OF_OTHERS)
                .execute(Tuple.of(kind, ids.toArray(String[]::new), holder.name()))
                .map(rows -> {
                    Set<String> others = new HashSet<>();
                    rows.forEach(row -> others.add(row.getString("id")));
                    return others;
                });
    }

    /** Forgets those whose time is over. */
    public Future<Void> forget() {
        return database.client().query(FORGET).execute().mapEmpty();
    }
}
