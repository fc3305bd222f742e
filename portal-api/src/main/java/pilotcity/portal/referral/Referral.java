package pilotcity.portal.referral;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.db.mapping.ColumnName;
import pilotcity.portal.kernel.db.mapping.RowReader;

/**
 * What is public of a referral.
 *
 * @param recipient who is to answer
 * @param contents ids of the records that it transfers
 * @param openCount how many of them are not closed
 */
public record Referral(
        String id,
        int version,
        String status,
        @ColumnName("title") String name,
        @ColumnName("summary") String description,
        String organisation,
        @ColumnName("agency") String recipient,
        @Nullable String campaign,
        Instant sentAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant closedAt,
        Instant updatedAt,
        @ColumnName("records") List<String> contents,
        long openCount,
        boolean simulated,
        List<Entry> entries) {
    static final RowReader<Referral> READER = RowReader.of(Referral.class);

    /** One thing that happened to it. */
    record Entry(
            Instant at,
            String step,
            @Nullable String organisation,
            @Nullable String note,
            @Nullable String reference) {}

    /**
     * How long it waited for a step.
     *
     * @param until null while it waits
     */
    record StatusPeriod(
            String status,
            Instant from,
            @Nullable Instant until,
            @Nullable Long seconds) {}

    private record Reached(String status, Instant at) {
        private static Optional<Reached> of(String status, @Nullable Instant at) {
            return Optional.ofNullable(at).map(reached -> new Reached(status, reached));
        }
    }

    /** How long it was in each status; the waits join, so that they add up to its age. */
    List<StatusPeriod> waits() {
        List<StatusPeriod> waits = new ArrayList<>();
        Reached last = new Reached("sent", sentAt);
        List<Reached> reached = Stream.of(
                        Reached.of("acknowledged", acknowledgedAt),
                        Reached.of("answered", answeredAt),
                        Reached.of("closed", closedAt))
                .flatMap(Optional::stream)
                .toList();
        for (Reached next : reached) {
            long seconds = next.at().getEpochSecond() - last.at().getEpochSecond();
            waits.add(new StatusPeriod(last.status(), last.at(), next.at(), seconds));
            last = next;
        }
        if (!last.status().equals("closed")) {
            waits.add(new StatusPeriod(last.status(), last.at(), null, null));
        }
        return waits;
    }
}
