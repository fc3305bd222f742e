package pilotcity.portal.kernel.table.schema.proposal;

import java.time.ZoneId;

/**
 * What a proposal cannot see in the file.
 *
 * @param zone that is proposed for times without their offset from UTC: the portal's
 * @param keys how many values are remembered to find columns without duplicates; above it, columns are given up from the
 *     right. One takes about 27 bytes
 */
public record ProposalOptions(ZoneId zone, long keys) {
    private static final long KEYS = 8_000_000;

    /** With room for eight million values, some 220 MB while the file is read. */
    public static ProposalOptions in(ZoneId zone) {
        return new ProposalOptions(zone, KEYS);
    }
}
