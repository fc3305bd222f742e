package pilotcity.portal.face.site;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A template and what it is given. */
record Page(String template, Map<String, ? extends @Nullable Object> model) {}
