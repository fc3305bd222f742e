package pilotcity.portal.kernel.table.source.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormatTest {
    private static final CellNumbers NUMBERS = new CellNumbers(false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "yyyy-mm-dd | 46356 | 2026-11-30",
                "dd/mm/yyyy;@ | 46356 | 2026-11-30",
                "[$-804]yyyy\"年\"m\"月\"d\"日\";@ | 46356 | 2026-11-30",
                "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy | 46356 | 2026-11-30",
                "mmm-yy | 46356 | 2026-11-30",
                "m/d/yy h:mm | 46356.3333333333 | 2026-11-30T08:00:00",
                "yyyy-mm-dd | 46356.5 | 2026-11-30T12:00:00",
                "h:mm AM/PM | 0.75 | 18:00:00",
                "上午/下午h\"时\"mm\"分\" | 0.75 | 18:00:00",
                "mm:ss.0 | 0.000011574074 | 00:00:01",
                "[h]:mm:ss | 1.5 | 36:00:00",
                "yyyy-mm-dd | 60 | 60",
                "yyyy-mm-dd | 59 | 1900-02-28",
                "yyyy-mm-dd | -1 | -1",
                "0.00E+00 | 1.5E3 | 1500",
                "#,##0.00 [$€-407] | 1234.5 | 1234.5",
                "0\" m\" | 12 | 12",
                "[Red]0.0% | 0.125 | 0.125",
                "\"Stand:\" 0 | 7 | 7",
                "000000 | 610 | 000610",
                "0000 | 12.5 | 12.5",
                "G/通用格式 | 5 | 5",
                "General | 5 | 5"
            })
    void aNumberIsWhatItsFormatSays(String code, String raw, String text) {
        assertThat(NUMBERS.text(raw, NumberFormat.of(code))).isEqualTo(text);
    }

    /** Excel writes the formats 27 to 58 of East Asia by their number alone. */
    @Test
    void formatsWithoutACodeAreKnownByTheirNumber() {
        assertThat(NUMBERS.text("46356", NumberFormat.builtIn(14))).isEqualTo("2026-11-30");
        assertThat(NUMBERS.text("46356", NumberFormat.builtIn(31))).isEqualTo("2026-11-30");
        assertThat(NUMBERS.text("46356", NumberFormat.builtIn(58))).isEqualTo("2026-11-30");
        assertThat(NUMBERS.text("0.5", NumberFormat.builtIn(20))).isEqualTo("12:00:00");
        assertThat(NUMBERS.text("0.5", NumberFormat.builtIn(10))).isEqualTo("0.5");
    }
}
