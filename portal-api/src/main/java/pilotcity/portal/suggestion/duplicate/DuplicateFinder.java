package pilotcity.portal.suggestion.duplicate;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.portal.kernel.learning.duplicate.DuplicateEvidence;
import pilotcity.portal.kernel.learning.duplicate.DuplicateProbability;
import pilotcity.portal.kernel.learning.duplicate.Separation;

/** Finds records that may mean the same thing as a report. People decide; nothing is merged by it. */
public record DuplicateFinder(Index index) {
    private static final int MOST = 5;

    /** A candidate and what its evidence amounts to. */
    private record Weighed(Candidate candidate, DuplicateEvidence evidence, double probability) {
        static Weighed of(Candidate candidate, DuplicateEvidence evidence) {
            return new Weighed(candidate, evidence, DuplicateProbability.of(evidence));
        }
    }

    /** The most probable ones first, five at most. */
    public List<PossibleDuplicate> find(DuplicateQuery query) {
        ReportTraits report = query.report();
        CategoryLimits limits = CategoryLimits.of(index, report.category());
        DefaultPoints defaults = new DefaultPoints(index);
        EvidenceComparison comparison = new EvidenceComparison(report, limits, defaults);
        return new CandidateSearch(index, query, limits, defaults)
                .run().stream()
                        .map(candidate -> Weighed.of(candidate, comparison.with(candidate.traits())))
                        .sorted(Comparator.comparingDouble(Weighed::probability)
                                .reversed()
                                .thenComparing(weighed ->
                                        weighed.candidate().document().id()))
                        .limit(MOST)
                        .map(weighed -> explained(weighed, report))
                        .toList();
    }

    /** The same without what is not worth anybody's look. */
    public List<PossibleDuplicate> findLikely(DuplicateQuery query) {
        return find(query).stream()
                .filter(duplicate -> duplicate.likelihood() != DuplicateLikelihood.UNLIKELY)
                .toList();
    }

    private PossibleDuplicate explained(Weighed weighed, ReportTraits report) {
        Candidate candidate = weighed.candidate();
        Double metres =
                sayable(weighed.evidence(), report.point(), candidate.traits().point());
        return new PossibleDuplicate(
                candidate.document(),
                weighed.probability(),
                metres,
                DuplicateReasons.isClosed(candidate),
                DuplicateReasons.of(
                        weighed.evidence(),
                        metres,
                        report,
                        candidate,
                        index.kinds().get(CandidateSearch.RECORD)));
    }

    /** A point that is only approximate allows no shorter distance: it would claim too much. */
    private static @Nullable Double sayable(
            DuplicateEvidence evidence, @Nullable ReportPoint own, @Nullable ReportPoint other) {
        if (own == null || other == null || !(evidence.separation() instanceof Separation.Metres(double metres))) {
            return null;
        }
        double precision = Math.max(own.precision(), other.precision());
        return precision == 0 || metres > precision ? metres : null;
    }
}
