package pilotcity.portal.kernel.table.schema.proposal;

import java.time.ZoneId;
import pilotcity.portal.kernel.table.column.ColumnStorage;

/**
 * What a proposal cannot see in the file.
 *
 * @param zone that is proposed for times without their offset from UTC: the portal's
 * @param keys how many values are remembered to find columns without duplicates; above it, columns are given up from the
 *     right. One takes about 27 bytes
 * @param digits how many are kept of a column of numbers, from the first place of them to the last
 */
public record ProposalOptions(ZoneId zone, long keys, int digits) {
    private static final long KEYS = 8_000_000;

    /** With room for eight million values, some 220 MB while the file is read. */
    public static ProposalOptions in(ZoneId zone) {
        return new ProposalOptions(zone, KEYS, ColumnStorage.EXACT_DIGITS);
    }
}
