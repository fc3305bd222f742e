package pilotcity.portal.kernel.changes;

import java.util.Map;
import java.util.Optional;
import pilotcity.index.Index;

/**
 * How far an index has followed which database.
 *
 * @param life which life of which database
 */
record Checkpoint(String life, LogPlace place) {
    private static final String LIFE = "database";
    static final String PLACE = "snapshot";

    /** Empty for an index that nothing has been read into. */
    static Optional<Checkpoint> find(Index index) {
        Map<String, String> stored = index.checkpoint();
        String life = stored.get(LIFE);
        String place = stored.get(PLACE);
        return life == null || place == null
                ? Optional.empty()
                : Optional.of(new Checkpoint(life, LogPlace.parse(place)));
    }

    static Checkpoint read(Index index) {
        return find(index).orElseThrow(() -> new IllegalStateException("the index has no checkpoint"));
    }

    Checkpoint at(LogPlace later) {
        return new Checkpoint(life, later);
    }

    Map<String, String> map() {
        return Map.of(LIFE, life, PLACE, place.toString());
    }
}
