package pilotcity.portal.kernel.table.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.kernel.table.schema.value.place.GeometryReader;

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

    private static Optional<String> fault(SchemaColumn column, String text) {
        return column.fault(text).map(fault -> fault.message().en());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                datetime  | 2024-05-01T08:30:00+08:00            | 2024-05-01T08:30:00 | date and time of the form YYYY-MM-DDThh:mm:ss, followed by its offset
                datetime  | 2024-05-01T00:30:00.25Z              | 2024-05-01 | date and time of the form YYYY-MM-DDThh:mm:ss, followed by its offset
                datetime  | 0001-01-02T00:00:00Z                 | 0000-12-31T00:00:00Z | date and time of the form YYYY-MM-DDThh:mm:ss, followed by its offset
                date      | 2024-02-29                           | 2023-02-29 | date of the form YYYY-MM-DD
                time      | 08:30:00                             | 24:30:00 | time of the form hh:mm:ss
                yearmonth | 2024-02                              | 2024-13 | month of the form YYYY-MM
                year      | 2024                                 | 24 | year of the form YYYY
                integer   | -7                                   | 7.5 | integer
                number    | 7.5e3                                | NaN | number
                boolean   | true                                 | yes | boolean
                """)
    void aValueIsOfTheTypeOfItsColumn(String type, String right, String wrong, String called) throws Exception {
        SchemaColumn column = column("{`name`: `x`, `type`: `" + type + "`}");
        assertThat(fault(column, right)).isEmpty();
        assertThat(fault(column, wrong)).get().asString().startsWith("'" + wrong + "' is no " + called);
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
        assertThat(fault(column, right)).isEmpty();
        assertThat(fault(column, wrong)).contains("'" + wrong + "' is no " + format);
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
        assertThat(fault(column, minimum)).isEmpty();
        assertThat(fault(column, maximum)).isEmpty();
        assertThat(fault(column, less)).contains(less + " is less than " + minimum);
        assertThat(fault(column, more)).contains(more + " is more than " + maximum);
    }

    @Test
    void aLengthIsCountedInCharactersAsPeopleDo() throws Exception {
        SchemaColumn column = column("{`name`: `x`, `constraints`: {`minLength`: 2, `maxLength`: 3}}");
        assertThat(fault(column, "𠮷𠮷𠮷")).isEmpty();
        assertThat(fault(column, "𠮷")).contains("'𠮷' is shorter than 2");
        assertThat(fault(column, "abcd")).contains("'abcd' is longer than 3");
    }

    @Test
    void whatIsNotUnderstoodIsRefusedWithItsFieldAndProperty() throws Exception {
        schema("""
                {`fields`: [
                  {`name`: `a`, `type`: `nunber`},
                  {`name`: `b`, `format`: `ipv4`},
                  {`name`: `c`, `type`: `date`, `format`: `%Q/%m/%Y`},
                  {`name`: `c2`, `type`: `date`, `format`: `any`},
                  {`name`: `c3`, `type`: `datetime`, `format`: `%d/%m/%Y`},
                  {`name`: `d`, `constraints`: {`maxLenght`: 5}},
                  {`name`: `d2`, `constraints`: {`jsonSchema`: {}}},
                  {`name`: `e`, `constraints`: {`pattern`: `(`}},
                  {`name`: `f`, `type`: `integer`, `constraints`: {`minimum`: 0.5, `required`: `yes`}},
                  {`name`: `g`, `constraints`: {`maximum`: 5}},
                  {`name`: `h`, `type`: `integer`, `decimalChar`: `,`},
                  {`name`: `h2`, `type`: `number`, `decimalChar`: `,,`, `affixes`: [`%`]},
                  {`name`: `h3`, `type`: `number`, `numerals`: `roman`},
                  {`name`: `i`, `type`: `year`, `constraints`: {`enum`: [2013, `soon`]}},
                  {`name`: `i`},
                  {`name`: `j`, `unti`: `m`},
                  {`name`: `k`, `type`: `list`, `itemType`: `geojson`},
                  {`name`: `l`, `type`: `geojson`, `format`: `topojson`},
                  {`name`: `m`, `type`: `datetime`, `timezone`: `Mars/Base`},
                  {}
                 ],
                 `primaryKey`: `key`,
                 `primaryKeys`: `key`,
                 `foreignKeys`: [{`fields`: [`a`, `z`], `reference`: {`resource`: ``, `fields`: [`a`, `b`]}}],
                 `fieldsMatch`: `some`,
                 `missingValues`: [``, `-`, 5],
                 `spatial`: {`lon`: `a`, `lat`: `nowhere`, `srid`: 4326}}
                """);
        assertThat(faults)
                .containsExactly(
                        ": primaryKeys is not understood",
                        "a: type 'nunber' is none of string, any, integer, number, boolean, date, time, datetime, year,"
                                + " yearmonth, duration, geopoint, geojson, object, array, list",
                        "b: format of string 'ipv4' is none of default, email, uri, uuid, binary",
                        "c: format '%Q' is not understood in '%Q/%m/%Y': known are %Y %y %m %d %H %I %p %M %S %f %b %B"
                                + " %a %A %j %z %%",
                        "c2: format 'any' is not read: nothing is guessed; give the pattern, such as %d/%m/%Y",
                        "c3: format '%d/%m/%Y' has no hour",
                        "d: constraint 'maxLenght' is none of enum, exclusiveMaximum, exclusiveMinimum, maxLength,"
                                + " maximum, minLength, minimum, pattern, required, unique",
                        "d2: constraint 'jsonSchema' is none of enum, exclusiveMaximum, exclusiveMinimum, maxLength,"
                                + " maximum, minLength, minimum, pattern, required, unique",
                        "e: pattern '(' is no regular expression that is read here: missing closing ); look-ahead"
                                + " and references back are not",
                        "f: required \"yes\" must be true or false",
                        "f: minimum 0.5 must be an integer",
                        "g: maximum 5 cannot be set: string has no order",
                        "h: decimalChar is not understood for integer",
                        "h2: decimalChar \",,\" must be one sign",
                        "h2: affixes are read with \"bareNumber\": false alone",
                        "h3: numerals \"roman\" must be \"zh\"",
                        "i: enum \"soon\" must be a year of the form YYYY",
                        "i: is described twice",
                        "j: unti is not understood for string",
                        "k: itemType 'geojson' is none of string, integer, boolean, number, datetime, date, time",
                        "l: format of geojson 'topojson' is none of default",
                        "m: timezone \"Mars/Base\" must be a zone such as Asia/Shanghai or +08:00",
                        ": a field has no name",
                        "key: is part of a key, but not described",
                        "z: is part of a key, but not described",
                        ": missingValues 5 must be a text, or an object with a value and a label",
                        ": spatial.srid is not understood",
                        ": spatial.lat must be the name of a field, not \"nowhere\"",
                        ": spatial.crs must be the name of a reference system, such as EPSG:4326, GCJ-02 or BD-09",
                        ": fieldsMatch 'some' is none of exact, equal, subset, superset, partial");
    }

    @Test
    void whatASchemaSaysForPeopleAndProgramsIsKept() throws Exception {
        SchemaColumn column = column("""
                {`name`: `area`, `type`: `number`, `title`: `Area`, `titleZh`: `面积`, `description`: `d`,
                 `descriptionZh`: `说明`, `unit`: `km2`, `rdfType`: `https://schema.org/area`, `example`: `12`}
                """);
        assertThat(faults).isEmpty();
        assertThat(column.texts())
                .isEqualTo(new ColumnTexts("Area", "面积", "d", "说明", "km2", "https://schema.org/area"));
    }

    @Test
    void missingValuesOfAFieldReplaceThoseOfTheSchema() throws Exception {
        TableSchema schema = schema("""
                {`fields`: [{`name`: `a`, `type`: `number`},
                            {`name`: `b`, `missingValues`: [{`value`: `无`, `label`: `none`}]}],
                 `missingValues`: [``, `-`]}
                """);
        assertThat(faults).isEmpty();
        assertThat(schema.columns().getFirst().isMissing("-")).isTrue();
        assertThat(schema.columns().getLast().isMissing("-")).isFalse();
        assertThat(schema.columns().getLast().isMissing("无")).isTrue();
        assertThat(schema.columns().getLast().isMissing("")).isTrue();
    }

    @Test
    void aPatternTakesNoLongerThanTheCellIsLong() throws Exception {
        SchemaColumn column = column("{`name`: `x`, `type`: `string`, `constraints`: {`pattern`: `((a*)*b?)*c`}}");
        assertThat(faults).isEmpty();
        assertThat(fault(column, "a".repeat(60) + "!")).isPresent();
        assertThat(fault(column, "aabac")).isEmpty();
        SchemaColumn id = column("{`name`: `x`, `type`: `string`, `constraints`: {`pattern`: `[0-9]{17}[0-9Xx]`}}");
        assertThat(fault(id, "11010519491231002X")).isEmpty();
        assertThat(fault(id, "11010519491231002")).isPresent();
        SchemaColumn name = column("{`name`: `x`, `type`: `string`, `constraints`: {`pattern`: `\\\\p{Han}{2,4}`}}");
        assertThat(fault(name, "天河区")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"((a{0,100}){0,100}){0,100}", "(?=a)a", "(a)\\\\1", "[", "a{1000}b{1000}c", "(((x{2000}))"})
    void aPatternThatCouldTakeForEverIsRefused(String pattern) throws Exception {
        column("{`name`: `x`, `type`: `string`, `constraints`: {`pattern`: `" + pattern + "`}}");
        assertThat(faults).singleElement().asString().contains("pattern");
        faults.clear();
        column("{`name`: `x`, `type`: `string`, `constraints`: {`pattern`: `" + "x".repeat(1001) + "`}}");
        assertThat(faults).containsExactly("x: pattern has at most 1000 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "-1", "99999999999999999999"})
    void aLengthIsAWholeNumber(String length) throws Exception {
        column("{`name`: `x`, `type`: `string`, `constraints`: {`maxLength`: " + length + "}}");
        assertThat(faults).singleElement().asString().contains("maxLength", "a whole number");
    }

    @Test
    void aChoiceIsComparedByValueAndCategoriesAreChoices() throws Exception {
        SchemaColumn number = column("{`name`: `x`, `type`: `number`, `constraints`: {`enum`: [1.5, `2`]}}");
        assertThat(fault(number, "1.50")).isEmpty();
        assertThat(fault(number, "3")).contains("'3' is none of 1.5, 2");
        SchemaColumn code = column("{`name`: `x`, `categories`: [{`value`: `A`, `label`: `甲`}, {`value`: `B`}]}");
        assertThat(fault(code, "A")).isEmpty();
        assertThat(fault(code, "C")).contains("'C' is none of A, B");
        assertThat(faults).isEmpty();
    }

    @Test
    void exclusiveBoundsLeaveTheirValueOut() throws Exception {
        SchemaColumn column = column(
                "{`name`: `x`, `type`: `integer`, `constraints`: {`exclusiveMinimum`: 0, `exclusiveMaximum`: `10`}}");
        assertThat(faults).isEmpty();
        assertThat(fault(column, "0")).contains("0 is not more than 0");
        assertThat(fault(column, "10")).contains("10 is not less than 10");
        assertThat(fault(column, "99999999999999999999")).contains("99999999999999999999 is not less than 10");
        assertThat(fault(column, "9")).isEmpty();
    }

    @Test
    void aTimeWithoutOffsetIsReadInTheZoneThatTheSchemaNames() throws Exception {
        TableSchema schema = schema("""
                {`fields`: [{`name`: `a`, `type`: `datetime`},
                            {`name`: `b`, `type`: `datetime`, `timezone`: `+00:00`, `format`: `%Y-%m-%d %H:%M`}],
                 `timezone`: `Asia/Shanghai`}
                """);
        assertThat(faults).isEmpty();
        assertThat(schema.columns().getFirst().value("2024-05-01T08:30:00"))
                .isEqualTo(Instant.parse("2024-05-01T00:30:00Z"));
        assertThat(schema.columns().getLast().value("2024-05-01 08:30"))
                .isEqualTo(Instant.parse("2024-05-01T08:30:00Z"));
    }

    @Test
    void whereTheRowsAreIsTwoColumnsOrOne() throws Exception {
        assertThat(schema(
                                "{`fields`: [{`name`: `x`, `type`: `number`}, {`name`: `y`, `type`: `integer`}], `spatial`: {`lon`: `x`, `lat`: `y`, `crs`: `BD-09`}}")
                        .spatial())
                .isEqualTo(new TableSpatial.LonLat("x", "y", "BD-09"));
        assertThat(schema(
                                "{`fields`: [{`name`: `g`}], `spatial`: {`geometry`: `g`, `encoding`: `wkt`, `crs`: `EPSG:4547`}}")
                        .spatial())
                .isEqualTo(new TableSpatial.Shape("g", GeometryReader.Encoding.WKT, "EPSG:4547"));
        schema(
                "{`fields`: [{`name`: `x`}, {`name`: `y`, `type`: `number`}], `spatial`: {`lon`: `x`, `lat`: `y`, `crs`: `BD-09`}}");
        assertThat(faults).containsExactly("x: is a coordinate of spatial, and no number");
        faults.clear();
        assertThat(schema("{`fields`: [{`name`: `g`}], `spatial`: {`geometry`: `g`, `encoding`: `native`}}")
                        .spatial())
                .isEqualTo(new TableSpatial.Shape("g", GeometryReader.Encoding.NATIVE, null));
        assertThat(faults).isEmpty();
    }
}
