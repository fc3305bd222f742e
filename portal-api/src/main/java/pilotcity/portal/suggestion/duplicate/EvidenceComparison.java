package pilotcity.portal.suggestion.duplicate;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.learning.duplicate.DuplicateEvidence;
import pilotcity.portal.kernel.learning.duplicate.Separation;
import pilotcity.portal.kernel.learning.duplicate.SubjectMatch;
import pilotcity.portal.kernel.learning.duplicate.TextSimilarity;

/** Measures what a report and a candidate have in common. */
record EvidenceComparison(ReportTraits report, CategoryLimits limits, DefaultPoints defaults) {
    private static final double AGREEING = 0.5;
    private static final double BY_CHANCE = 0.05;
    private static final double DAY = Duration.ofDays(1).toMillis();

    DuplicateEvidence with(ReportTraits other) {
        boolean came = other.isBefore(report);
        ReportTraits earlier = came ? other : report;
        ReportTraits later = came ? report : other;
        return new DuplicateEvidence(
                separation(other),
                Duration.between(earlier.reported(), later.reported()).toMillis() / DAY,
                subject(other),
                address(other),
                alike(report.words(), other.words(), TextSimilarity::ofWords),
                pictures(other),
                earlier.wasClosedBefore(later),
                limits.radius(),
                limits.days());
    }

    /** A distance that may be off by more than the radius is none; it can still say that both are in one area. */
    private Separation separation(ReportTraits other) {
        ReportPoint own = report.point();
        ReportPoint there = other.point();
        if (own == null || there == null || defaults.contains(own) || defaults.contains(there)) {
            return Separation.UNKNOWN;
        }
        double metres = own.metresTo(there);
        double precision = Math.max(own.precision(), there.precision());
        if (precision <= limits.radius()) {
            return new Separation.Metres(metres);
        }
        return metres <= precision ? Separation.SAME_AREA : Separation.UNKNOWN;
    }

    private SubjectMatch subject(ReportTraits other) {
        boolean sameCategory = report.category() != null && report.category().equals(other.category());
        boolean sameService = report.service() != null && report.service().equals(other.service());
        if (sameCategory || sameService) {
            return SubjectMatch.SAME_CATEGORY;
        }
        String group = limits.group();
        if (group == null || other.group() == null) {
            return speaksOfAnother(other) ? SubjectMatch.OTHER : SubjectMatch.UNKNOWN;
        }
        return Objects.equals(group, other.group()) ? SubjectMatch.SAME_GROUP : SubjectMatch.OTHER;
    }

    /** Whether the words, in one script, have nothing in common but what any two have. */
    private boolean speaksOfAnother(ReportTraits other) {
        String own = report.words();
        String others = other.words();
        return own != null
                && others != null
                && hasHan(own) == hasHan(others)
                && TextSimilarity.ofWords(own, others) < BY_CHANCE;
    }

    private static boolean hasHan(String words) {
        return words.codePoints().anyMatch(Character::isIdeographic);
    }

    /** How alike two texts are. */
    private interface Measure {
        double of(String one, String other);
    }

    private static @Nullable Double alike(@Nullable String one, @Nullable String other, Measure measure) {
        return one == null || other == null ? null : (Double) measure.of(one, other);
    }

    /**
     * People write one place in many ways: that they write differently says nothing, unless both give a number, or both
     * come from systems, which write an address in one way.
     */
    private @Nullable Double address(ReportTraits other) {
        Double alike = alike(report.address(), other.address(), TextSimilarity::ofAddresses);
        boolean comparable = (report.service() != null && other.service() != null)
                || (hasNumber(report.address()) && hasNumber(other.address()));
        return alike == null || alike >= AGREEING || comparable ? alike : null;
    }

    private static boolean hasNumber(@Nullable String address) {
        return address != null && address.codePoints().anyMatch(Character::isDigit);
    }

    private @Nullable Double pictures(ReportTraits other) {
        OptionalDouble best = report.pictures().stream()
                .flatMapToDouble(own -> other.pictures().stream().mapToDouble(own::similarity))
                .max();
        return best.isPresent() ? best.getAsDouble() : null;
    }
}
