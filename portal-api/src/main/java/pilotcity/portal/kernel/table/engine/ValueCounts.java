package pilotcity.portal.kernel.table.engine;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.sql.QuerySession;

/**
 * All values of a column that has few.
 *
 * @param counts the most frequent first
 */
public record ValueCounts(List<Counted> counts) {
    private static final List<Double> QUARTERS = List.of(0.25, 0.5, 0.75);

    /**
     * One value.
     *
     * @param place on the {@link ColumnLine}, or null
     */
    public record Counted(String text, @Nullable BigDecimal place, long count) {}

    public static ValueCounts read(QuerySession session, StoredColumn column, String name)
            throws SQLException, IOException {
        List<Counted> counts = new ArrayList<>();
        session.each(
                "SELECT " + ColumnLine.sql(column, name) + ", count(*)" + session.from() + " WHERE " + name
                        + " IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1",
                List.of(),
                row -> {
                    BigDecimal place = ColumnLine.find(column, row, 1).orElse(null);
                    String text = place == null ? row.getString(1) : ColumnLine.text(column, place);
                    counts.add(new Counted(text, place, row.getLong(2)));
                });
        return new ValueCounts(counts);
    }

    public long distinct() {
        return counts.size();
    }

    /** Type 7 of Hyndman and Fan, 1996; empty where there are no numbers. */
    public List<Double> quartiles() {
        List<Counted> line = new ArrayList<>(counts);
        line.sort(Comparator.comparing(each -> place(each)));
        long all = counts.stream().mapToLong(Counted::count).sum();
        return all == 0
                ? List.of()
                : QUARTERS.stream()
                        .map(quarter -> {
                            double position = (all - 1) * quarter;
                            long below = (long) position;
                            double low = at(line, below);
                            double high = at(line, Math.min(all - 1, below + 1));
                            double share = position - below;
                            return low * (1 - share) + high * share;
                        })
                        .toList();
    }

    private static BigDecimal place(Counted value) {
        BigDecimal place = value.place();
        return place == null ? BigDecimal.ZERO : place;
    }

    private static double at(List<Counted> line, long position) {
        long passed = 0;
        for (Counted value : line) {
            passed += value.count();
            if (passed > position) {
                return place(value).doubleValue();
            }
        }
        throw new IllegalArgumentException("no value at " + position);
    }
}
