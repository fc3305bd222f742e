package pilotcity.portal.kernel.table.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.index.search.FacetCount;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.query.TableProfile;
import pilotcity.portal.kernel.table.query.TableProfile.Bin;
import pilotcity.portal.kernel.table.query.TableProfile.ColumnProfile;

/** Profiles of columns, counted by hand where they are exact. */
class TableProfileTest {
    @TempDir
    Path folder;

    private List<ColumnProfile> profile(List<ColumnStorage> types, @Nullable Object[]... rows) throws IOException {
        return profile(WrittenTable.of(folder, types, rows));
    }

    private static List<ColumnProfile> profile(WrittenTable written) throws IOException {
        try (ColumnEngine engine = written.engine()) {
            TableProfile profile = engine.profile(written.table(), WrittenTable.time());
            assertThat(profile.rows()).isEqualTo(written.table().rows());
            for (ColumnProfile column : profile.columns()) {
                if (!column.histogram().isEmpty()) {
                    assertThat(column.histogram().stream().mapToLong(Bin::count).sum())
                            .as(column.name())
                            .isEqualTo(profile.rows() - column.missing());
                    assertThat(column.histogram().getFirst().from()).isEqualTo(column.minimum());
                    assertThat(column.histogram().getLast().to()).isEqualTo(column.maximum());
                }
            }
            return profile.columns();
        }
    }

    @Test
    void fewValuesAreCountedExactly() throws IOException {
        ColumnProfile numbers = profile(
                        List.of(ColumnStorage.INTEGER),
                        new Object[] {0L},
                        new Object[] {40L},
                        new Object[] {40L},
                        new Object[] {1L},
                        new Object[] {null})
                .getFirst();
        assertThat(numbers.missing()).isEqualTo(1);
        assertThat(numbers.distinct()).isEqualTo(3);
        assertThat(numbers.exact()).isTrue();
        assertThat(numbers.minimum()).isEqualTo("0");
        assertThat(numbers.maximum()).isEqualTo("40");
        assertThat(numbers.mean()).isEqualTo(20.25);
        assertThat(numbers.quartiles()).containsExactly(0.75, 20.5, 40.0);
        assertThat(numbers.frequent())
                .containsExactly(new FacetCount("40", 2), new FacetCount("0", 1), new FacetCount("1", 1));
        assertThat(numbers.histogram())
                .hasSize(20)
                .startsWith(new Bin("0", "2", 2))
                .endsWith(new Bin("38", "40", 2));
    }

    @Test
    void everyTypeHasAProfile() throws IOException {
        List<ColumnProfile> columns = profile(
                List.of(
                        ColumnStorage.TEXT,
                        ColumnStorage.DECIMAL,
                        ColumnStorage.DECIMAL,
                        ColumnStorage.BOOLEAN,
                        ColumnStorage.DATE,
                        ColumnStorage.INSTANT,
                        ColumnStorage.JSON),
                row("b", "1.50", "1E308", true, "0001-01-01", "2026-01-01T00:00:00Z", "{}"),
                row("a", "-2", "-1E308", false, "2026-01-01", "2026-01-01T00:00:00.00002Z", "[1]"),
                row("a", "-2", "3", true, "2026-01-01", "2026-01-01T00:00:00Z", "{}"));
        assertThat(columns)
                .extracting(ColumnProfile::minimum)
                .containsExactly("a", "-2", "-1.0E308", null, "0001-01-01", "2026-01-01T00:00:00Z", null);
        assertThat(columns)
                .extracting(ColumnProfile::maximum)
                .containsExactly("b", "1.5", "1.0E308", null, "2026-01-01", "2026-01-01T00:00:00.000020Z", null);
        assertThat(columns).extracting(ColumnProfile::distinct).containsExactly(2L, 2L, 3L, 2L, 2L, 2L, 2L);
        assertThat(columns).extracting(column -> column.histogram().size()).containsExactly(0, 20, 20, 0, 20, 20, 0);
        assertThat(columns).extracting(column -> column.frequent().size()).containsExactly(2, 2, 3, 2, 2, 2, 0);
        assertThat(columns.get(1).quartiles()).containsExactly(-2.0, -2.0, -0.25);
    }

    private static Object[] row(
            String text, String decimal, String real, boolean truth, String day, String time, String json) {
        return new Object[] {
            text, new BigDecimal(decimal), new BigDecimal(real), truth, LocalDate.parse(day), Instant.parse(time), json
        };
    }

    @Test
    void columnsWithOneValueOrNoneHaveNoDistribution() throws IOException {
        List<ColumnProfile> columns = profile(
                List.of(ColumnStorage.DECIMAL, ColumnStorage.INTEGER, ColumnStorage.TEXT, ColumnStorage.INSTANT),
                new Object[] {null, 7L, null, Instant.EPOCH},
                new Object[] {null, 7L, null, Instant.EPOCH});
        assertThat(columns.get(0).missing()).isEqualTo(2);
        assertThat(columns.get(0).mean()).isNull();
        assertThat(columns.get(0).quartiles()).isEmpty();
        assertThat(columns.get(0).minimum()).isNull();
        assertThat(columns.get(1).quartiles()).containsExactly(7.0, 7.0, 7.0);
        assertThat(columns).allSatisfy(column -> assertThat(column.histogram()).isEmpty());
        assertThat(columns.get(2).distinct()).isZero();
    }

    @Test
    void aTableWithoutRowsHasAProfile() throws IOException {
        assertThat(profile(List.of(ColumnStorage.INTEGER, ColumnStorage.TEXT)))
                .allSatisfy(column -> assertThat(column.distinct()).isZero());
    }

    @Test
    void manyValuesAreEstimatedClosely() throws IOException {
        int rows = 100_000;
        Random random = new Random(2);
        List<ColumnStorage> types = List.of(
                ColumnStorage.INTEGER,
                ColumnStorage.DECIMAL,
                ColumnStorage.DECIMAL,
                ColumnStorage.DECIMAL,
                ColumnStorage.INSTANT,
                ColumnStorage.TEXT);
        List<ColumnProfile> columns = profile(WrittenTable.generated(folder, types, rows, at -> new Object[] {
            440_100_199_001_010_000L + at,
            BigDecimal.valueOf(at, 2),
            new BigDecimal("10000000000000000000000000000000000").add(BigDecimal.valueOf(at)),
            new BigDecimal((random.nextBoolean() ? "" : "-") + "1.7E308")
                    .multiply(BigDecimal.valueOf(at + 1.0 / rows))
                    .movePointLeft(5),
            Instant.ofEpochSecond(at),
            "t" + at
        }));
        assertThat(columns.getFirst().histogram())
                .allSatisfy(bin -> assertThat(bin.count()).isEqualTo(5000));
        assertThat(columns.get(1).histogram())
                .allSatisfy(bin -> assertThat(bin.count()).isBetween(4999L, 5001L));
        assertThat(columns.get(4).histogram())
                .allSatisfy(bin -> assertThat(bin.count()).isEqualTo(5000));
        assertThat(columns.get(1).quartiles().get(1)).isCloseTo(500, within(5.0));
        assertThat(columns).allSatisfy(column -> {
            assertThat(column.exact()).isFalse();
            assertThat(column.distinct()).isBetween(90_000L, 100_000L);
            assertThat(column.frequent()).isEmpty();
        });
    }
}
