package pilotcity.portal.kernel.encoding;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times in HTTP fields (RFC 9110, clause 5.6.7): of fixed length, in GMT, to the second. */
public final class HttpDate {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH);

    private HttpDate() {}

    public static String write(Instant time) {
        return FORM.format(time.atOffset(ZoneOffset.UTC));
    }

    /**
     * Whether somebody who has the state of {@code condition} has that of {@code changed} (RFC 9110, clause 13.1.3).
     *
     * @param condition the value of {@code If-Modified-Since}; nothing and what is no time are no condition
     * @param changed in full seconds
     */
    public static boolean isUnchangedSince(@Nullable String condition, Instant changed) {
        if (condition == null) {
            return false;
        }
        try {
            return !changed.isAfter(ZonedDateTime.parse(condition, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return false;
        }
    }
}
