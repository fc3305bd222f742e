package pilotcity.portal.kernel.changelog;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import pilotcity.portal.kernel.db.Database;

/** Forgets changes that every index and every mirror has had time to read. */
public final class ChangePruning {
    /** Few enough at a time not to slow writers down. */
    private static final int SLICE = 10_000;

    private static final String PRUNE = """
            SELECT prune_changes($1::bigint * interval '1 second', $2) AS pruned
            """;

    private ChangePruning() {}

    /** Forgets what is older than {@code keep}, but for the last change; completes with how many changes that was. */
    public static Future<Long> prune(Database database, Duration keep) {
        return database.client()
                .preparedQuery(PRUNE)
                .execute(Tuple.of(keep.toSeconds(), SLICE))
                .map(rows -> rows.iterator().next().getLong("pruned"))
                .compose(pruned -> pruned == 0
                        ? Future.succeededFuture(0L)
                        : prune(database, keep).map(more -> pruned + more));
    }
}
