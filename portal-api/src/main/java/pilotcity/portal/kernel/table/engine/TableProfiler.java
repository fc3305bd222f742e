package pilotcity.portal.kernel.table.engine;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.search.FacetCount;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.query.TableProfile;
import pilotcity.portal.kernel.table.sql.Conditioned;
import pilotcity.portal.kernel.table.sql.QuerySession;

/**
 * Reads the profile of a table: one pass for all columns, then one for each that has few values, which are counted, or a
 * distribution to show.
 */
public final class TableProfiler {
    private static final int FREQUENT = 10;
    private static final int MEASURES = 5;

    /** Up to here counting takes no longer than estimating. */
    private static final long FEW = 10_000;

    private final StoredTable table;
    private final QuerySession session;

    public TableProfiler(StoredTable table, QuerySession session) {
        this.table = table;
        this.session = session;
    }

    /** What the first pass brings of one column. */
    private record Measured(
            StoredColumn column,
            long present,
            long distinct,
            @Nullable String minimum,
            @Nullable String maximum,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            @Nullable Double mean) {
        boolean hasFew() {
            return distinct <= FEW;
        }
    }

    public TableProfile read() throws SQLException, IOException {
        List<StoredColumn> columns = table.columns();
        StringBuilder sql = new StringBuilder("SELECT count(*)");
        columns.forEach(column -> sql.append(measures(column)));
        List<Measured> measured = new ArrayList<>();
        long[] rows = {0};
        session.each(sql + session.from(), List.of(), row -> {
            rows[0] = row.getLong(1);
            for (int i = 0; i < columns.size(); i++) {
                measured.add(measured(columns.get(i), row, 2 + MEASURES * i));
            }
        });
        List<List<Double>> quartiles = quartiles(measured);
        List<TableProfile.ColumnProfile> profiles = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            profiles.add(profile(measured.get(i), rows[0], quartiles.get(i)));
        }
        return new TableProfile(rows[0], profiles);
    }

    private String measures(StoredColumn column) {
        String name = table.physical(column.name());
        boolean ordered = column.storage().isOrdered();
        String line = ColumnLine.sql(column, name);
        return Stream.of(
                        "count(" + name + ")",
                        "approx_count_distinct(" + name + ")",
                        ordered ? "min(" + line + ")" : "NULL",
                        ordered ? "max(" + line + ")" : "NULL",
                        column.storage().isNumber() ? "avg(CAST(" + name + " AS DOUBLE))" : "NULL")
                .map(", "::concat)
                .reduce("", String::concat);
    }

    private static Measured measured(StoredColumn column, ResultSet row, int at) throws SQLException {
        BigDecimal low = ColumnLine.find(column, row, at + 2).orElse(null);
        BigDecimal high = ColumnLine.find(column, row, at + 3).orElse(null);
        double mean = row.getDouble(at + 4);
        return new Measured(
                column,
                row.getLong(at),
                row.getLong(at + 1),
                low == null ? row.getString(at + 2) : ColumnLine.text(column, low),
                high == null ? row.getString(at + 3) : ColumnLine.text(column, high),
                low,
                high,
                row.wasNull() || !Double.isFinite(mean) ? null : Double.valueOf(mean));
    }

    /** Those of columns with many numbers, which are estimated all at once. */
    private List<List<Double>> quartiles(List<Measured> measured) throws SQLException, IOException {
        List<List<Double>> quartiles = new ArrayList<>();
        measured.forEach(_ -> quartiles.add(List.of()));
        int[] many = IntStream.range(0, measured.size())
                .filter(at -> !measured.get(at).hasFew()
                        && measured.get(at).column().storage().isNumber())
                .toArray();
        if (many.length == 0) {
            return quartiles;
        }
        List<String> parts = IntStream.of(many)
                .mapToObj(at -> "approx_quantile(CAST("
                        + table.physical(measured.get(at).column().name()) + " AS DOUBLE), [0.25, 0.5, 0.75])")
                .toList();
        session.each("SELECT " + String.join(", ", parts) + session.from(), List.of(), row -> {
            for (int i = 0; i < many.length; i++) {
                quartiles.set(many[i], doubles(row.getArray(i + 1)));
            }
        });
        return quartiles;
    }

    private static List<Double> doubles(@Nullable Array given) throws SQLException {
        return given == null
                ? List.of()
                : Stream.of((Object[]) given.getArray())
                        .map(each -> ((Number) each).doubleValue())
                        .toList();
    }

    private TableProfile.ColumnProfile profile(Measured measured, long rows, List<Double> estimated)
            throws SQLException, IOException {
        StoredColumn column = measured.column();
        BigDecimal low = measured.low();
        BigDecimal high = measured.high();
        ColumnHistogram bins = low == null || high == null ? null : new ColumnHistogram(column, low, high);
        ValueCounts values =
                measured.hasFew() ? ValueCounts.read(session, column, table.physical(column.name())) : null;
        return new TableProfile.ColumnProfile(
                column.name(),
                rows - measured.present(),
                values == null ? Math.min(measured.distinct(), measured.present()) : values.distinct(),
                values != null,
                measured.minimum(),
                measured.maximum(),
                measured.mean(),
                values == null || !column.storage().isNumber() ? estimated : values.quartiles(),
                bins == null ? List.of() : values == null ? counted(bins, column) : bins.of(values),
                values == null || column.storage() == ColumnStorage.JSON ? List.of() : frequent(values));
    }

    private List<TableProfile.Bin> counted(ColumnHistogram bins, StoredColumn column) throws SQLException, IOException {
        return bins.read(session, table.physical(column.name()), new Conditioned("", List.of()));
    }

    private static List<FacetCount> frequent(ValueCounts values) {
        return values.counts().stream()
                .limit(FREQUENT)
                .map(each -> new FacetCount(each.text(), each.count()))
                .toList();
    }
}
