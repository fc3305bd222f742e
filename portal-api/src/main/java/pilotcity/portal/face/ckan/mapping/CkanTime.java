package pilotcity.portal.face.ckan.mapping;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as CKAN writes them: in UTC, without saying so. */
public final class CkanTime {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS");

    private CkanTime() {}

    public static String naive(String instant) {
        return LocalDateTime.ofInstant(OffsetDateTime.parse(instant).toInstant(), ZoneOffset.UTC)
                .format(FORM);
    }
}
