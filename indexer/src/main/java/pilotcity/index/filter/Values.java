package pilotcity.index.filter;

import org.jspecify.annotations.Nullable;

/** What one document holds. */
@FunctionalInterface
public interface Values {
    /**
     * The value of {@code property}, or null: a String, Number, Boolean, LocalDate, Instant or Geometry, or a List of
     * those.
     */
    @Nullable
    Object get(String property);
}
