package pilotcity.index.filter.evaluate;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The property values of one document. */
@FunctionalInterface
public interface PropertyValues {
    /**
     * The value of {@code property}, or null: a String, Number, Boolean, LocalDate, Instant, {@link Period} or
     * Geometry, or a List of those.
     */
    @Nullable
    Object get(String property);

    /** Where its days begin and end. */
    default ZoneId zone() {
        return ZoneOffset.UTC;
    }
}
