package pilotcity.portal.servicerequest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One period of custody. Periods join without gaps and add up to the age of the request.
 *
 * @param holder {@code organisation}, {@code portal}, {@code reporter} or {@code nobody}
 * @param until null while it is still there
 * @param seconds null while it is still there
 */
record CustodyPeriod(
        String holder,
        @Nullable String organisation,
        Instant from,
        @Nullable Instant until,
        @Nullable Long seconds) {

    /**
     * The custody periods of a record.
     *
     * @param entries in order; those that changed custody name a holder
     * @param closed when it was closed, or null: what comes after does not count as its age
     */
    static List<CustodyPeriod> of(List<HistoryEntry> entries, @Nullable Instant closed) {
        List<CustodyPeriod> custodyPeriods = new ArrayList<>();
        for (HistoryEntry entry : entries) {
            String holder = entry.holder();
            CustodyPeriod last = custodyPeriods.isEmpty() ? null : custodyPeriods.getLast();
            if (holder == null || (last != null && last.isWith(holder, entry.holderOrganisation()))) {
                continue;
            }
            if (last != null) {
                custodyPeriods.set(custodyPeriods.size() - 1, last.endingAt(entry.at()));
            }
            custodyPeriods.add(new CustodyPeriod(holder, entry.holderOrganisation(), entry.at(), null, null));
        }
        if (closed != null) {
            custodyPeriods.removeIf(
                    custodyPeriod -> !custodyPeriod.from().isBefore(closed) && custodyPeriods.size() > 1);
            if (!custodyPeriods.isEmpty()) {
                custodyPeriods.set(
                        custodyPeriods.size() - 1, custodyPeriods.getLast().endingAt(closed));
            }
        }
        return List.copyOf(custodyPeriods);
    }

    /** Whole seconds by the clock, so that adjoining periods add up to the second. */
    static long seconds(Instant from, Instant until) {
        return until.getEpochSecond() - from.getEpochSecond();
    }

    private boolean isWith(String other, @Nullable String otherOrganisation) {
        return holder.equals(other) && Objects.equals(organisation, otherOrganisation);
    }

    private CustodyPeriod endingAt(Instant end) {
        return new CustodyPeriod(holder, organisation, from, end, seconds(from, end));
    }
}
