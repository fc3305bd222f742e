package pilotcity.portal.suggestion.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.suggestion.place.gazetteer.FoldedText;
import pilotcity.portal.suggestion.place.gazetteer.GazetteerEntry;

/** Of all that is named, what the report may be about: not what only says in which city the rest is. */
final class SubjectFinder {
    private static final double SURE = 0.3;

    /** What says more comes last. */
    private static final Comparator<Subject> ORDER = Comparator.comparing((Subject subject) -> subject.second() != null)
            .thenComparing(subject -> subject.landmark() != null)
            .thenComparing(subject -> subject.relation().areSaid())
            .thenComparing(Comparator.comparingInt(Subject::extent).reversed())
            .thenComparing(subject -> subject.first().plausibility());

    private final FoldedText text;
    private final List<Reading> readings;

    private SubjectFinder(FoldedText text, List<Reading> readings) {
        this.text = text;
        this.readings = readings;
    }

    /** One for each place, the most precise one. */
    static List<Subject> find(FoldedText text, List<Reading> readings) {
        return new SubjectFinder(text, readings).subjects();
    }

    private List<Subject> subjects() {
        List<Reading> leaves =
                readings.stream().filter(reading -> !isAround(reading)).toList();
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            Subject pair = i + 1 < leaves.size() ? pair(leaves.get(i), leaves.get(i + 1)) : null;
            if (pair != null) {
                subjects.add(pair);
                i++;
            } else {
                subjects.add(single(leaves.get(i)));
            }
        }
        Map<String, Subject> byPlace = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            byPlace.merge(subject.first().best().entry().place(), subject, SubjectFinder::merged);
        }
        return List.copyOf(byPlace.values());
    }

    /** Whether another name says more precisely where in it. */
    private boolean isAround(Reading reading) {
        GazetteerEntry entry = reading.best().entry();
        return entry instanceof GazetteerEntry.Division
                && readings.stream()
                        .anyMatch(other -> !other.equals(reading)
                                && other.certainty() > SURE
                                && !other.best().entry().equals(entry)
                                && other.best().entry().isIn(entry.place()));
    }

    private Subject single(Reading reading) {
        return new Subject(
                reading,
                null,
                RelationWords.around(text, reading.mention()),
                reading.plausibility(),
                Salience.of(text, reading.mention()));
    }

    private @Nullable Subject pair(Reading first, Reading second) {
        boolean landmarks = first.best().entry() instanceof GazetteerEntry.Landmark
                && second.best().entry() instanceof GazetteerEntry.Landmark;
        RelationWords words = landmarks ? RelationWords.joining(text, first.mention(), second.mention()) : null;
        if (words == null) {
            return null;
        }
        boolean within = second.best().entry().isIn(first.best().entry().place());
        Reading inner = within ? second : first;
        Reading outer = within ? first : second;
        return new Subject(inner, outer, words, inner.plausibility(), Salience.of(text, first.mention()));
    }

    /** Of two in one place: the one that says more, with what both weigh. */
    private static Subject merged(Subject one, Subject other) {
        Subject better = ORDER.compare(one, other) >= 0 ? one : other;
        double plausibility = Math.max(one.plausibility(), other.plausibility());
        double salience =
                (one.weight() + other.weight()) / (plausibility * better.first().known());
        return new Subject(better.first(), better.second(), better.relation(), plausibility, salience);
    }
}
