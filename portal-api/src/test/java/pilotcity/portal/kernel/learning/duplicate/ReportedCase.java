package pilotcity.portal.kernel.learning.duplicate;

import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A case of Boston's 311.
 *
 * @param located whether its point says where it is; on a default point many unrelated cases lie
 * @param category what the portal calls its type, or the type itself where it has no name for it
 * @param group of the category; null where the portal has none
 * @param repeats whether the closing note says that it repeats another
 * @param names whether it says which one, and that is in the file
 * @param cluster the first case of those that notes join by naming each other; its own id where there are none
 * @param training whether its cluster is in the half that is learnt from
 */
record ReportedCase(
        String id,
        String type,
        String category,
        @Nullable String group,
        double radius,
        double days,
        double lat,
        double lon,
        boolean located,
        LocalDateTime opened,
        @Nullable LocalDateTime closed,
        String address,
        boolean repeats,
        boolean names,
        String cluster,
        boolean training) {
    private static final double EARTH = 6_371_008.8;
    private static final double DAY = Duration.ofDays(1).toSeconds();
    private static final double CELLS_PER_DEGREE = 100;

    /** Haversine, in metres. */
    double metresTo(ReportedCase other) {
        double up = Math.toRadians(other.lat - lat) / 2;
        double across = Math.toRadians(other.lon - lon) / 2;
        double chord = Math.pow(Math.sin(up), 2)
                + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(other.lat)) * Math.pow(Math.sin(across), 2);
        return 2 * EARTH * Math.asin(Math.sqrt(chord));
    }

    /** Negative where the other one is the earlier. */
    double daysUntil(ReportedCase other) {
        return Duration.between(opened, other.opened).toSeconds() / DAY;
    }

    boolean isBefore(ReportedCase other) {
        int order = opened.compareTo(other.opened);
        return order < 0 || (order == 0 && id.compareTo(other.id) < 0);
    }

    /** Whether both are located in one cell of the grid that hidden points are rounded to. */
    boolean isInCellOf(ReportedCase other) {
        return located
                && other.located
                && Math.floor(lat * CELLS_PER_DEGREE) == Math.floor(other.lat * CELLS_PER_DEGREE)
                && Math.floor(lon * CELLS_PER_DEGREE) == Math.floor(other.lon * CELLS_PER_DEGREE);
    }

    private SubjectMatch subject(ReportedCase other) {
        if (category.equals(other.category)) {
            return SubjectMatch.SAME_CATEGORY;
        }
        if (group == null || other.group == null) {
            return SubjectMatch.UNKNOWN;
        }
        return group.equals(other.group) ? SubjectMatch.SAME_GROUP : SubjectMatch.OTHER;
    }

    /** What is known of both when this one arrives. */
    DuplicateEvidence evidence(ReportedCase other) {
        boolean earlier = other.isBefore(this);
        LocalDateTime end = other.closed;
        boolean closedBefore = earlier && end != null && end.isBefore(opened);
        return new DuplicateEvidence(
                located && other.located ? new Separation.Metres(metresTo(other)) : Separation.UNKNOWN,
                Math.abs(daysUntil(other)),
                subject(other),
                address.isBlank() || other.address.isBlank()
                        ? null
                        : TextSimilarity.ofAddresses(address, other.address),
                null,
                null,
                closedBefore,
                radius,
                days);
    }
}
