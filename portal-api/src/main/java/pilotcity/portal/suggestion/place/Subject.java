package pilotcity.portal.suggestion.place;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.suggestion.place.gazetteer.GazetteerEntry;

/**
 * What a report may be about: one place or landmark that is named, or two that it lies between.
 *
 * @param second the other of two, or null
 * @param plausibility how sure it is that its place is named, by this name or another
 * @param salience how much of the report is about it
 */
record Subject(Reading first, @Nullable Reading second, RelationWords relation, double plausibility, double salience) {

    List<Reading> readings() {
        return second == null ? List.of(first) : List.of(first, second);
    }

    /** How much it weighs among others: a road that is probably of another town weighs little. */
    double weight() {
        return salience * plausibility * first.known();
    }

    /** The landmark, where it is about one. */
    GazetteerEntry.@Nullable Landmark landmark() {
        return first.best().entry() instanceof GazetteerEntry.Landmark landmark ? landmark : null;
    }

    /** Metres; much where it is no landmark. */
    int extent() {
        GazetteerEntry.Landmark landmark = landmark();
        return landmark == null || landmark.precision() == null ? Integer.MAX_VALUE : landmark.precision();
    }
}
