package pilotcity.portal.kernel.table.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.schema.value.BooleanReader;
import pilotcity.portal.kernel.table.schema.value.CellReader;
import pilotcity.portal.kernel.table.schema.value.DurationReader;
import pilotcity.portal.kernel.table.schema.value.JsonReader;
import pilotcity.portal.kernel.table.schema.value.ListReader;
import pilotcity.portal.kernel.table.schema.value.TextReader;
import pilotcity.portal.kernel.table.schema.value.number.NumberFormat;
import pilotcity.portal.kernel.table.schema.value.number.NumberReader;
import pilotcity.portal.kernel.table.schema.value.place.GeometryReader;
import pilotcity.portal.kernel.table.schema.value.time.IsoReader;
import pilotcity.portal.kernel.table.schema.value.time.StrftimePattern;
import pilotcity.portal.kernel.table.schema.value.time.StrftimeReader;

/** Makes the reader of a column's cells out of its field. */
final class ReaderFactory {
    private final JsonNode field;
    private final JsonNode schema;
    private final Consumer<String> faults;

    /** @param schema the whole one, for what it says for all fields */
    ReaderFactory(JsonNode field, JsonNode schema, Consumer<String> faults) {
        this.field = field;
        this.schema = schema;
        this.faults = faults;
    }

    CellReader reader(ColumnType type, String format) {
        return switch (type) {
            case STRING -> text(format);
            case ANY -> TextReader.ANY;
            case INTEGER -> NumberReader.integer(numbers());
            case NUMBER -> NumberReader.number(numbers());
            case BOOLEAN ->
                new BooleanReader(words("trueValues", BooleanReader.TRUE), words("falseValues", BooleanReader.FALSE));
            case DATE, TIME, DATETIME, YEAR, YEARMONTH -> time(IsoReader.Kind.valueOf(type.name()), format);
            case DURATION -> new DurationReader();
            case GEOPOINT -> new GeometryReader(point(format), UnaryOperator.identity());
            case GEOJSON -> new GeometryReader(GeometryReader.Encoding.GEOJSON, UnaryOperator.identity());
            case OBJECT -> JsonReader.OBJECT;
            case ARRAY -> JsonReader.ARRAY;
            case LIST -> list();
        };
    }

    private static CellReader text(String format) {
        return switch (format) {
            case "email" -> TextReader.EMAIL;
            case "uri" -> TextReader.URI_TEXT;
            case "uuid" -> TextReader.UUID_TEXT;
            case "binary" -> TextReader.BINARY;
            default -> TextReader.ANY;
        };
    }

    private static GeometryReader.Encoding point(String format) {
        return switch (format) {
            case "array" -> GeometryReader.Encoding.LON_LAT_ARRAY;
            case "object" -> GeometryReader.Encoding.LON_LAT_OBJECT;
            default -> GeometryReader.Encoding.LON_LAT;
        };
    }

    private NumberFormat numbers() {
        Character decimal = character("decimalChar");
        Character group = character("groupChar");
        char point = decimal == null ? '.' : decimal;
        if (group != null && group == point) {
            faults.accept("groupChar must be another than decimalChar '" + point + "'");
            group = null;
        }
        JsonNode bare = field.path("bareNumber");
        if (!bare.isMissingNode() && !bare.isBoolean()) {
            faults.accept("bareNumber " + bare + " must be true or false");
        }
        List<String> affixes = words("affixes", List.of());
        if (bare.asBoolean(true) && !affixes.isEmpty()) {
            faults.accept("affixes are read with \"bareNumber\": false alone");
        }
        return new NumberFormat(point, group, bare.asBoolean(true), affixes, isChinese());
    }

    private boolean isChinese() {
        JsonNode numerals = field.path("numerals");
        boolean chinese = numerals.asText().equals("zh");
        if (!numerals.isMissingNode() && !chinese) {
            faults.accept("numerals " + numerals + " must be \"zh\"");
        }
        return chinese;
    }

    private @Nullable Character character(String name) {
        JsonNode given = field.path(name);
        if (given.isMissingNode()) {
            return null;
        }
        String text = given.asText();
        if (!given.isTextual() || text.length() != 1 || Character.isLetterOrDigit(text.charAt(0))) {
            faults.accept(name + " " + given + " must be one sign");
            return null;
        }
        return text.charAt(0);
    }

    private List<String> words(String name, List<String> otherwise) {
        JsonNode given = field.path(name);
        if (given.isMissingNode()) {
            return otherwise;
        }
        List<String> words = new ArrayList<>();
        given.forEach(word -> words.add(word.asText()));
        if (!given.isArray() || words.isEmpty() || words.contains("")) {
            faults.accept(name + " " + given + " must be a list of texts");
            return otherwise;
        }
        return words;
    }

    private CellReader time(IsoReader.Kind kind, String format) {
        ZoneId zone = kind == IsoReader.Kind.DATETIME ? zone() : null;
        boolean chinese = isChinese();
        if (format.equals(ColumnType.DEFAULT_FORMAT)) {
            if (chinese) {
                faults.accept("numerals are read with a pattern as format, such as %Y年%m月%d日");
            }
            return new IsoReader(kind, zone);
        }
        try {
            return new StrftimeReader(kind, StrftimePattern.of(format, chinese), zone);
        } catch (IllegalArgumentException e) {
            faults.accept("format " + e.getMessage());
            return new IsoReader(kind, zone);
        }
    }

    /** A zone that only the schema names is wrong there, and told once. */
    private @Nullable ZoneId zone() {
        JsonNode own = field.path("timezone");
        if (!own.isMissingNode() && zone(own).isEmpty()) {
            faults.accept("timezone " + own + " must be a zone such as Asia/Shanghai or +08:00");
        }
        return zone(own.isMissingNode() ? schema.path("timezone") : own).orElse(null);
    }

    static Optional<ZoneId> zone(JsonNode name) {
        try {
            return name.isTextual() ? Optional.of(ZoneId.of(name.asText())) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private CellReader list() {
        String delimiter = field.path("delimiter").asText(",");
        if (delimiter.isEmpty()) {
            faults.accept("delimiter must not be empty");
            return TextReader.ANY;
        }
        String items = field.path("itemType").asText("string");
        List<String> known = List.of("string", "integer", "boolean", "number", "datetime", "date", "time");
        if (!known.contains(items)) {
            faults.accept("itemType '" + items + "' is none of " + String.join(", ", known));
            return new ListReader(delimiter, TextReader.ANY);
        }
        ColumnType type = ColumnType.find(items).orElseThrow();
        return new ListReader(delimiter, reader(type, ColumnType.DEFAULT_FORMAT));
    }
}
