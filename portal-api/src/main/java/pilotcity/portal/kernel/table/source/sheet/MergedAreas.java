package pilotcity.portal.kernel.table.source.sheet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Areas of a sheet that were merged over several rows (ECMA-376 part 1, clause 18.3.1.55).
 *
 * @param count how many there are
 * @param first the first of them, such as {@code A4:A9}; empty where there is none
 */
record MergedAreas(int count, String first) {
    static final MergedAreas NONE = new MergedAreas(0, "");

    private static final Pattern AREA =
            Pattern.compile("\\$?[A-Za-z]{1,3}\\$?(\\d{1,7}):\\$?[A-Za-z]{1,3}\\$?(\\d{1,7})");

    /**
     * These and one more, where that spans several rows and does not begin in the header.
     *
     * @param header the last row of the header
     */
    MergedAreas with(String area, long header) {
        Matcher rows = AREA.matcher(area);
        if (!rows.matches()) {
            return this;
        }
        long from = Long.parseLong(rows.group(1));
        long to = Long.parseLong(rows.group(2));
        return from > header && to > from ? new MergedAreas(count + 1, count == 0 ? area : first) : this;
    }
}
