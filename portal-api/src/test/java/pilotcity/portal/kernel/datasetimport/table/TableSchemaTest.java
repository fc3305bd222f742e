package pilotcity.portal.kernel.datasetimport.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.index.kind.YearRange;

/** What a table schema may say, and which values it lets pass. */
class TableSchemaTest {
    private final List<String> faults = new ArrayList<>();

    private TableSchema schema(String json) throws Exception {
        return TableSchema.read(
                new ObjectMapper().readTree(json.replace('`', '"')),
                (field, reason) -> faults.add(field + ": " + reason));
    }

    private SchemaColumn column(String json) throws Exception {
        return schema("{`fields`: [" + json + "]}").columns().getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                datetime  | 2024-05-01T08:30:00+08:00            | 2024-05-01T08:30:00
                datetime  | 2024-05-01T00:30:00.25Z              | 2024-05-01
                datetime  | 0001-01-02T00:00:00Z                 | 0000-12-31T00:00:00Z
                date      | 2024-02-29                           | 2023-02-29
                time      | 08:30:00                             | 24:30:00
                yearmonth | 2024-02                              | 2024-13
                year      | 2024                                 | 24
                integer   | -7                                   | 7.5
                number    | 7.5e3                                | NaN
                boolean   | true                                 | yes
                """)
    void aValueIsOfTheTypeOfItsColumn(String type, String right, String wrong) throws Exception {
        SchemaColumn column = column("{`name`: `x`, `type`: `" + type + "`}");
        assertThat(column.fault(right)).isEmpty();
        assertThat(column.fault(wrong)).get().asString().startsWith("'" + wrong + "' is no " + type);
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                uri   | https://example.org/a               | example.org
                email | someone@example.org                 | someone
                uuid  | 123e4567-e89b-12d3-a456-426614174000 | 123e4567
                """)
    void aTextIsInTheFormatOfItsColumn(String format, String right, String wrong) throws Exception {
        SchemaColumn column = column("{`name`: `x`, `format`: `" + format + "`}");
        assertThat(column.fault(right)).isEmpty();
        assertThat(column.fault(wrong)).contains("'" + wrong + "' is no " + format);
    }

    @ParameterizedTest
    @CsvSource({
        "date, 2013-01-29, 2013-08-05, 2013-01-28, 2013-08-06",
        "datetime, 2024-01-01T00:00:00Z, 2024-01-02T00:00:00Z, 2024-01-01T07:59:59+08:00, 2024-01-02T00:00:01Z",
        "time, 08:00:00, 17:00:00, 07:59:59, 17:00:01",
        "yearmonth, 2013-02, 2013-04, 2013-01, 2013-05",
        "number, -1.5, 1.5, -1.51, 1.51"
    })
    void aBoundIsKept(String type, String minimum, String maximum, String less, String more) throws Exception {
        SchemaColumn column = column("{`name`: `x`, `type`: `" + type + "`, `constraints`: {`minimum`: `" + minimum
                + "`, `maximum`: `" + maximum + "`}}");
        assertThat(faults).isEmpty();
        assertThat(column.fault(minimum)).isEmpty();
        assertThat(column.fault(maximum)).isEmpty();
        assertThat(column.fault(less)).contains(less + " is less than " + minimum);
        assertThat(column.fault(more)).contains(more + " is more than " + maximum);
    }

    @Test
    void aLengthIsCountedInCharactersAsPeopleDo() throws Exception {
        SchemaColumn column = column("{`name`: `x`, `constraints`: {`minLength`: 2, `maxLength`: 3}}");
        assertThat(column.fault("𠮷𠮷𠮷")).isEmpty();
        assertThat(column.fault("𠮷")).contains("'𠮷' is shorter than 2");
        assertThat(column.fault("abcd")).contains("'abcd' is longer than 3");
    }

    @Test
    void whatIsNotCheckedIsRefused() throws Exception {
        schema("""
                {`fields`: [
                  {`name`: `a`, `type`: `nunber`},
                  {`name`: `b`, `format`: `binary`},
                  {`name`: `c`, `type`: `date`, `format`: `%d/%m/%Y`},
                  {`name`: `d`, `constraints`: {`maxLenght`: 5}},
                  {`name`: `e`, `constraints`: {`pattern`: `(`}},
                  {`name`: `f`, `type`: `integer`, `constraints`: {`minimum`: 0.5, `required`: `yes`}},
                  {`name`: `g`, `constraints`: {`maximum`: 5}},
                  {`name`: `h`, `type`: `number`, `decimalChar`: `,`},
                  {`name`: `i`, `type`: `year`, `constraints`: {`enum`: [2013, `soon`]}},
                  {`name`: `i`},
                  {}
                 ],
                 `primaryKey`: `key`,
                 `foreignKeys`: [{`fields`: [`a`, `z`], `reference`: {`resource`: ``, `fields`: [`a`, `b`]}}],
                 `missingValues`: [``, `-`]}
                """);
        assertThat(faults)
                .containsExactly(
                        "a: type 'nunber' is none of string, any, integer, number, boolean, date, time, datetime, year,"
                                + " yearmonth",
                        "b: format of string 'binary' is none of default, uri, email, uuid",
                        "c: format of date '%d/%m/%Y' is none of default",
                        "d: constraint 'maxLenght' is none of enum, maxLength, maximum, minLength, minimum, pattern,"
                                + " required, unique",
                        "e: pattern '(' is no regular expression: Unclosed group",
                        "f: required \"yes\" must be true or false",
                        "f: minimum 0.5 must be integer",
                        "g: maximum 5 cannot be set: string has no order",
                        "h: decimalChar is not read: values are written as Table Schema has them",
                        "i: enum \"soon\" must be year " + YearRange.RANGE,
                        "i: is described twice",
                        ": a field has no name",
                        "key: is part of a key, but not described",
                        "z: is part of a key, but not described",
                        ": missingValues \"-\" is not read: an empty value is one that is missing");
    }

    @Test
    void aRowGivesAnInstant() {
        DataRow row = new DataRow(3, Map.of("at", "2024-05-01T08:30:00+08:00", "day", "2024-05-01", "none", ""));
        assertThat(row.instant("at")).isEqualTo(Instant.parse("2024-05-01T00:30:00Z"));
        assertThat(row.instant("none")).isNull();
        assertThatThrownBy(() -> row.instant("day"))
                .hasMessage("line 3 column day: '2024-05-01' must be a time with its offset from UTC");
    }
}
