package pilotcity.portal.kernel.table.schema.value;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;

/**
 * Durations such as {@code P1Y2M3DT4H5M6S} (XML Schema 1.1 part 2, section 3.3.6). Values are the text as it stands: a
 * month has no length in seconds.
 */
public final class DurationReader implements CellReader {
    private static final Pattern DURATION = Pattern.compile("-?P(?=.)(?:[0-9]{1,9}Y)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}D)?"
            + "(?:T(?=.)(?:[0-9]{1,9}H)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}(?:\\.[0-9]{1,9})?S)?)?|-?P[0-9]{1,9}W");

    @Override
    public @Nullable Object read(String text) {
        boolean may = text.charAt(0) == 'P' || text.charAt(0) == '-';
        return may && DURATION.matcher(text).matches() ? text : null;
    }

    @Override
    public Label description() {
        return new Label("时长（如 P1DT2H）", "duration such as P1DT2H");
    }
}
