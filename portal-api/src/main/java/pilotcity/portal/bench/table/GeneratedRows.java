package pilotcity.portal.bench.table;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;

/** Rows like those of a city's register of works: twenty columns of every type, of few values and of many, with gaps. */
final class GeneratedRows {
    private static final List<StoredColumn> COLUMNS = columns(
            "code", ColumnStorage.TEXT,
            "name", ColumnStorage.TEXT,
            "street", ColumnStorage.TEXT,
            "district", ColumnStorage.TEXT,
            "status", ColumnStorage.TEXT,
            "channel", ColumnStorage.TEXT,
            "remark", ColumnStorage.TEXT,
            "phone", ColumnStorage.TEXT,
            "days", ColumnStorage.INTEGER,
            "visits", ColumnStorage.INTEGER,
            "meter", ColumnStorage.INTEGER,
            "floors", ColumnStorage.INTEGER,
            "cost", ColumnStorage.DECIMAL,
            "area", ColumnStorage.DECIMAL,
            "rate", ColumnStorage.DECIMAL,
            "open", ColumnStorage.BOOLEAN,
            "reported", ColumnStorage.DATE,
            "closed", ColumnStorage.DATE,
            "updated", ColumnStorage.INSTANT,
            "seen", ColumnStorage.INSTANT);

    private static final long FIRST_SECOND = 1_600_000_000;
    private static final int SECONDS = 100_000_000;
    private static final int FIRST_DAY = 18_500;
    private static final int DAYS = 1500;

    private final SplittableRandom random;

    GeneratedRows(long seed) {
        this.random = new SplittableRandom(seed);
    }

    private static List<StoredColumn> columns(Object... namesAndTypes) {
        return Stream.iterate(0, at -> at < namesAndTypes.length, at -> at + 2)
                .map(at -> column((String) namesAndTypes[at], (ColumnStorage) namesAndTypes[at + 1]))
                .toList();
    }

    private static StoredColumn column(String name, ColumnStorage storage) {
        Label label = new Label(name, name);
        return new StoredColumn(name, storage, 0, 0, "any", label, label, false, null, Map.of());
    }

    static List<StoredColumn> columns() {
        return COLUMNS;
    }

    /** The columns that a large table has of them. */
    static List<StoredColumn> few() {
        return COLUMNS.stream()
                .filter(column -> List.of("district", "status", "days", "cost").contains(column.name()))
                .toList();
    }

    @Nullable
    Object[] row(int number) {
        return new Object[] {
            "440100" + (1_000_000_000_000L + number),
            "设施 " + number % 100_000,
            "街道 " + random.nextInt(5000) + " 号",
            district(),
            status(),
            "channel" + random.nextInt(7),
            random.nextInt(3) == 0 ? null : "备注 remark " + random.nextInt(100_000_000),
            "020" + random.nextInt(10_000_000, 100_000_000),
            days(),
            (long) random.nextInt(1_000_000),
            random.nextLong() >>> 4,
            random.nextInt(9) == 0 ? null : (Long) (long) random.nextInt(40),
            cost(),
            BigDecimal.valueOf(random.nextInt(100_000), 3),
            random.nextInt(5) == 0 ? null : BigDecimal.valueOf(random.nextInt(1000), 1),
            random.nextBoolean(),
            day(),
            random.nextInt(4) == 0 ? null : day(),
            Instant.ofEpochSecond(FIRST_SECOND + random.nextInt(SECONDS)),
            Instant.ofEpochMilli(FIRST_SECOND * 1000 + random.nextInt(1_000_000_000))
        };
    }

    @Nullable
    Object[] fewOfRow() {
        return new Object[] {district(), status(), days(), cost()};
    }

    private String district() {
        return "区" + random.nextInt(12);
    }

    private String status() {
        return "status" + random.nextInt(5);
    }

    private long days() {
        return random.nextInt(365);
    }

    private BigDecimal cost() {
        return BigDecimal.valueOf(random.nextInt(10_000_000), 2);
    }

    private LocalDate day() {
        return LocalDate.ofEpochDay(FIRST_DAY + random.nextInt(DAYS));
    }
}
