package pilotcity.portal.kernel.table.schema.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pilotcity.portal.kernel.table.schema.MemoryTable;
import pilotcity.portal.kernel.table.schema.SchemaColumn;

/** A random value that is printed in a format is read back as itself. */
class RoundTripTest {
    private static final int ROUNDS = 3000;
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    private static SchemaColumn column(String properties) throws Exception {
        return MemoryTable.schema("{`fields`: [{`name`: `x`, " + properties + "}]}")
                .columns()
                .getFirst();
    }

    private BigDecimal number() {
        return new BigDecimal(new BigInteger(1 + random.nextInt(80), random), random.nextInt(6))
                .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1));
    }

    @Test
    void numbersInEachOfTheirFormats() throws Exception {
        SchemaColumn plain = column("`type`: `number`");
        SchemaColumn german = column("`type`: `number`, `decimalChar`: `,`, `groupChar`: `.`");
        SchemaColumn money = column("`type`: `number`, `groupChar`: `,`, `bareNumber`: false, `affixes`: [`￥`, `元`]");
        DecimalFormat english = format(',', '.');
        DecimalFormat grouped = format('.', ',');
        for (int round = 0; round < ROUNDS; round++) {
            BigDecimal number = number();
            assertThat(plain.value(number.toPlainString())).as("seed %s", seed).isEqualTo(number);
            assertSame(german.value(grouped.format(number)), number);
            assertSame(money.value("￥" + english.format(number) + " 元"), number);
            if (!number.toString().contains("E") || number.precision() < 20) {
                assertSame(plain.value(number.toString()), number);
            }
        }
    }

    private void assertSame(Object value, BigDecimal number) {
        assertThat(value)
                .as("seed %s: %s", seed, number)
                .isInstanceOfSatisfying(
                        BigDecimal.class, read -> assertThat(read).isEqualByComparingTo(number));
    }

    private static DecimalFormat format(char group, char decimal) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator(group);
        symbols.setDecimalSeparator(decimal);
        DecimalFormat format = new DecimalFormat("#,##0.######", symbols);
        format.setParseBigDecimal(true);
        return format;
    }

    @Test
    void wholeNumbersInChineseNumerals() throws Exception {
        SchemaColumn column = column("`type`: `integer`, `numerals`: `zh`");
        for (int round = 0; round < ROUNDS; round++) {
            long number = random.nextLong(random.nextInt(1, 4) == 1 ? 100_000 : 1_000_000_000_000L);
            assertThat(column.value(chinese(number)))
                    .as("seed %s: %s", seed, chinese(number))
                    .isEqualTo(number);
        }
    }

    /** As it is written out, with 零 for every gap. */
    private static String chinese(long number) {
        if (number == 0) {
            return "零";
        }
        StringBuilder text = new StringBuilder();
        long[] myriads = {number / 100_000_000, number / 10_000 % 10_000, number % 10_000};
        String[] names = {"亿", "万", ""};
        for (int part = 0; part < 3; part++) {
            long section = myriads[part];
            if (section > 0) {
                if (!text.isEmpty() && section < 1000) {
                    text.append('零');
                }
                text.append(section(section)).append(names[part]);
            }
        }
        return text.toString();
    }

    private static String section(long section) {
        String digits = "零一二三四五六七八九";
        long[] units = {1000, 100, 10, 1};
        String[] names = {"千", "百", "十", ""};
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        for (int at = 0; at < 4; at++) {
            int digit = (int) (section / units[at] % 10);
            if (digit == 0) {
                gap = !text.isEmpty();
                continue;
            }
            text.append(gap ? "零" : "").append(digits.charAt(digit)).append(names[at]);
            gap = false;
        }
        return text.toString();
    }

    @Test
    void daysAndMomentsInEachOfTheirPatterns() throws Exception {
        List<List<String>> patterns = List.of(
                List.of("default", "uuuu-MM-dd"),
                List.of("%d/%m/%Y", "dd/MM/uuuu"),
                List.of("%m/%d/%Y", "M/d/uuuu"),
                List.of("%Y年%m月%d日", "uuuu年M月d日"),
                List.of("%Y%m%d", "uuuuMMdd"),
                List.of("%d-%b-%Y", "dd-MMM-uuuu"),
                List.of("%A, %B %d, %Y", "EEEE, MMMM d, uuuu"));
        ZoneId zone = ZoneId.of("Asia/Tokyo");
        for (List<String> pattern : patterns) {
            DateTimeFormatter day = DateTimeFormatter.ofPattern(pattern.getLast(), Locale.ENGLISH);
            SchemaColumn date = column("`type`: `date`, `format`: `" + pattern.getFirst() + "`");
            boolean dated = pattern.getFirst().equals("default");
            String format = dated ? "default" : pattern.getFirst() + " %H:%M:%S.%f";
            SchemaColumn moment = column("`type`: `datetime`, `timezone`: `Asia/Tokyo`, `format`: `" + format + "`");
            DateTimeFormatter clock = DateTimeFormatter.ofPattern(
                    pattern.getLast() + (dated ? "'T'" : "' '") + "HH:mm:ss.SSSSSS", Locale.ENGLISH);
            for (int round = 0; round < ROUNDS; round++) {
                LocalDate on = LocalDate.ofEpochDay(random.nextLong(-25_000, 100_000));
                assertThat(date.value(day.format(on))).as("seed %s", seed).isEqualTo(on);
                LocalDateTime at = on.atTime(random.nextInt(24), random.nextInt(60), random.nextInt(60))
                        .withNano(random.nextInt(1_000_000) * 1000);
                assertThat(moment.value(clock.format(at)))
                        .as("seed %s: %s", seed, at)
                        .isEqualTo(at.atZone(zone).toInstant());
            }
        }
    }

    @Test
    void noTextMakesAReaderFail() throws Exception {
        List<SchemaColumn> columns = List.of(
                column("`type`: `number`, `numerals`: `zh`, `bareNumber`: false, `groupChar`: `,`"),
                column("`type`: `integer`, `numerals`: `zh`"),
                column("`type`: `datetime`"),
                column("`type`: `datetime`, `format`: `%Y-%m-%dT%H:%M%z`, `numerals`: `zh`"),
                column("`type`: `time`"),
                column("`type`: `date`, `format`: `%a %d %B %y`"),
                column("`type`: `geopoint`"),
                column("`type`: `geopoint`, `format`: `object`"),
                column("`type`: `geojson`"),
                column("`type`: `duration`"),
                column("`type`: `list`, `itemType`: `date`"),
                column("`type`: `string`, `format`: `uri`"));
        String letters = "0123456789 -+.,:/TZ%年月日一二三十百千万亿零点负￥元{}[]\"PYMDHS\ud83d\ude00\u00a0";
        for (int round = 0; round < 20 * ROUNDS; round++) {
            StringBuilder text = new StringBuilder();
            for (int at = random.nextInt(24); at >= 0; at--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            for (SchemaColumn column : columns) {
                String cell = text.toString();
                boolean is = column.isMissing(cell) || column.value(cell) != null;
                assertThat(is)
                        .as("seed %s: %s", seed, cell)
                        .isEqualTo(column.fault(cell).isEmpty());
            }
        }
    }
}
