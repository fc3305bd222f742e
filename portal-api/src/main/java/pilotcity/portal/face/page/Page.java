package pilotcity.portal.face.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A template and what it is given. */
public record Page(String template, Map<String, ? extends @Nullable Object> model) {}
