package pilotcity.portal.kernel.changelog;

import java.util.Map;
import java.util.Optional;
import pilotcity.index.Index;

/**
 * How far an index has followed which database.
 *
 * @param life which life of which database
 */
public record IndexCheckpoint(String life, LogPosition place) {
    private static final String LIFE = "database";
    static final String PLACE = "snapshot";

    /** Empty for an index that nothing has been read into. */
    public static Optional<IndexCheckpoint> find(Index index) {
        Map<String, String> stored = index.checkpoint();
        String life = stored.get(LIFE);
        String place = stored.get(PLACE);
        return life == null || place == null
                ? Optional.empty()
                : Optional.of(new IndexCheckpoint(life, LogPosition.parse(place)));
    }

    public static IndexCheckpoint read(Index index) {
        return find(index).orElseThrow(() -> new IllegalStateException("the index has no checkpoint"));
    }

    public IndexCheckpoint at(LogPosition later) {
        return new IndexCheckpoint(life, later);
    }

    public Map<String, String> map() {
        return Map.of(LIFE, life, PLACE, place.toString());
    }
}
