package pilotcity.portal.kernel.table.column;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.search.FacetCount;
import pilotcity.index.search.FacetRequest;

/** Reads the profile of a table: one pass for all columns, then one for each that has a distribution to show. */
final class TableProfiler {
    private static final int BINS = 20;
    private static final int FREQUENT = 10;

    /** Up to here counting takes no longer than estimating. */
    private static final long FEW = 10_000;

    private final StoredTable table;
    private final QuerySession session;
    private final Conditioned all;

    TableProfiler(StoredTable table, QuerySession session) {
        this.table = table;
        this.session = session;
        this.all = session.where(null, null);
    }

    /** The numbers of one column that the first pass brings; bounds as numbers that can be divided into bins. */
    private record Measured(
            long present,
            long distinct,
            @Nullable String minimum,
            @Nullable String maximum,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            @Nullable Double mean,
            List<Double> quartiles) {}

    TableProfile read() throws SQLException, IOException {
        List<StoredColumn> columns = table.columns();
        StringBuilder sql = new StringBuilder("SELECT count(*)");
        columns.forEach(column -> sql.append(measures(column)));
        List<Measured> measured = new ArrayList<>();
        long[] rows = {0};
        session.each(sql + session.from(), List.of(), row -> {
            rows[0] = row.getLong(1);
            for (int i = 0; i < columns.size(); i++) {
                measured.add(measured(columns.get(i), row, 2 + 6 * i));
            }
        });
        List<TableProfile.ColumnProfile> profiles = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            profiles.add(profile(columns.get(i), measured.get(i), rows[0]));
        }
        return new TableProfile(rows[0], profiles);
    }

    private String measures(StoredColumn column) {
        String name = table.physical(column.name());
        boolean number = column.storage().isNumber();
        boolean ordered = column.storage().isOrdered();
        String real = "CAST(" + name + " AS DOUBLE)";
        return Stream.of(
                        "count(" + name + ")",
                        "approx_count_distinct(" + name + ")",
                        ordered ? "min(" + line(column, name) + ")" : "NULL",
                        ordered ? "max(" + line(column, name) + ")" : "NULL",
                        number ? "avg(" + name + ")" : "NULL",
                        number ? "approx_quantile(" + real + ", [0.25, 0.5, 0.75])" : "NULL")
                .map(", "::concat)
                .reduce("", String::concat);
    }

    /** A number on which values lie in their order; text stays as it is. */
    private static String line(StoredColumn column, String name) {
        return switch (column.storage()) {
            case DATE -> "(" + name + " - DATE '1970-01-01')";
            case INSTANT -> "epoch_us(" + name + ")";
            default -> name;
        };
    }

    private static Measured measured(StoredColumn column, ResultSet row, int at) throws SQLException {
        boolean lined = isLined(column);
        BigDecimal low = lined ? row.getBigDecimal(at + 2) : null;
        BigDecimal high = lined ? row.getBigDecimal(at + 3) : null;
        double mean = row.getDouble(at + 4);
        Double known = row.wasNull() ? null : Double.valueOf(mean);
        return new Measured(
                row.getLong(at),
                row.getLong(at + 1),
                lined ? shown(column, low) : row.getString(at + 2),
                lined ? shown(column, high) : row.getString(at + 3),
                low,
                high,
                known,
                quartiles(row.getArray(at + 5)));
    }

    private static boolean isLined(StoredColumn column) {
        return column.storage().isNumber()
                || column.storage() == ColumnStorage.DATE
                || column.storage() == ColumnStorage.INSTANT;
    }

    private static List<Double> quartiles(@Nullable Array given) throws SQLException {
        return given == null
                ? List.of()
                : Stream.of((Object[]) given.getArray())
                        .map(each -> ((Number) each).doubleValue())
                        .toList();
    }

    private static @Nullable String shown(StoredColumn column, @Nullable BigDecimal place) {
        if (place == null) {
            return null;
        }
        return switch (column.storage()) {
            case DATE -> LocalDate.ofEpochDay(place.longValue()).toString();
            case INSTANT -> RowJsonWriter.moment(place.longValue()).toString();
            default -> RowJsonWriter.plain(place);
        };
    }

    private TableProfile.ColumnProfile profile(StoredColumn column, Measured measured, long rows)
            throws SQLException, IOException {
        boolean few = measured.distinct() <= FEW;
        return new TableProfile.ColumnProfile(
                column.name(),
                rows - measured.present(),
                few ? distinct(column) : Math.min(measured.distinct(), measured.present()),
                few,
                measured.minimum(),
                measured.maximum(),
                measured.mean(),
                measured.quartiles(),
                histogram(column, measured),
                few && column.storage() != ColumnStorage.JSON ? frequent(column) : List.of());
    }

    private long distinct(StoredColumn column) throws SQLException, IOException {
        long[] count = {0};
        String sql = "SELECT count(DISTINCT " + table.physical(column.name()) + ")" + session.from();
        session.each(sql, List.of(), row -> count[0] = row.getLong(1));
        return count[0];
    }

    private List<FacetCount> frequent(StoredColumn column) throws SQLException, IOException {
        return session.facets(List.of(new FacetRequest(column.name(), FREQUENT)), all)
                .getOrDefault(column.name(), List.of());
    }

    private List<TableProfile.Bin> histogram(StoredColumn column, Measured measured) throws SQLException, IOException {
        BigDecimal low = measured.low();
        BigDecimal high = measured.high();
        if (low == null || high == null || low.compareTo(high) == 0) {
            return List.of();
        }
        double width = high.subtract(low).doubleValue() / BINS;
        long[] counts = new long[BINS];
        String name = table.physical(column.name());
        String bin = "CAST(least(" + (BINS - 1) + ", greatest(0, floor((CAST(" + line(column, name)
                + " AS DOUBLE) - CAST('" + low.doubleValue() + "' AS DOUBLE)) / CAST('" + width
                + "' AS DOUBLE)))) AS INTEGER)";
        session.each(
                "SELECT " + bin + ", count(*)" + session.from() + " WHERE " + name + " IS NOT NULL GROUP BY 1",
                List.of(),
                row -> counts[row.getInt(1)] = row.getLong(2));
        List<TableProfile.Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            bins.add(new TableProfile.Bin(edge(column, low, high, i), edge(column, low, high, i + 1), counts[i]));
        }
        return bins;
    }

    private static String edge(StoredColumn column, BigDecimal low, BigDecimal high, int at) {
        BigDecimal place = at == BINS
                ? high
                : low.add(high.subtract(low).multiply(BigDecimal.valueOf(at)).divide(BigDecimal.valueOf(BINS)));
        return String.valueOf(shown(column, at == BINS ? place : place.round(MathContext.DECIMAL64)));
    }
}
