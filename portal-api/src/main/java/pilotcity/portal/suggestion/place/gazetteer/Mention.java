package pilotcity.portal.suggestion.place.gazetteer;

import java.util.List;

/**
 * A name that stands in a text, from {@code from} to before {@code to} of what is folded of it.
 *
 * @param candidates what it may be the name of
 */
public record Mention(int from, int to, List<Candidate> candidates) {
    public Mention {
        candidates = List.copyOf(candidates);
    }

    /**
     * What a name may stand for.
     *
     * @param plausibility from 0 to 1: how sure it is that these characters are a name of this sort at all, and no
     *     other word, person or product
     * @param common of a landmark: whether many towns have one of that name
     * @param everyday whether the name is seldom one when it stands alone
     */
    public record Candidate(GazetteerEntry entry, double plausibility, boolean everyday, boolean common) {}

    /** That of the most plausible candidate. */
    public double plausibility() {
        return candidates.stream().mapToDouble(Candidate::plausibility).max().orElse(0);
    }
}
