package pilotcity.portal.suggestion.place;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.portal.suggestion.place.gazetteer.FoldedText;
import pilotcity.portal.suggestion.place.gazetteer.Gazetteer;
import pilotcity.portal.suggestion.place.gazetteer.GazetteerEntry;
import pilotcity.portal.suggestion.place.gazetteer.Mention;
import pilotcity.portal.suggestion.place.gazetteer.MentionFinder;

/** How much likelier a place is for what is known besides the words: a factor, 1 where that says nothing. */
final class ContextEvidence {
    private static final double INSIDE = 40;
    private static final double AROUND = 20;
    private static final double SAME_TOWN = 20;
    private static final double SAME_PROVINCE = 3;
    private static final double ELSEWHERE = 0.4;
    private static final int LONGEST_OTHER_WORDS = 500;

    /** None lies around another: the smallest says it all. */
    private final List<GazetteerEntry> places;

    private final @Nullable Point position;
    private final Gazetteer gazetteer;

    ContextEvidence(Gazetteer gazetteer, PlaceContext context) {
        this.gazetteer = gazetteer;
        this.position = context.position();
        List<GazetteerEntry> all = new ArrayList<>();
        for (String code : context.places()) {
            GazetteerEntry place = gazetteer.division(code);
            if (place != null) {
                all.add(place);
            }
        }
        for (String words : context.otherWords()) {
            if (words.length() <= LONGEST_OTHER_WORDS) {
                named(words, all);
            }
        }
        this.places = all.stream()
                .filter(place -> all.stream().noneMatch(other -> isAround(place, other)))
                .toList();
    }

    private static boolean isAround(GazetteerEntry place, GazetteerEntry other) {
        return !other.place().equals(place.place()) && other.isIn(place.place());
    }

    /** What other words name without doubt. */
    private void named(String words, List<GazetteerEntry> all) {
        for (Mention mention : MentionFinder.find(gazetteer, FoldedText.of(words))) {
            if (mention.plausibility() > 0.5 && mention.candidates().size() == 1) {
                all.add(mention.candidates().getFirst().entry());
            }
        }
    }

    /** The smallest place that the context names, or null. */
    @Nullable
    String place() {
        String place = null;
        int deepest = 0;
        for (GazetteerEntry each : places) {
            if (each.within().size() > deepest) {
                deepest = each.within().size();
                place = each.place();
            }
        }
        return place;
    }

    boolean isSilent() {
        return places.isEmpty() && position == null;
    }

    double factor(GazetteerEntry entry) {
        double factor = 1;
        if (!places.isEmpty()) {
            factor = places.stream()
                    .mapToDouble(place -> factor(entry, place))
                    .max()
                    .orElse(1);
        }
        return position == null ? factor : factor * factor(entry, position);
    }

    private static double factor(GazetteerEntry entry, GazetteerEntry place) {
        if (entry.isIn(place.place())) {
            return INSIDE;
        }
        if (place.isIn(entry.place())) {
            return AROUND;
        }
        if (sharesTown(entry, place)) {
            return SAME_TOWN;
        }
        return entry.within().getLast().equals(place.within().getLast()) ? SAME_PROVINCE : ELSEWHERE;
    }

    /** Whether both lie in one prefecture, or in one municipality, which is a province. */
    static boolean sharesTown(GazetteerEntry one, GazetteerEntry other) {
        return town(one).equals(town(other));
    }

    private static String town(GazetteerEntry entry) {
        List<String> within = entry.within();
        return within.size() > 1 ? within.get(within.size() - 2) : within.getLast();
    }

    private double factor(GazetteerEntry entry, Point from) {
        Point point = entry.point();
        double further = 0;
        for (int up = 1; point == null && up < entry.within().size(); up++) {
            GazetteerEntry above = gazetteer.division(entry.within().get(up));
            point = above == null ? null : above.point();
            further += 20_000;
        }
        if (point == null) {
            return 1;
        }
        double reach = switch (entry.within().size()) {
            case 1 -> 200_000;
            case 2 -> 60_000;
            default -> 15_000;
        };
        return 0.2 + INSIDE * Math.exp(-(PointEstimate.metres(from, point) + further) / reach);
    }
}
