package pilotcity.portal.kernel.table.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.sql.Struct;

/**
 * Exact sums of decimal numbers with so many digits that their sum may have more than the engine's types: summed as two
 * halves, which are told as a pair that orders as the sums do.
 */
public final class WideSum {
    /** Sums of numbers that are no longer than this fit 38 digits, however many there are. */
    public static final int SAFE_DIGITS = 18;

    private static final BigInteger HALF = BigInteger.TEN.pow(19);

    private WideSum() {}

    /** A pair of the sum without its last 19 digits and those, or null where there is nothing to sum. */
    public static String sql(String name) {
        String half = "CAST('" + HALF + "' AS HUGEINT)";
        String digits = "CAST(replace(CAST(" + name + " AS VARCHAR), '.', '') AS HUGEINT)";
        String high = "sum(" + digits + " // " + half + ")";
        String low = "sum(" + digits + " % " + half + ")";
        String carry = "(" + low + " // " + half + " - CASE WHEN " + low + " % " + half + " < 0 THEN 1 ELSE 0 END)";
        return "CASE WHEN count(" + name + ") = 0 THEN NULL ELSE struct_pack(h := " + high + " + " + carry + ", l := "
                + low + " - " + carry + " * " + half + ") END";
    }

    /** @param scale how many digits stand behind the point */
    public static BigDecimal value(Struct pair, int scale) throws SQLException {
        Object[] halves = pair.getAttributes();
        BigInteger digits = ((BigInteger) halves[0]).multiply(HALF).add((BigInteger) halves[1]);
        return new BigDecimal(digits, scale);
    }
}
