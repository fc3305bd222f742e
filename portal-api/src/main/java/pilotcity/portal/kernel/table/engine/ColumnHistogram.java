package pilotcity.portal.kernel.table.engine;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.query.TableProfile;
import pilotcity.portal.kernel.table.sql.Conditioned;
import pilotcity.portal.kernel.table.sql.QuerySession;
import pilotcity.portal.kernel.table.sql.WideSum;

/** The values of a column counted in bins of equal width between the least and the largest. */
public final class ColumnHistogram {
    private static final int BINS = 20;
    private static final BigDecimal ALL_BINS = BigDecimal.valueOf(BINS);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final StoredColumn column;
    private final BigDecimal low;
    private final BigDecimal high;
    private final BigDecimal width;

    public ColumnHistogram(StoredColumn column, BigDecimal low, BigDecimal high) {
        this.column = column;
        this.low = low;
        this.high = high;
        this.width = high.subtract(low).divide(ALL_BINS, MathContext.DECIMAL128);
    }

    /** Whether the values are so far apart that bins have a width. */
    private boolean hasBins() {
        return width.divide(TWO, MathContext.DECIMAL128).doubleValue() > 0;
    }

    public List<TableProfile.Bin> of(ValueCounts values) {
        long[] counts = new long[BINS];
        if (hasBins()) {
            for (ValueCounts.Counted value : values.counts()) {
                BigDecimal place = value.place();
                if (place != null) {
                    int at = place.subtract(low)
                            .divide(width, 0, RoundingMode.FLOOR)
                            .min(ALL_BINS.subtract(BigDecimal.ONE))
                            .intValue();
                    counts[at] += value.count();
                }
            }
        }
        return bins(counts);
    }

    /** Of the rows that match alone, between the least and the largest value that these have. */
    static List<TableProfile.Bin> read(QuerySession session, StoredColumn column, String name, Conditioned where)
            throws SQLException, IOException {
        String line = ColumnLine.sql(column, name);
        List<TableProfile.Bin> bins = new ArrayList<>();
        List<ColumnHistogram> ranges = new ArrayList<>();
        session.each(
                "SELECT min(" + line + "), max(" + line + ")" + session.from() + where.sql(),
                where.parameters(),
                row -> {
                    BigDecimal low = ColumnLine.find(column, row, 1).orElse(null);
                    BigDecimal high = ColumnLine.find(column, row, 2).orElse(null);
                    if (low != null && high != null) {
                        ranges.add(new ColumnHistogram(column, low, high));
                    }
                });
        for (ColumnHistogram range : ranges) {
            bins.addAll(range.read(session, name, where));
        }
        return bins;
    }

    List<TableProfile.Bin> read(QuerySession session, String name, Conditioned where) throws SQLException, IOException {
        long[] counts = new long[BINS];
        if (hasBins()) {
            String bin = "CAST(least(" + (BINS - 1) + ", greatest(0, floor(" + distance(name) + "))) AS INTEGER)";
            session.each(
                    "SELECT " + bin + ", count(*)" + session.from() + where.sql() + where.and() + name
                            + " IS NOT NULL GROUP BY 1",
                    where.parameters(),
                    row -> counts[row.getInt(1)] = row.getLong(2));
        }
        return bins(counts);
    }

    /** How many bins lie between the least value and another. */
    private String distance(String name) {
        String line = ColumnLine.sql(column, name);
        String least = low.toPlainString();
        return switch (column.storage()) {
            case DOUBLE -> {
                // by halves, because the difference itself may be beyond all numbers
                String half = real(low.divide(TWO, MathContext.DECIMAL128));
                yield "((" + line + " * 0.5::DOUBLE - " + half + ") / "
                        + real(width.divide(TWO, MathContext.DECIMAL128)) + ")";
            }
            case INTEGER ->
                "(CAST(CAST(" + line + " AS HUGEINT) - CAST('" + least + "' AS HUGEINT) AS DOUBLE) / " + real(width)
                        + ")";
            case DECIMAL ->
                column.digits() > WideSum.SAFE_DIGITS
                        ? "((CAST(" + line + " AS DOUBLE) - " + real(low) + ") / " + real(width) + ")"
                        : "(CAST(" + line + " - CAST('" + least + "' AS " + column.sqlType() + ") AS DOUBLE) / "
                                + real(width) + ")";
            default -> "(CAST(" + line + " - CAST('" + least + "' AS BIGINT) AS DOUBLE) / " + real(width) + ")";
        };
    }

    private static String real(BigDecimal number) {
        return "CAST('" + number.doubleValue() + "' AS DOUBLE)";
    }

    private List<TableProfile.Bin> bins(long[] counts) {
        if (!hasBins()) {
            return List.of();
        }
        List<TableProfile.Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            bins.add(new TableProfile.Bin(edge(i), edge(i + 1), counts[i]));
        }
        return bins;
    }

    private String edge(int at) {
        BigDecimal place = at == 0 ? low : at == BINS ? high : low.add(width.multiply(BigDecimal.valueOf(at)));
        boolean isEnd = at == 0 || at == BINS;
        return ColumnLine.text(column, isEnd ? place : place.round(MathContext.DECIMAL64));
    }
}
