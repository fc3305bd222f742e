package pilotcity.portal.face.website.dataset;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.search.FacetCount;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.query.TableProfile;
import pilotcity.portal.kernel.table.query.TableProfile.ColumnProfile;

/**
 * What stands in a column, as a page shows it.
 *
 * @param missing rows without a value, and as a share in percent
 * @param bars of the histogram, in a picture 200 wide and 40 high
 */
public record ColumnView(
        StoredColumn column,
        String title,
        String description,
        long missing,
        String missingShare,
        long distinct,
        boolean exact,
        @Nullable String minimum,
        @Nullable String maximum,
        @Nullable String mean,
        List<Bar> bars,
        List<Value> frequent) {
    private static final int WIDTH = 200;
    private static final int HEIGHT = 40;
    private static final int FREQUENT = 5;
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    /** One bar: where it is, and what it stands for. */
    public record Bar(int x, int y, int width, int height, String from, String to, long count) {}

    /** A value that comes more than once. */
    public record Value(String text, long count) {}

    static ColumnView of(StoredColumn column, ColumnProfile seen, long rows, Language language) {
        Double mean = seen.mean();
        return new ColumnView(
                column,
                language.of(column.title()),
                language.of(column.description()),
                seen.missing(),
                rows == 0 ? "0" : share(seen.missing(), rows),
                seen.distinct(),
                seen.exact(),
                seen.minimum(),
                seen.maximum(),
                mean == null ? null : rounded(mean),
                bars(seen.histogram()),
                seen.frequent().stream()
                        .filter(each -> each.count() > 1)
                        .limit(FREQUENT)
                        .map(each -> value(column, each, language))
                        .toList());
    }

    private static String share(long part, long all) {
        return BigDecimal.valueOf(100.0 * part / all).round(new MathContext(2)).toPlainString();
    }

    static String rounded(double number) {
        BigDecimal value = BigDecimal.valueOf(number);
        BigDecimal shorter = value.abs().compareTo(BigDecimal.valueOf(10_000)) < 0
                ? value.round(FOUR_DIGITS)
                : value.setScale(0, java.math.RoundingMode.HALF_EVEN);
        return shorter.stripTrailingZeros().toPlainString();
    }

    private static Value value(StoredColumn column, FacetCount each, Language language) {
        return new Value(named(column, each.value(), language), each.count());
    }

    /** A value as people call it. */
    static String named(StoredColumn column, String value, Language language) {
        if (column.storage() == ColumnStorage.BOOLEAN) {
            return value.equals("true") ? language.of("是", "yes") : language.of("否", "no");
        }
        return column.codes().containsKey(value)
                ? language.of(java.util.Objects.requireNonNull(column.codes().get(value)))
                : value;
    }

    private static List<Bar> bars(List<TableProfile.Bin> bins) {
        long most = bins.stream().mapToLong(TableProfile.Bin::count).max().orElse(0);
        if (most == 0) {
            return List.of();
        }
        int step = WIDTH / bins.size();
        return IntStream.range(0, bins.size())
                .mapToObj(i -> {
                    TableProfile.Bin bin = bins.get(i);
                    int height = bin.count() == 0 ? 0 : Math.max(1, (int) (bin.count() * HEIGHT / most));
                    return new Bar(i * step, HEIGHT - height, step - 1, height, bin.from(), bin.to(), bin.count());
                })
                .toList();
    }
}
