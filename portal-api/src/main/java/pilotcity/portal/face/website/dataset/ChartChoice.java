package pilotcity.portal.face.website.dataset;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Filter;
import pilotcity.index.search.SortStep;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.query.GroupQuery;
import pilotcity.portal.kernel.table.query.GroupQuery.DatePart;
import pilotcity.portal.kernel.table.query.TableProfile;
import pilotcity.portal.kernel.table.query.TableProfile.ColumnProfile;

/**
 * Which chart of a table is drawn: suggested from the types of its columns and what stands in them, or chosen.
 *
 * @param y {@code count}, or {@code sum:} or {@code mean:} and a column of numbers
 * @param offers what can be chosen for x, of the same type of chart
 */
record ChartChoice(Type type, StoredColumn x, String y, List<Offer> offers, List<String> measures) {
    /** How values are drawn. */
    enum Type {
        /** The rows of each value of a column with few. */
        BAR,
        /** The rows over time. */
        LINE,
        /** How numbers are distributed. */
        HISTOGRAM;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A column that a chart can be drawn of. */
    record Offer(Type type, StoredColumn column) {}

    private static final int MOST_BARS = 20;
    private static final int MOST_POINTS = 400;
    private static final int MOST_VALUES = 200;
    private static final int MANY_YEARS = 15;
    private static final int FEW_DAYS = 62;
    private static final String COUNT = "count";

    /** The chart of the address, else the first that suits; empty where no column suits any. */
    static Optional<ChartChoice> find(StoredTable table, TableProfile profile, TableState state) {
        List<Offer> offers = offers(table, profile);
        String type = state.find("chart");
        String x = state.find("x");
        if ("none".equals(type)) {
            return Optional.empty();
        }
        List<String> measures = measures(table);
        String y = state.find("y") == null ? COUNT : state.find("y");
        if (!measures.contains(y)) {
            throw Problem.field("y", "must be one of " + measures);
        }
        Optional<Offer> chosen = offers.stream()
                .filter(offer -> type == null || offer.type().code().equals(type))
                .filter(offer -> x == null || offer.column().name().equals(x))
                .findFirst();
        if (chosen.isEmpty() && (type != null || x != null)) {
            throw Problem.field(x == null ? "chart" : "x", "no such chart can be drawn of this table");
        }
        return chosen.map(offer -> new ChartChoice(
                offer.type(), offer.column(), offer.type() == Type.HISTOGRAM ? COUNT : y, offers, measures));
    }

    private static List<String> measures(StoredTable table) {
        List<String> measures = new ArrayList<>(List.of(COUNT));
        table.columns().stream().filter(column -> column.storage().isNumber()).forEach(column -> {
            measures.add("sum:" + column.name());
            measures.add("mean:" + column.name());
        });
        return measures;
    }

    private static List<Offer> offers(StoredTable table, TableProfile profile) {
        List<Offer> lines = new ArrayList<>();
        List<Offer> bars = new ArrayList<>();
        List<Offer> histograms = new ArrayList<>();
        for (StoredColumn column : table.columns()) {
            ColumnProfile seen = seen(profile, column.name());
            boolean few = seen.distinct() >= 2 && seen.distinct() <= MOST_VALUES && seen.distinct() < profile.rows();
            switch (column.storage()) {
                case DATE, INSTANT -> {
                    if (seen.distinct() >= 2) {
                        lines.add(new Offer(Type.LINE, column));
                    }
                }
                case TEXT, BOOLEAN -> {
                    if (few) {
                        bars.add(new Offer(Type.BAR, column));
                    }
                }
                case INTEGER, DECIMAL, DOUBLE -> {
                    if (few && seen.distinct() <= MOST_BARS) {
                        bars.add(new Offer(Type.BAR, column));
                    }
                    if (!seen.histogram().isEmpty()) {
                        histograms.add(new Offer(Type.HISTOGRAM, column));
                    }
                }
                case JSON -> {}
            }
        }
        lines.addAll(bars);
        lines.addAll(histograms);
        return lines;
    }

    private static ColumnProfile seen(TableProfile profile, String column) {
        return profile.columns().stream()
                .filter(each -> each.name().equals(column))
                .findFirst()
                .orElseThrow();
    }

    boolean isHistogram() {
        return type == Type.HISTOGRAM;
    }

    /** The histogram of all rows. */
    List<TableProfile.Bin> bins(TableProfile profile) {
        return seen(profile, x.name()).histogram();
    }

    /** What is counted for the chart, unless it is a histogram. */
    Optional<GroupQuery> query(TableProfile profile, @Nullable String text, @Nullable Filter filter) {
        GroupQuery.Measure measure = measure();
        return switch (type) {
            case HISTOGRAM -> Optional.empty();
            case BAR ->
                Optional.of(TableAnswers.grouped(
                        List.of(new GroupQuery.Grouping(x.name(), null)),
                        measure,
                        text,
                        filter,
                        List.of(new SortStep(measure.name(), true)),
                        MOST_BARS));
            case LINE -> {
                GroupQuery.Grouping by = new GroupQuery.Grouping(x.name(), part(seen(profile, x.name())));
                yield Optional.of(TableAnswers.grouped(
                        List.of(by), measure, text, filter, List.of(new SortStep(by.name(), false)), MOST_POINTS));
            }
        };
    }

    private GroupQuery.Measure measure() {
        int colon = y.indexOf(':');
        return colon < 0
                ? new GroupQuery.Measure(GroupQuery.Function.COUNT, null, 0)
                : new GroupQuery.Measure(
                        y.startsWith("sum") ? GroupQuery.Function.SUM : GroupQuery.Function.MEAN,
                        y.substring(colon + 1),
                        0);
    }

    /** So long a stretch that a line has neither three points nor thousands. */
    private static DatePart part(ColumnProfile seen) {
        LocalDate first = day(seen.minimum());
        LocalDate last = day(seen.maximum());
        if (ChronoUnit.YEARS.between(first, last) > MANY_YEARS) {
            return DatePart.YEAR;
        }
        return ChronoUnit.DAYS.between(first, last) <= FEW_DAYS ? DatePart.DAY : DatePart.MONTH;
    }

    private static LocalDate day(@Nullable String text) {
        return text == null ? LocalDate.EPOCH : LocalDate.parse(text.substring(0, "2026-11-30".length()));
    }
}
