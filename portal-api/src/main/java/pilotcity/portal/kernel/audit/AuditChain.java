package pilotcity.portal.kernel.audit;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.files.Sha256;
import pilotcity.portal.kernel.problem.Problem;

/** The chain of hashes over the audit log: makes it, and finds where it has been broken. */
public final class AuditChain {
    private static final int PAGE = 5_000;

    private static final String LINK = """
            SELECT link_audit_entries() AS linked
            """;

    private static final String PAGE_OF_LINKS = """
            SELECT position, entry, hash, content::text AS content
              FROM audit_link LEFT JOIN audit_entry ON audit_entry.id = audit_link.entry
             WHERE position > $1 ORDER BY position LIMIT $2
            """;

    /** Not counting what the next linking takes: a number may be older than the transaction that uses it. */
    private static final String SLIPPED_IN = """
            SELECT min(id) AS id FROM audit_entry, audit_reach
             WHERE id <= entry AND xid <> ALL (running_in(snapshot))
               AND (xid < pg_snapshot_xmax(snapshot) OR xid >= pg_snapshot_xmax(pg_current_snapshot()))
               AND NOT EXISTS (SELECT FROM audit_link WHERE audit_link.entry = audit_entry.id)
            """;

    private static final String RESTORES = """
            SELECT content ->> 'at' AS at, content -> 'after' ->> 'reason' AS reason,
                   content -> 'after' ->> 'links' AS links, coalesce(content -> 'after' ->> 'head', 'none') AS head
              FROM audit_entry WHERE kind = 'database' ORDER BY id
            """;

    private final Database db;

    public AuditChain(Database db) {
        this.db = db;
    }

    /**
     * The result of walking the chain.
     *
     * @param links how many links are sound, from the first on
     * @param head the hash of the last sound link, in hexadecimal; note it elsewhere, and a later walk can look for it
     * @param fault what is wrong, or empty
     * @param passed whether the walk met the hash that was looked for
     * @param restores when the database was restored, why that was noticed, and which head it had then
     */
    public record Verification(long links, String head, Optional<String> fault, boolean passed, List<String> restores) {
        Verification(long links, byte[] head, @Nullable String fault, boolean passed) {
            this(links, hex(head), Optional.ofNullable(fault), passed, List.of());
        }

        Verification with(List<String> known) {
            return new Verification(links, head, fault, passed, known);
        }
    }

    /** Links the entries that have committed; completes with how many. */
    public Future<Long> link() {
        return db.client()
                .preparedQuery(LINK)
                .execute()
                .map(rows -> rows.iterator().next().getLong("linked"));
    }

    /**
     * Walks the chain from its beginning; blocks.
     *
     * @param soughtHead a head that an earlier walk reported, in hexadecimal, or empty
     */
    public Verification walk(String soughtHead) {
        return links(soughtHead).with(restores());
    }

    private List<String> restores() {
        return Await.get(Database.list(
                db.client(),
                RESTORES,
                Tuple.tuple(),
                row -> "restored: noticed " + row.getString("at") + ", because " + row.getString("reason") + "; "
                        + row.getString("links") + " links, head " + row.getString("head")));
    }

    private Verification links(String soughtHead) {
        byte[] last = new byte[0];
        long position = 0;
        boolean passed = soughtHead.isEmpty();
        List<Row> page = page(0);
        while (!page.isEmpty()) {
            for (Row row : page) {
                byte[] next = next(last, String.valueOf(row.getString("content")));
                if (row.getLong("position") != position + 1) {
                    return new Verification(position, last, "link " + (position + 1) + " is missing", passed);
                }
                if (row.getString("content") == null || !MessageDigest.isEqual(next, bytes(row))) {
                    String fault = "link " + (position + 1) + " does not fit entry " + row.getLong("entry");
                    return new Verification(position, last, fault, passed);
                }
                position++;
                last = next;
                passed |= hex(last).equals(soughtHead);
            }
            page = page(position);
        }
        return new Verification(position, last, slippedIn(), passed);
    }

    private List<Row> page(long after) {
        return Await.get(Database.list(db.client(), PAGE_OF_LINKS, Tuple.of(after, PAGE), row -> row));
    }

    private @Nullable String slippedIn() {
        Row row = Await.get(db.client().preparedQuery(SLIPPED_IN).execute())
                .iterator()
                .next();
        Long id = row.getLong("id");
        return id == null ? null : "entry " + id + " is in no link";
    }

    private static byte[] bytes(Row row) {
        Buffer hash = row.getBuffer("hash");
        return hash.getBytes();
    }

    private static byte[] next(byte[] last, String content) {
        MessageDigest digest = Sha256.digest();
        digest.update(last);
        return digest.digest(content.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Verifies the chain and prints the result.
     *
     * @param head a hash that an earlier walk printed, or empty
     * @throws Problem CONFLICT when the chain is broken, or does not contain {@code head}
     */
    public void verify(String head, Consumer<String> print) {
        Verification walk = walk(head);
        print.accept(walk.links() + " links are sound");
        print.accept("head " + walk.head());
        walk.restores().forEach(print);
        if (walk.fault().isPresent()) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "the audit log is broken: " + walk.fault().get());
        }
        if (!walk.passed()) {
            throw Problem.of(Problem.Kind.CONFLICT, "the audit log is broken: " + head + " is not in it");
        }
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
