package pilotcity.portal.kernel.table.schema.proposal.column;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import pilotcity.portal.kernel.table.schema.CellFault;

/** The ways to read a column that are still worth trying. */
final class Candidates {
    private final List<Candidate> tried = new ArrayList<>();

    /** Whether all that are left can read any plain whole number, or any with a point. */
    private boolean allWhole;

    private boolean allDecimal;

    /** Whether numbers with something around them are still tried. */
    private boolean affixed;

    /** How many numbers all can read that are left, and have not been told. */
    private long known;

    Candidates(List<Candidate.Way> ways) {
        ways.forEach(way -> tried.add(new Candidate(way)));
        look();
    }

    /**
     * Tries a text with each.
     *
     * @param times in how many cells it stands
     * @param whole whether it is a plain whole number
     * @param decimal whether it is a plain number with a point
     * @param cells how many have come, of which not all have been tried yet
     */
    void take(long row, String text, long times, boolean whole, boolean decimal, long cells) {
        if (Candidate.isShort(text) && ((whole && allWhole) || (decimal && allDecimal))) {
            known += times;
            return;
        }
        String shown = CellFault.shortened(text);
        boolean given = false;
        for (int at = tried.size() - 1; at >= 0; at--) {
            if (!tried.get(at).take(row, text, shown, whole, decimal, times)
                    && !tried.get(at).isWorthwhile(cells)) {
                tried.remove(at);
                given = true;
            }
        }
        if (given) {
            look();
        }
    }

    void giveUp(Predicate<Candidate.Way> which) {
        if (tried.removeIf(each -> which.test(each.way()))) {
            look();
        }
    }

    private void look() {
        allWhole = tried.stream().allMatch(each -> each.way().plainWhole());
        allDecimal = tried.stream().allMatch(each -> each.way().plainDecimal());
        affixed = tried.stream().anyMatch(each -> each.way().affixed());
    }

    boolean areAffixed() {
        return affixed;
    }

    /** Nothing more comes. */
    void end() {
        tried.forEach(candidate -> candidate.fit(known));
        known = 0;
    }

    List<Candidate> list() {
        return List.copyOf(tried);
    }
}
