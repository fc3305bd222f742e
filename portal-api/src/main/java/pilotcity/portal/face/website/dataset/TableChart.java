package pilotcity.portal.face.website.dataset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.kernel.table.query.GroupedRows;
import pilotcity.portal.kernel.table.query.TableProfile;

/**
 * A chart as a page draws it, from its bars or points.
 *
 * @param line null where it is drawn of bars
 * @param left how many groups are not shown: the smaller ones of bars, the later ones of a line
 * @param undated whether there are rows that a line leaves out, since they have no date
 */
public record TableChart(
        String type, List<Mark> marks, @Nullable Line line, long left, boolean undated) {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 200;
    private static final int HUNDRED = 100;

    /**
     * One bar or point.
     *
     * @param width of its bar, of 100
     */
    public record Mark(String label, String value, int width) {}

    /**
     * A line in a picture 600 wide and 200 high, whose lower edge is zero or the least value below it.
     *
     * @param points as SVG writes them (SVG 2, clause 9.6.1)
     * @param highest the value at the upper edge
     * @param lowest the value at the lower one
     */
    public record Line(String points, String highest, String lowest) {}

    /** A value before it is drawn. */
    private record Measured(String label, double value, String text) {}

    static TableChart of(TableAnswers.Answer answer, ChartChoice choice, Language language) {
        GroupedRows groups = answer.groups();
        List<Measured> measured = groups == null ? bins(answer.bins()) : groups(groups, choice, language);
        double most = measured.stream()
                .mapToDouble(each -> Math.abs(each.value()))
                .max()
                .orElse(0);
        List<Mark> marks = measured.stream()
                .map(each -> new Mark(
                        each.label(),
                        each.text(),
                        most == 0 ? 0 : (int) Math.round(HUNDRED * Math.max(0, each.value()) / most)))
                .toList();
        boolean isLine = choice.type() == ChartChoice.Type.LINE;
        return new TableChart(
                choice.type().code(),
                marks,
                isLine && !marks.isEmpty() ? line(measured) : null,
                groups == null ? 0 : groups.total() - groups.groups().size(),
                isLine && groups != null && groups.groups().size() > marks.size());
    }

    private static List<Measured> bins(List<TableProfile.Bin> bins) {
        return bins.stream()
                .map(bin -> new Measured(bin.from() + " – " + bin.to(), bin.count(), Long.toString(bin.count())))
                .toList();
    }

    private static List<Measured> groups(GroupedRows groups, ChartChoice choice, Language language) {
        String by = groups.names().getFirst();
        String measure = groups.names().getLast();
        List<Measured> measured = new ArrayList<>();
        for (Map<String, @Nullable Object> group : groups.groups()) {
            Object key = group.get(by);
            if (key == null && choice.type() == ChartChoice.Type.LINE) {
                continue;
            }
            Object value = group.get(measure);
            double number = value instanceof Number given ? given.doubleValue() : 0;
            String label = key == null
                    ? language.of("（空）", "(empty)")
                    : ColumnView.named(choice.x(), Objects.toString(key), language);
            measured.add(new Measured(label, number, text(value)));
        }
        return measured;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Double number -> ColumnView.rounded(number);
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }

    private static Line line(List<Measured> measured) {
        double most = measured.stream().mapToDouble(Measured::value).max().orElse(0);
        double least =
                Math.min(0, measured.stream().mapToDouble(Measured::value).min().orElse(0));
        double range = most - least == 0 ? 1 : most - least;
        int steps = Math.max(1, measured.size() - 1);
        String points = IntStream.range(0, measured.size())
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        (double) i * WIDTH / steps,
                        HEIGHT - (measured.get(i).value() - least) * HEIGHT / range))
                .collect(Collectors.joining(" "));
        return new Line(points, ColumnView.rounded(most), ColumnView.rounded(least));
    }
}
