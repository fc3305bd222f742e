package pilotcity.portal.kernel.table.schema.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pilotcity.portal.kernel.table.schema.proposal.column.CandidateWays;
import pilotcity.portal.kernel.table.schema.proposal.column.ColumnDraft;
import pilotcity.portal.kernel.table.schema.proposal.column.ColumnNames;

/** Columns whose values are there in every row and never twice. */
final class KeyChoice {
    private static final Set<String> TYPES = Set.of("string", "integer");
    private static final Set<String> TIMES = Set.of("date", "datetime", "time", "year", "yearmonth");
    private static final int LONGEST = 64;

    /** Fewer rows show nothing: values that differ in them may be the same in the next edition. */
    private static final long ENOUGH = 20;

    private KeyChoice() {}

    /** Those that could be a key, in the order of the table. */
    static List<ColumnDraft> candidates(List<ColumnDraft> columns, long rows) {
        List<ColumnDraft> keys = new ArrayList<>();
        for (ColumnDraft column : columns) {
            if (column.profile().isUnique(rows)
                    && column.profile().longest() <= LONGEST
                    && TYPES.contains(column.field().path("type").asText())
                    && !column.field().has(CandidateWays.WKT)) {
                keys.add(column);
            }
        }
        return keys;
    }

    /**
     * The one that is called like a key, or else the first of the table where the rows are many. A name is no key, and
     * beside dates the rows are mostly a series in which whatever else is given comes again.
     */
    static Optional<ColumnDraft> choose(List<ColumnDraft> candidates, List<ColumnDraft> columns, long rows) {
        boolean series = columns.stream().anyMatch(KeyChoice::isTime);
        ColumnNames wanted = series && rows < ENOUGH ? ColumnNames.ROW_IDENTIFIER : ColumnNames.IDENTIFIER;
        return candidates.stream()
                .filter(each -> wanted.fits(each.profile().name()))
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(each -> each == columns.getFirst()
                                && rows >= ENOUGH
                                && !series
                                && !ColumnNames.NAME.fits(each.profile().name())
                                && !each.profile().distinct().first().isEmpty())
                        .findFirst());
    }

    private static boolean isTime(ColumnDraft column) {
        String name = column.profile().name();
        return TIMES.contains(column.field().path("type").asText())
                || ColumnNames.DATE.fits(name)
                || ColumnNames.YEAR.fits(name);
    }
}
