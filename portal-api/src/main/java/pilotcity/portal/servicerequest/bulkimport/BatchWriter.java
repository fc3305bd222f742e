package pilotcity.portal.servicerequest.bulkimport;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.audit.AuditBatch;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.servicerequest.bulkimport.cell.Projection;
import pilotcity.portal.servicerequest.bulkimport.mapping.ImportMapping;
import pilotcity.portal.servicerequest.bulkimport.mapping.MappedRow;
import pilotcity.portal.servicerequest.bulkimport.mapping.RowDigests;

/** Writes rows in batches, each in one transaction with its entry in the audit log. */
public final class BatchWriter {
    private static final String KNOWN = """
        SELECT id, source_digest, version, source_version
          FROM record WHERE id = ANY($1)
         ORDER BY id
        """;

    private static final String LOCKED = KNOWN + """
           FOR UPDATE
        """;

    private final Database database;
    private final ImportMapping mapping;
    private final String crs;

    public BatchWriter(Database database, ImportMapping mapping) {
        this.database = database;
        this.mapping = mapping;
        this.crs = Projection.of(mapping.crs()).code();
    }

    /**
     * The result of writing a batch.
     *
     * @param moved rows that have changed at the source while somebody worked on the record here
     */
    public record Result(int added, int changed, int same, List<MappedRow> moved) {}

    private record StoredRow(@Nullable String digest, boolean untouched) {
        boolean isSame(MappedRow row) {
            return row.digest().equals(digest);
        }

        /** Whether somebody worked on the record here, and the row has changed since. */
        boolean isApart(MappedRow row) {
            return !untouched
                    && (digest == null
                            || !RowDigests.isOfRow(digest)
                            || !RowDigests.ofRow(row.row()).equals(digest));
        }
    }

    /** The rows of a batch by what is to be done with them. */
    private record RowsByAction(List<MappedRow> fresh, List<MappedRow> changed, List<MappedRow> moved, int same) {
        static RowsByAction of(List<MappedRow> rows, Map<String, StoredRow> known) {
            List<MappedRow> fresh = new ArrayList<>();
            List<MappedRow> changed = new ArrayList<>();
            List<MappedRow> moved = new ArrayList<>();
            for (MappedRow row : rows) {
                StoredRow before = known.get(row.id());
                if (before == null) {
                    fresh.add(row);
                } else if (!before.isSame(row) && before.untouched()) {
                    changed.add(row);
                } else if (!before.isSame(row) && before.isApart(row)) {
                    moved.add(row);
                }
            }
            return new RowsByAction(fresh, changed, moved, rows.size() - fresh.size() - changed.size() - moved.size());
        }

        Result result() {
            return new Result(fresh.size(), changed.size(), same, moved);
        }
    }

    /** Writes a batch; blocks until it is durable. Two rows of one id do not come in one batch. */
    public Result write(List<MappedRow> rows) {
        return Await.get(database.inTransaction(sql ->
                known(sql, LOCKED, rows).compose(known -> write(sql, RowsByAction.of(rows, known)))));
    }

    /** What writing a batch would change; writes nothing. */
    Result compare(List<MappedRow> rows) {
        return Await.get(known(database.client(), KNOWN, rows)
                .map(known -> RowsByAction.of(rows, known).result()));
    }

    private static Future<Map<String, StoredRow>> known(SqlClient sql, String statement, List<MappedRow> rows) {
        String[] ids = rows.stream().map(MappedRow::id).toArray(String[]::new);
        return sql.preparedQuery(statement)
                .execute(Tuple.tuple().addArrayOfString(ids))
                .map(found -> {
                    Map<String, StoredRow> known = new HashMap<>();
                    found.forEach(row -> known.put(
                            row.getString("id"),
                            new StoredRow(
                                    row.getString("source_digest"),
                                    Objects.equals(row.getInteger("version"), row.getInteger("source_version")))));
                    return known;
                });
    }

    private Future<Result> write(SqlConnection sql, RowsByAction rows) {
        if (rows.fresh().isEmpty() && rows.changed().isEmpty()) {
            return Future.succeededFuture(rows.result());
        }
        return execute(sql, BatchStatements.INSERT, rows.fresh())
                .compose(inserted -> execute(sql, BatchStatements.UPDATE, rows.changed()))
                .compose(updated -> AuditBatch.append(
                        sql, "import", "record", mapping.source(), after(rows.fresh(), rows.changed())))
                .map(done -> rows.result());
    }

    private static JsonObject after(List<MappedRow> fresh, List<MappedRow> changed) {
        return new JsonObject().put("added", digests(fresh)).put("changed", digests(changed));
    }

    private static JsonArray digests(List<MappedRow> rows) {
        return new JsonArray(
                rows.stream().map(row -> row.sourceId() + " " + row.digest()).toList());
    }

    private Future<Void> execute(SqlConnection sql, String statement, List<MappedRow> rows) {
        return rows.isEmpty()
                ? Future.succeededFuture()
                : sql.preparedQuery(statement).execute(values(rows)).mapEmpty();
    }

    private Tuple values(List<MappedRow> rows) {
        Tuple values = Tuple.tuple();
        texts(values, rows, MappedRow::id);
        texts(values, rows, MappedRow::sourceId);
        times(values, rows, MappedRow::reported);
        times(values, rows, MappedRow::updated);
        times(values, rows, MappedRow::closed);
        times(values, rows, MappedRow::due);
        texts(values, rows, MappedRow::serviceName);
        texts(values, rows, MappedRow::category);
        texts(values, rows, row -> row.description().given());
        texts(values, rows, row -> row.description().shown());
        texts(values, rows, row -> row.address().given());
        texts(values, rows, row -> row.address().shown());
        texts(values, rows, row -> row.notes().given());
        texts(values, rows, row -> row.notes().shown());
        texts(values, rows, MappedRow::agency);
        texts(values, rows, MappedRow::mediaUrl);
        numbers(values, rows, row -> row.spot().lon());
        numbers(values, rows, row -> row.spot().lat());
        numbers(values, rows, row -> row.spot().shownLon());
        numbers(values, rows, row -> row.spot().shownLat());
        values.addValue(rows.stream().map(row -> row.spot().precision()).toArray(Integer[]::new));
        texts(values, rows, MappedRow::place);
        texts(values, rows, MappedRow::digest);
        values.addValue(rows.stream().map(MappedRow::keepsOriginal).toArray(Boolean[]::new));
        values.addValue(rows.stream().map(MappedRow::open).toArray(Boolean[]::new));
        numbers(values, rows, row -> row.spot().givenX());
        numbers(values, rows, row -> row.spot().givenY());
        return values.addString(mapping.organisation().id())
                .addString(mapping.source())
                .addString(crs);
    }

    private static void texts(Tuple values, List<MappedRow> rows, Function<MappedRow, @Nullable String> value) {
        values.addArrayOfString(rows.stream().map(value).toArray(String[]::new));
    }

    private static void numbers(Tuple values, List<MappedRow> rows, Function<MappedRow, @Nullable Double> value) {
        values.addValue(rows.stream().map(value).toArray(Double[]::new));
    }

    private static void times(Tuple values, List<MappedRow> rows, Function<MappedRow, @Nullable Instant> value) {
        values.addValue(rows.stream()
                .map(value)
                .map(time -> time == null ? null : time.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new));
    }
}
