package pilotcity.portal.suggestion.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.suggestion.place.gazetteer.FoldedText;
import pilotcity.portal.suggestion.place.gazetteer.GazetteerEntry;
import pilotcity.portal.suggestion.place.gazetteer.Mention;

/** Makes suggestions of what was read in one text. */
final class PlaceReading {
    private static final int MOST = 5;
    private static final double LEAST = 0.03;

    /** How sure the place of the context is for a road that no list knows. */
    private static final double CONTEXT_WITH_NUMBER = 0.8;

    private static final double CONTEXT = 0.7;

    private final FoldedText text;
    private final List<Reading> readings;
    private final ContextEvidence context;
    private final List<AddressReader.Road> roads;

    PlaceReading(FoldedText text, List<Reading> readings, ContextEvidence context) {
        this.text = text;
        this.readings = readings;
        this.context = context;
        this.roads = AddressReader.unknown(text, readings);
    }

    /** Most probable first. */
    List<PlaceSuggestion> suggestions() {
        List<Subject> subjects = SubjectFinder.find(text, readings);
        double weights = subjects.stream().mapToDouble(Subject::weight).sum();
        List<PlaceSuggestion> suggestions = new ArrayList<>();
        double rest = 1;
        for (Subject subject : subjects) {
            double share = subject.weight()
                    / Math.max(weights, subject.plausibility() * subject.first().known());
            for (Reading.Meaning meaning : subject.first().meanings()) {
                double probability = subject.plausibility() * share * meaning.share();
                rest -= probability;
                add(suggestions, subject, meaning.entry(), Calibration.of(probability));
            }
        }
        addAddress(suggestions, Math.max(0, rest));
        return suggestions.stream()
                .sorted(Comparator.comparingDouble(PlaceSuggestion::probability).reversed())
                .limit(MOST)
                .toList();
    }

    private void add(List<PlaceSuggestion> suggestions, Subject subject, GazetteerEntry entry, double probability) {
        String place = entry.place();
        if (probability < LEAST || suggestions.stream().anyMatch(other -> place.equals(other.place()))) {
            return;
        }
        boolean best = entry.equals(subject.first().best().entry());
        AddressReader.Road road = best ? address(subject) : null;
        PointEstimate where =
                best ? point(subject) : point(entry, subject.relation().relation());
        suggestions.add(new PlaceSuggestion(
                place,
                landmarks(subject, entry, best),
                road == null ? null : text.original(road.from(), road.to()),
                subject.relation().relation(),
                parts(subject, entry, road),
                where == null ? null : where.point(),
                where == null ? null : where.precision(),
                probability));
    }

    private static List<String> landmarks(Subject subject, GazetteerEntry entry, boolean best) {
        if (!(entry instanceof GazetteerEntry.Landmark)) {
            return List.of();
        }
        return best
                ? subject.readings().stream()
                        .sorted(Comparator.comparingInt(
                                (Reading reading) -> reading.mention().from()))
                        .map(reading -> reading.best().entry().id())
                        .toList()
                : List.of(entry.id());
    }

    private static @Nullable PointEstimate point(GazetteerEntry entry, SpatialRelation relation) {
        PointEstimate estimate = entry instanceof GazetteerEntry.Landmark landmark ? PointEstimate.of(landmark) : null;
        return estimate == null ? null : estimate.at(relation);
    }

    private static @Nullable PointEstimate point(Subject subject) {
        PointEstimate first =
                point(subject.first().best().entry(), subject.relation().relation());
        Reading second = subject.second();
        if (first == null || second == null) {
            return first;
        }
        PointEstimate other = point(second.best().entry(), subject.relation().relation());
        if (other == null) {
            return null;
        }
        return subject.relation().relation() == SpatialRelation.CORNER ? first.corner(other) : first.between(other);
    }

    /** The house number on the road that is named, or a road that no list knows. */
    private AddressReader.@Nullable Road address(Subject subject) {
        for (Reading reading : readings) {
            AddressReader.Road numbered = AddressReader.numbered(text, reading);
            if (numbered != null) {
                return numbered;
            }
        }
        return roads.isEmpty() || subject.second() != null ? null : roads.getFirst();
    }

    /** An address that no place stands beside: probably where the context is. */
    private void addAddress(List<PlaceSuggestion> suggestions, double rest) {
        AddressReader.Road road = roads.isEmpty() ? null : roads.getFirst();
        String place = context.place();
        boolean told = suggestions.stream().anyMatch(other -> other.address() != null && other.probability() > 0.5);
        if (road == null || told || (place == null && !road.numbered())) {
            return;
        }
        double probability = place == null ? 0 : (road.numbered() ? CONTEXT_WITH_NUMBER : CONTEXT) * rest;
        boolean known = place != null && suggestions.stream().anyMatch(other -> place.equals(other.place()));
        if (!known) {
            suggestions.add(new PlaceSuggestion(
                    place,
                    List.of(),
                    text.original(road.from(), road.to()),
                    SpatialRelation.IN,
                    List.of(part(NamePart.Role.ADDRESS, road.from(), road.to())),
                    null,
                    null,
                    probability));
        }
    }

    private List<NamePart> parts(Subject subject, GazetteerEntry entry, AddressReader.@Nullable Road road) {
        List<NamePart> parts = new ArrayList<>();
        for (Reading reading : readings) {
            GazetteerEntry named = reading.best().entry();
            boolean own = subject.readings().contains(reading);
            if (own || (named instanceof GazetteerEntry.Division && entry.isIn(named.place()))) {
                Mention mention = reading.mention();
                parts.add(part(
                        named instanceof GazetteerEntry.Division ? NamePart.Role.DIVISION : NamePart.Role.LANDMARK,
                        mention.from(),
                        mention.to()));
            }
        }
        if (subject.relation().areSaid()) {
            parts.add(part(
                    NamePart.Role.RELATION,
                    subject.relation().from(),
                    subject.relation().to()));
        }
        if (road != null) {
            parts.add(part(NamePart.Role.ADDRESS, road.from(), road.to()));
        }
        parts.sort(Comparator.comparingInt(NamePart::from).thenComparing(NamePart::to));
        return parts;
    }

    private NamePart part(NamePart.Role role, int from, int to) {
        return new NamePart(role, text.original(from, to), text.start(from), text.end(to));
    }
}
