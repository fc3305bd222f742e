package pilotcity.portal.suggestion.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import pilotcity.portal.suggestion.place.gazetteer.FoldedText;
import pilotcity.portal.suggestion.place.gazetteer.GazetteerEntry;
import pilotcity.portal.suggestion.place.gazetteer.Mention;

/**
 * Decides which of the places of one name is meant, by the places that are named beside it, elsewhere in the words, and
 * in the context: 鼓楼区 is in four cities, 南京鼓楼区 in one.
 */
final class Disambiguation {
    /** How much likelier a place is beside the name of one around it, and anywhere in the words. */
    private static final double BESIDE = 80;

    private static final double ANYWHERE = 15;

    /** How much less so a landmark is where a place is named that it is not in. */
    private static final double OTHER_DISTRICT = 0.3;

    private static final double OTHER_TOWN = 0.01;

    /** What no list knows of that name, in the measure of a county. */
    private static final double UNKNOWN_DIVISION = 0.04;

    private static final double UNKNOWN_LANDMARK = 0.25;
    private static final double UNKNOWN_COMMON = 4;
    private static final double OUT_OF_CONTEXT = 8;
    private static final double SURE = 0.5;

    /** Up to here what stands around a name says that it is none. */
    private static final double DOUBTFUL = 0.1;

    private static final Pattern JOINT = Pattern.compile("[的,，、/(（]?|of|in|,?(?:in|of)");

    private final FoldedText text;
    private final List<Mention> mentions;
    private final ContextEvidence context;

    private Disambiguation(FoldedText text, List<Mention> mentions, ContextEvidence context) {
        this.text = text;
        this.mentions = mentions;
        this.context = context;
    }

    static List<Reading> of(FoldedText text, List<Mention> mentions, ContextEvidence context) {
        Disambiguation all = new Disambiguation(text, mentions, context);
        List<Reading> readings = new ArrayList<>();
        for (Mention mention : mentions) {
            readings.add(all.read(mention));
        }
        return readings;
    }

    private Reading read(Mention mention) {
        List<Reading.Meaning> meanings = new ArrayList<>();
        double sum = 0;
        double known = 0;
        double unknown = 0;
        double plausibility = 0;
        for (Mention.Candidate candidate : mention.candidates()) {
            double raised = raised(mention, candidate);
            double weight = weight(mention, candidate.entry()) * raised;
            meanings.add(new Reading.Meaning(candidate.entry(), weight));
            sum += weight;
            plausibility = Math.max(plausibility, raised);
            if (weight > known) {
                known = weight;
                unknown = unknown(candidate) * raised;
            }
        }
        double all = sum + unknown;
        return new Reading(
                mention,
                plausibility,
                meanings.stream()
                        .map(meaning -> new Reading.Meaning(meaning.entry(), meaning.share() / all))
                        .sorted(Comparator.comparingDouble(Reading.Meaning::share)
                                .reversed())
                        .toList());
    }

    private double unknown(Mention.Candidate candidate) {
        GazetteerEntry entry = candidate.entry();
        double measure = switch (entry) {
            case GazetteerEntry.Division _ -> UNKNOWN_DIVISION;
            case GazetteerEntry.Landmark _ -> candidate.common() ? UNKNOWN_COMMON : UNKNOWN_LANDMARK;
        };
        return context.isSilent() || context.factor(entry) >= 1 ? measure : measure * OUT_OF_CONTEXT;
    }

    private double weight(Mention mention, GazetteerEntry entry) {
        double weight = entry instanceof GazetteerEntry.Division division ? division.prior() : 1;
        weight *= context.factor(entry);
        for (Mention other : mentions) {
            if (!other.equals(mention)) {
                weight *= support(mention, entry, other);
            }
        }
        return weight;
    }

    /** How much likelier {@code entry} is for what {@code other} may be. */
    private double support(Mention mention, GazetteerEntry entry, Mention other) {
        double agreeing = 0;
        double all = 0;
        boolean sameTown = false;
        for (Mention.Candidate candidate : other.candidates()) {
            double prior = candidate.entry() instanceof GazetteerEntry.Division division ? division.prior() : 1;
            all += prior;
            if (agree(entry, candidate.entry())) {
                agreeing += prior;
            }
            sameTown |= ContextEvidence.sharesTown(entry, candidate.entry());
        }
        double sure = other.plausibility();
        if (agreeing > 0) {
            boolean beside = isBeside(mention, other);
            return 1 + (beside ? BESIDE : ANYWHERE) * (beside ? Math.max(sure, SURE) : sure) * agreeing / all;
        }
        boolean place = other.candidates().getFirst().entry() instanceof GazetteerEntry.Division;
        if (place && sure > SURE && entry instanceof GazetteerEntry.Landmark) {
            return sameTown ? OTHER_DISTRICT : OTHER_TOWN;
        }
        return sameTown ? 1 + ANYWHERE / 3 * sure : 1;
    }

    /** Whether one lies in the other, and they are not the same. */
    private static boolean agree(GazetteerEntry one, GazetteerEntry other) {
        return !one.equals(other) && (one.isIn(other.place()) || other.isIn(one.place()));
    }

    private boolean isBeside(Mention one, Mention other) {
        int from = Math.min(one.to(), other.to());
        int to = Math.max(one.from(), other.from());
        return to - from <= 3
                && JOINT.matcher(text.folded().substring(from, to)).matches();
    }

    /** A name beside that of the place around it is a name, even where it is an everyday word otherwise. */
    private double raised(Mention mention, Mention.Candidate candidate) {
        double raised = candidate.plausibility();
        for (Mention other : mentions) {
            boolean around = !other.equals(mention)
                    && other.candidates().stream()
                            .anyMatch(each -> !each.entry().equals(candidate.entry())
                                    && candidate.entry().isIn(each.entry().place()));
            if (around && isBeside(mention, other) && other.plausibility() > SURE) {
                boolean before = other.from() < mention.from();
                raised = beside(candidate, raised, before);
            } else if (around && candidate.plausibility() > DOUBTFUL) {
                raised = 1 - (1 - raised) * 0.7;
            }
        }
        return raised;
    }

    private static double beside(Mention.Candidate candidate, double raised, boolean before) {
        if (candidate.everyday()) {
            return before ? Math.max(raised, 0.6) : raised;
        }
        return candidate.plausibility() > DOUBTFUL ? 1 - (1 - raised) * 0.2 : raised * 3;
    }
}
