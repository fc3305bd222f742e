package pilotcity.portal.kernel.learning.duplicate;

import org.jspecify.annotations.Nullable;

/**
 * What is known of two reports when the later one arrives. Similarities go from 0 (nothing in common) to 1 (the same);
 * null is not known, which speaks neither for nor against.
 *
 * @param daysApart between the times they were reported, 0 or more
 * @param addressSimilarity of the places in words
 * @param wordSimilarity of the descriptions
 * @param pictureSimilarity of the two pictures that are most alike
 * @param closed whether the earlier one had been closed when the later one came
 * @param radius metres within which reports of the category may mean the same thing, more than 0
 * @param days days within which they may, more than 0
 */
public record DuplicateEvidence(
        Separation separation,
        double daysApart,
        SubjectMatch subject,
        @Nullable Double addressSimilarity,
        @Nullable Double wordSimilarity,
        @Nullable Double pictureSimilarity,
        boolean closed,
        double radius,
        double days) {

    public DuplicateEvidence {
        if (!(daysApart >= 0)) {
            throw new IllegalArgumentException("reports are 0 days apart or more, not " + daysApart);
        }
        if (!(radius > 0) || !(days > 0)) {
            throw new IllegalArgumentException("radius and days are more than 0, not " + radius + " and " + days);
        }
    }
}
