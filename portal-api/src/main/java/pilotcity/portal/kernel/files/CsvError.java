package pilotcity.portal.kernel.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a record of a table cannot be read.
 *
 * @param line the one that it begins in, or 0 when it is not known
 */
public record CsvError(long line, String reason) {
    private static final Pattern STARTED = Pattern.compile("record that started in line (\\d+)");

    public static CsvError of(CsvParseException e) {
        Matcher started = STARTED.matcher(String.valueOf(e.getMessage()));
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return started.find()
                ? new CsvError(
                        Long.parseLong(started.group(1)),
                        "has a quote that is not closed, or not doubled: " + cause.getMessage())
                : new CsvError(0, "cannot be read: " + cause.getMessage());
    }
}
