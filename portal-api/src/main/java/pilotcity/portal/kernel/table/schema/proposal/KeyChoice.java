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
    private static final int LONGEST = 64;

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

    /** The one that is called like a key, or else the first of the table. */
    static Optional<ColumnDraft> choose(List<ColumnDraft> candidates, List<ColumnDraft> columns) {
        return candidates.stream()
                .filter(each -> ColumnNames.IDENTIFIER.fits(each.profile().name()))
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(each -> each == columns.getFirst()
                                && !each.profile().distinct().first().isEmpty())
                        .findFirst());
    }
}
