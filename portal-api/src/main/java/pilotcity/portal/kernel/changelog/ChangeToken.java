package pilotcity.portal.kernel.changelog;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Read-your-writes token of one write: a read that names it sees the write. The sequence number distinguishes the
 * transaction from an earlier one with the same id, as there can be after a crash.
 *
 * @param xid the transaction that wrote
 * @param seq the largest number of its changes, 0 when it made none, -1 in tokens of older versions
 */
public record ChangeToken(long xid, long seq) implements Comparable<ChangeToken> {
    /** What a token looks like, for descriptions. */
    public static final String PATTERN = "^[0-9]{1,18}(-[0-9]{1,18})?$";

    private static final Pattern TOKEN = Pattern.compile("([0-9]{1,18})(?:-([0-9]{1,18}))?");
    private static final long UNKNOWN = -1;

    /** The columns of the token of the transaction that a statement is in. */
    public static final String CURRENT = """
            pg_current_xact_id()::text AS xid,
            coalesce((SELECT max(seq + 0) FROM change WHERE xid = pg_current_xact_id()), 0) AS seq
            """;

    /**
     * Reads a token as {@link #toString} writes it.
     *
     * @throws IllegalArgumentException when {@code text} is none
     */
    public static ChangeToken parse(String text) {
        Matcher token = TOKEN.matcher(text);
        if (!token.matches()) {
            throw new IllegalArgumentException(
                    "a change token is two numbers, such as 812-4711, as a write returned it");
        }
        return new ChangeToken(
                Long.parseLong(token.group(1)), token.group(2) == null ? UNKNOWN : Long.parseLong(token.group(2)));
    }

    /** The last one that an index with {@code checkpoint} holds, and all before it; empty for an index of nothing. */
    public static Optional<ChangeToken> reached(Map<String, String> checkpoint) {
        return Optional.ofNullable(checkpoint.get(IndexCheckpoint.PLACE))
                .map(LogPosition::parse)
                .map(place -> new ChangeToken(place.snapshot().xmin() - 1, place.seq()));
    }

    /** The token of the transaction that {@code connection} is in, with what it has written so far. */
    public static Future<ChangeToken> current(SqlClient connection) {
        return connection
                .preparedQuery("SELECT " + CURRENT)
                .execute()
                .map(rows -> of(rows.iterator().next()));
    }

    /** Reads the columns {@link #CURRENT}. */
    public static ChangeToken of(Row row) {
        return new ChangeToken(Long.parseLong(row.getString("xid")), row.getLong("seq"));
    }

    boolean isOfOldForm() {
        return seq == UNKNOWN;
    }

    /** Later are those with larger numbers; transaction ids can go back. */
    @Override
    public int compareTo(ChangeToken other) {
        return seq == other.seq ? Long.compare(xid, other.xid) : Long.compare(seq, other.seq);
    }

    @Override
    public String toString() {
        return isOfOldForm() ? Long.toString(xid) : xid + "-" + seq;
    }
}
