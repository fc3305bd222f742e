package pilotcity.portal.suggestion.place;

import java.util.List;
import pilotcity.portal.suggestion.place.gazetteer.GazetteerEntry;
import pilotcity.portal.suggestion.place.gazetteer.Mention;

/**
 * A mention with what it stands for.
 *
 * @param plausibility how sure it is that it is a name, now that the others are known
 * @param meanings best first
 */
record Reading(Mention mention, double plausibility, List<Meaning> meanings) {
    Reading {
        meanings = List.copyOf(meanings);
    }

    /** @param share how sure it is that this is meant, if the mention is a name; all shares are 1 or less together */
    record Meaning(GazetteerEntry entry, double share) {}

    /** How sure it is that it is one of the meanings, if the mention is a name. */
    double known() {
        return meanings.stream().mapToDouble(Meaning::share).sum();
    }

    Meaning best() {
        return meanings.getFirst();
    }

    /** How sure it is that the best is meant. */
    double certainty() {
        return plausibility * best().share();
    }
}
