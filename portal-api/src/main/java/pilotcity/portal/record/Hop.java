package pilotcity.portal.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * In whose hands a record was, and how long in each: the hops join without a gap, so that they add up to its age.
 *
 * @param holder {@code organisation}, {@code portal}, {@code reporter} or {@code nobody}
 * @param until null while it is still there
 * @param seconds null while it is still there
 */
record Hop(
        String holder,
        @Nullable String organisation,
        Instant from,
        @Nullable Instant until,
        @Nullable Long seconds) {

    /**
     * The hops of a record.
     *
     * @param entries in order; those that moved it name a holder
     * @param closed when it was closed, or null: what comes after does not count as its age
     */
    static List<Hop> of(List<Entry> entries, @Nullable Instant closed) {
        List<Hop> hops = new ArrayList<>();
        for (Entry entry : entries) {
            String holder = entry.holder();
            Hop last = hops.isEmpty() ? null : hops.getLast();
            if (holder == null || (last != null && last.isWith(holder, entry.holderOrganisation()))) {
                continue;
            }
            if (last != null) {
                hops.set(hops.size() - 1, last.endingAt(entry.at()));
            }
            hops.add(new Hop(holder, entry.holderOrganisation(), entry.at(), null, null));
        }
        if (closed != null) {
            hops.removeIf(hop -> !hop.from().isBefore(closed) && hops.size() > 1);
            if (!hops.isEmpty()) {
                hops.set(hops.size() - 1, hops.getLast().endingAt(closed));
            }
        }
        return List.copyOf(hops);
    }

    /** Whole seconds by the clock, so that hops that join add up to the second. */
    static long seconds(Instant from, Instant until) {
        return until.getEpochSecond() - from.getEpochSecond();
    }

    private boolean isWith(String other, @Nullable String otherOrganisation) {
        return holder.equals(other) && Objects.equals(organisation, otherOrganisation);
    }

    private Hop endingAt(Instant end) {
        return new Hop(holder, organisation, from, end, seconds(from, end));
    }
}
