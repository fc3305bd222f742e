package pilotcity.portal.dataset.publication;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.problem.Problem;

/**
 * A version that is published and not shown yet.
 *
 * @param first when the first version of the data set was shown, or null where none has been
 */
public record HeldVersion(
        String dataset,
        int number,
        JsonObject description,
        @Nullable Instant first) {
    private static final String FIND = """
            SELECT dataset, number, description,
                   (SELECT min(published_at) FROM dataset_version_document shown WHERE shown.dataset = $1) AS first
              FROM dataset_version
             WHERE dataset = $1 AND status = 'scheduled' AND ($2::integer IS NULL OR number = $2)
             ORDER BY number
            """;

    private static final String SHOW = """
            UPDATE dataset_version
               SET published_at = $3, description = $4, version = version + 1,
                   status = CASE WHEN $5 THEN 'scheduled' ELSE 'published' END
             WHERE dataset = $1 AND number = $2 AND status = 'scheduled'
            """;

    /**
     * Completes with the one of that number, or the only one.
     *
     * @throws Problem CONFLICT where there is none, or several and no number
     */
    public static Future<HeldVersion> find(SqlClient sql, String dataset, @Nullable Integer number) {
        return sql.preparedQuery(FIND).execute(Tuple.of(dataset, number)).map(rows -> {
            List<HeldVersion> found = new ArrayList<>();
            rows.forEach(row -> found.add(read(row)));
            if (found.size() != 1) {
                throw Problem.of(Problem.Kind.CONFLICT, found.isEmpty() ? none(number) : several(found));
            }
            return found.getFirst();
        });
    }

    /**
     * Completes with the number of the last one, if any.
     *
     * @param number null for all
     */
    public static Future<Optional<Integer>> findLast(SqlClient sql, String dataset, @Nullable Integer number) {
        return sql.preparedQuery(FIND).execute(Tuple.of(dataset, number)).map(rows -> {
            Optional<Integer> last = Optional.empty();
            for (Row row : rows) {
                last = Optional.of(row.getInteger("number"));
            }
            return last;
        });
    }

    private static HeldVersion read(Row row) {
        return new HeldVersion(
                row.getString("dataset"),
                row.getInteger("number"),
                row.getJsonObject("description"),
                row.getOffsetDateTime("first") == null
                        ? null
                        : row.getOffsetDateTime("first").toInstant());
    }

    private static String none(@Nullable Integer number) {
        return number == null
                ? "no version is held back"
                : "there is no version " + number + " that is held back; what has been shown can only be withdrawn";
    }

    private static String several(List<HeldVersion> held) {
        return "number: say which; held back are "
                + held.stream().map(HeldVersion::number).toList();
    }

    /**
     * Has it shown at another time; completes with itself. The data set is locked by the caller.
     *
     * @param from not before {@code now}
     */
    public Future<HeldVersion> show(SqlClient sql, Instant from, Instant now, ZoneId zone) {
        Instant issued = first == null || first.isAfter(from) ? from : first;
        JsonObject dated = description
                .copy()
                .put("issued", LocalDate.ofInstant(issued, zone).toString())
                .put("modified", LocalDate.ofInstant(from, zone).toString());
        return sql.preparedQuery(SHOW)
                .execute(Tuple.of(dataset, number, from.atOffset(ZoneOffset.UTC), dated, from.isAfter(now)))
                .compose(put -> VersionWriter.show(sql, dataset))
                .map(this);
    }
}
