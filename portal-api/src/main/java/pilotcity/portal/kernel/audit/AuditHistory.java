package pilotcity.portal.kernel.audit;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.feature.DocumentAccess;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Permission;
import pilotcity.portal.kernel.token.RevocationCheck;

/** What the audit log says of one document, for those whose grants allow {@code audit} on it. */
public final class AuditHistory {

    private static final String ENTRIES = """
            SELECT audit_entry.id, content::text AS content, position, hash
              FROM audit_entry LEFT JOIN audit_link ON audit_link.entry = audit_entry.id
             WHERE kind = $1 AND document = $2 AND audit_entry.id > $3
             ORDER BY audit_entry.id LIMIT $4
            """;

    private final Database database;
    private final Map<String, DocumentAccess> documentAccesss;
    private final RevocationCheck revocation;

    /** @param documentAccesss by the name of the kind */
    public AuditHistory(Database database, Map<String, DocumentAccess> documentAccesss, RevocationCheck revocation) {
        this.database = database;
        this.documentAccesss = Map.copyOf(documentAccesss);
        this.revocation = revocation;
    }

    /**
     * The entries of a document in the order in which they were made, each with its place in the chain once it is
     * linked.
     *
     * @param after the id of an entry to go on behind, 0 for the first
     * @return {@code items}, and {@code next} to go on behind where there is more; fails with a problem FORBIDDEN
     */
    public Future<JsonObject> read(String kind, String id, Actor actor, long after, int limit) {
        DocumentAccess documentAccess = documentAccesss.getOrDefault(kind, DocumentAccess.PLAIN);
        return revocation
                .require(database.client(), actor)
                .compose(live -> documentAccess.require(
                        database.client(),
                        actor,
                        Permission.of(Permission.AUDIT_ACTION, kind).document(id)))
                .compose(allowed -> Database.list(
                        database.client(), ENTRIES, Tuple.of(kind, id, after, limit + 1), AuditHistory::entry))
                .map(entries -> page(entries, limit));
    }

    private static JsonObject page(List<JsonObject> entries, int limit) {
        boolean more = entries.size() > limit;
        List<JsonObject> items = more ? entries.subList(0, limit) : entries;
        return new JsonObject()
                .put("items", new JsonArray(items))
                .put("next", more ? items.getLast().getLong("id") : null);
    }

    private static JsonObject entry(Row row) {
        return new JsonObject()
                .put("id", row.getLong("id"))
                .put("position", row.getLong("position"))
                .put("hash", hash(row.getBuffer("hash")))
                .mergeIn(new JsonObject(row.getString("content")));
    }

    private static @Nullable String hash(@Nullable Buffer hash) {
        return hash == null ? null : HexFormat.of().formatHex(hash.getBytes());
    }
}
