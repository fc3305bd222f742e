package pilotcity.portal.kernel.changes;

import java.util.Map;
import java.util.Optional;
import pilotcity.index.search.Index;

/**
 * How far an index has followed which database.
 *
 * @param database the database's identity
 */
record Checkpoint(String database, Snapshot snapshot) {
    private static final String DATABASE = "database";
    static final String SNAPSHOT = "snapshot";

    /** Empty for an index that nothing has been read into. */
    static Optional<Checkpoint> find(Index index) {
        Map<String, String> stored = index.checkpoint();
        String database = stored.get(DATABASE);
        String snapshot = stored.get(SNAPSHOT);
        return database == null || snapshot == null
                ? Optional.empty()
                : Optional.of(new Checkpoint(database, Snapshot.parse(snapshot)));
    }

    static Checkpoint read(Index index) {
        return find(index).orElseThrow(() -> new IllegalStateException("the index has no checkpoint"));
    }

    Checkpoint at(Snapshot later) {
        return new Checkpoint(database, later);
    }

    Map<String, String> map() {
        return Map.of(DATABASE, database, SNAPSHOT, snapshot.toString());
    }
}
