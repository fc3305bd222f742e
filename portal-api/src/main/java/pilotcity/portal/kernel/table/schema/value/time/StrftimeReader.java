package pilotcity.portal.kernel.table.schema.value.time;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.schema.value.CellReader;

/** Dates and times written after a {@link StrftimePattern}; the values are those of {@link IsoReader}. */
public final class StrftimeReader implements CellReader {
    private final IsoReader.Kind kind;
    private final StrftimePattern pattern;
    private final @Nullable ZoneId zone;

    /**
     * @param kind all but {@link IsoReader.Kind#YEAR}
     * @param zone of the times, where the pattern has no {@code %z}
     * @throws IllegalArgumentException that says what the pattern lacks for such a value
     */
    public StrftimeReader(IsoReader.Kind kind, StrftimePattern pattern, @Nullable ZoneId zone) {
        String fault = switch (kind) {
            case TIME -> pattern.has("HI") ? null : "has no hour";
            case YEARMONTH -> pattern.hasYear() && pattern.has("mbB") ? null : "has no year and month";
            default -> hasDay(pattern) ? null : "has no year, month and day";
        };
        if (fault != null) {
            throw new IllegalArgumentException("'" + pattern + "' " + fault);
        }
        if (pattern.has("I") && !pattern.has("p")) {
            throw new IllegalArgumentException("'" + pattern + "' has %I without %p");
        }
        if (kind == IsoReader.Kind.DATETIME && !pattern.has("HI")) {
            throw new IllegalArgumentException("'" + pattern + "' has no hour");
        }
        this.kind = kind;
        this.pattern = pattern;
        this.zone = zone;
    }

    private static boolean hasDay(StrftimePattern pattern) {
        return pattern.hasYear() && (pattern.has("j") || (pattern.has("mbB") && pattern.has("d")));
    }

    @Override
    public @Nullable Object read(String text) {
        StrftimePattern.Fields fields = pattern.read(text);
        if (fields == null) {
            return null;
        }
        return switch (kind) {
            case DATE -> day(fields);
            case TIME -> fields.time();
            case YEARMONTH -> {
                LocalDate first = Calendar.day(fields.year, fields.month, 1);
                yield first == null ? null : YearMonth.from(first);
            }
            default -> moment(fields);
        };
    }

    private static @Nullable LocalDate day(StrftimePattern.Fields fields) {
        LocalDate day;
        if (fields.dayOfYear >= 0) {
            LocalDate first = Calendar.day(fields.year, 1, 1);
            boolean is = first != null && fields.dayOfYear >= 1 && fields.dayOfYear <= first.lengthOfYear();
            day = first == null || !is ? null : first.withDayOfYear(fields.dayOfYear);
        } else {
            day = Calendar.day(fields.year, fields.month, fields.day);
        }
        boolean other = day != null && fields.weekday > 0 && day.getDayOfWeek().getValue() != fields.weekday;
        return other ? null : day;
    }

    private @Nullable Object moment(StrftimePattern.Fields fields) {
        LocalDate day = day(fields);
        LocalTime time = fields.time();
        if (day == null || time == null) {
            return null;
        }
        if (fields.offset != null) {
            return Calendar.instant(day, time, fields.offset);
        }
        return zone == null ? null : Calendar.instant(day, time, zone);
    }

    @Override
    public Label description() {
        Label name = kind.label();
        return new Label(name.zh() + "（格式 " + pattern + "）", name.en() + " of the form " + pattern);
    }
}
