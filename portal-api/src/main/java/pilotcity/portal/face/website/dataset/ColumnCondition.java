package pilotcity.portal.face.website.dataset;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import pilotcity.portal.face.shared.parameters.CqlLiteral;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;

/** What the simple filter of a page asks of one column. */
record ColumnCondition(String column, String op, String value) {
    /** As addresses name them, in the order in which a page offers them. */
    static final List<String> OPS = List.of("contains", "is", "not", "from", "to", "missing", "present");

    boolean needsValue() {
        return !op.equals("missing") && !op.equals("present");
    }

    /** The same in CQL2 Text (OGC 21-065r2). */
    String cql(StoredColumn stored, ZoneId zone) {
        String name = "\"" + column.replace("\"", "\"\"") + "\"";
        return switch (op) {
            case "missing" -> name + " IS NULL";
            case "present" -> name + " IS NOT NULL";
            case "contains" -> contains(name, stored);
            case "is" -> isWholeDay(stored) ? during(name, zone) : name + " = " + literal(stored, zone);
            case "not" ->
                isWholeDay(stored) ? "NOT (" + during(name, zone) + ")" : name + " <> " + literal(stored, zone);
            case "from" -> name + " >= " + literal(stored, zone);
            case "to" -> name + " <= " + literal(stored, zone);
            default -> throw Problem.field("op", "must be one of " + OPS);
        };
    }

    private String contains(String name, StoredColumn stored) {
        if (stored.storage() != ColumnStorage.TEXT) {
            throw Problem.field(
                    "op", "'" + column + "' is no text, so that it contains nothing; ask whether it is something");
        }
        String pattern = value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return "CASEI(" + name + ") LIKE CASEI(" + CqlLiteral.text("%" + pattern + "%") + ")";
    }

    private String literal(StoredColumn stored, ZoneId zone) {
        try {
            return switch (stored.storage()) {
                case TEXT -> CqlLiteral.text(value);
                case INTEGER, DECIMAL, DOUBLE -> new BigDecimal(value).toPlainString();
                case BOOLEAN -> truth();
                case DATE -> "DATE('" + LocalDate.parse(value) + "')";
                case INSTANT -> moment(zone, op.equals("to"));
                case JSON -> throw Problem.field("column", "'" + column + "' cannot be compared");
            };
        } catch (DateTimeException | NumberFormatException e) {
            throw Problem.field(
                    "value", "'" + value + "' is no value of '" + column + "', which is a " + stored.type());
        }
    }

    private String truth() {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "是" -> "true";
            case "false", "no", "否" -> "false";
            default -> throw Problem.field("value", "'" + column + "' is yes or no, not '" + value + "'");
        };
    }

    private boolean isWholeDay(StoredColumn stored) {
        return stored.storage() == ColumnStorage.INSTANT && isDay();
    }

    private boolean isDay() {
        return value.length() <= "2026-11-30".length();
    }

    private String during(String name, ZoneId zone) {
        try {
            return name + " >= " + moment(zone, false) + " AND " + name + " <= " + moment(zone, true);
        } catch (DateTimeException e) {
            throw Problem.field("value", "'" + value + "' is neither a day nor a moment");
        }
    }

    /** A day stands for its first moment, or its last where it is the end. */
    private String moment(ZoneId zone, boolean end) {
        Instant moment = isDay()
                ? ofDay(LocalDate.parse(value), zone, end)
                : OffsetDateTime.parse(value).toInstant();
        return "TIMESTAMP('" + moment + "')";
    }

    private static Instant ofDay(LocalDate day, ZoneId zone, boolean end) {
        return end
                ? day.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS)
                : day.atStartOfDay(zone).toInstant();
    }
}
