package pilotcity.portal.kernel.learning.duplicate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import pilotcity.portal.kernel.learning.duplicate.LabelledPair.Label;
import pilotcity.portal.kernel.learning.duplicate.LabelledPair.Use;

/** Draws pairs to learn from: all that a clerk named, and of the others some, weighted to stand for all. */
final class PairSampling {
    /** Departments that note hardly any repetition say nothing of their cases. */
    private static final int NOTES = 30;

    private static final Duration LONGEST = Duration.ofDays(30);
    private static final double NEAR = 300;
    private static final double CLOSE_DAYS = 14;
    private static final double REACH = 2_000;
    private static final double LIGHTS = 100;
    private static final double ALIKE = 0.5;
    private static final double DEGREES = 0.004;
    private static final String STREET_LIGHTS = "Street Light Outages";

    private final List<ReportedCase> cases;
    private final Set<String> noting;
    private final Map<String, Long> clusters;
    private final SplittableRandom random = new SplittableRandom(51);

    PairSampling(List<ReportedCase> cases) {
        this.cases = cases.stream()
                .sorted(Comparator.comparing(ReportedCase::opened).thenComparing(ReportedCase::id))
                .toList();
        Map<String, Long> notes = cases.stream()
                .filter(ReportedCase::repeats)
                .collect(Collectors.groupingBy(ReportedCase::type, Collectors.counting()));
        this.noting = notes.entrySet().stream()
                .filter(type -> type.getValue() >= NOTES)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        this.clusters = cases.stream()
                .collect(Collectors.groupingBy(ReportedCase::cluster, HashMap::new, Collectors.counting()));
    }

    List<LabelledPair> learning() {
        List<LabelledPair> pairs = new ArrayList<>();
        int begin = 0;
        for (int at = 0; at < cases.size(); at++) {
            ReportedCase later = cases.get(at);
            while (cases.get(begin).opened().isBefore(later.opened().minus(LONGEST))) {
                begin++;
            }
            for (int before = begin; before < at; before++) {
                draw(later, cases.get(before), pairs);
            }
        }
        return pairs;
    }

    private void draw(ReportedCase later, ReportedCase earlier, List<LabelledPair> pairs) {
        boolean named = later.cluster().equals(earlier.cluster());
        if (!isPossible(later, earlier) || !(named || noting.contains(later.type()))) {
            return;
        }
        double rate = named ? 1 : rate(later, earlier);
        if (random.nextDouble() < rate) {
            pairs.add(pair(Use.LEARNING, later, earlier, 1 / rate));
        }
    }

    /** Near each other, or in one cell, or of one category and one of them nowhere. */
    private static boolean isPossible(ReportedCase later, ReportedCase earlier) {
        return later.located() && earlier.located()
                ? later.isInCellOf(earlier) || isNear(later, earlier)
                : later.category().equals(earlier.category());
    }

    private static boolean isNear(ReportedCase one, ReportedCase other) {
        return Math.abs(one.lat() - other.lat()) < DEGREES
                && Math.abs(one.lon() - other.lon()) < DEGREES
                && one.metresTo(other) <= NEAR;
    }

    /** Improbable pairs are many and alike, probable ones few: of these more are drawn, so that weights stay small. */
    private static double rate(ReportedCase later, ReportedCase earlier) {
        double least = !later.located() || !earlier.located() ? 0.0003 : isNear(later, earlier) ? 0.001 : 0.0002;
        return Math.clamp(8 * DuplicateProbability.of(later.evidence(earlier)), least, 1);
    }

    private boolean isNamed(ReportedCase one) {
        return clusters.getOrDefault(one.cluster(), 0L) > 1;
    }

    private LabelledPair pair(Use use, ReportedCase query, ReportedCase other, double weight) {
        boolean named = query.cluster().equals(other.cluster());
        return new LabelledPair(
                use,
                query.id(),
                other.id(),
                LabelledPair.label(named, query.repeats() && !isNamed(query)),
                query.repeats(),
                query.training(),
                weight,
                query.isInCellOf(other),
                query.evidence(other));
    }

    /** Street lights with each earlier one of 14 days within 100 m, or of a similar address where one is nowhere. */
    List<LabelledPair> streetLights() {
        List<ReportedCase> lights =
                cases.stream().filter(one -> one.type().equals(STREET_LIGHTS)).toList();
        List<LabelledPair> pairs = new ArrayList<>();
        for (ReportedCase later : lights) {
            for (ReportedCase earlier : lights) {
                if (earlier.isBefore(later) && earlier.daysUntil(later) <= CLOSE_DAYS && isComparable(later, earlier)) {
                    pairs.add(pair(Use.STREET_LIGHTS, later, earlier, 1));
                }
            }
        }
        return pairs;
    }

    /** Others are too far apart to matter. */
    private static boolean isComparable(ReportedCase later, ReportedCase earlier) {
        Double alike = later.evidence(earlier).addressSimilarity();
        return later.located() && earlier.located()
                ? later.metresTo(earlier) <= LIGHTS
                : alike != null && alike >= ALIKE;
    }

    /** Cases that are farther away are never among the first ones. */
    private static boolean isWithinReach(ReportedCase query, ReportedCase other) {
        return !query.located() || !other.located() || query.metresTo(other) <= REACH;
    }

    /** For each case of the other half that names its original: all cases of the 30 days before and after it. */
    List<List<LabelledPair>> retrieval(Set<String> naming) {
        List<List<LabelledPair>> queries = new ArrayList<>();
        for (ReportedCase query : cases) {
            if (naming.contains(query.id()) && !query.training()) {
                queries.add(cases.stream()
                        .filter(other -> !other.id().equals(query.id())
                                && Math.abs(query.daysUntil(other)) <= LONGEST.toDays()
                                && isWithinReach(query, other))
                        .map(other -> pair(Use.RETRIEVAL, query, other, 1))
                        .filter(pair -> pair.label() != Label.SHARED)
                        .toList());
            }
        }
        return queries;
    }
}
