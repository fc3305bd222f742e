package pilotcity.portal.face.shared.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A template and what it is given.
 *
 * @param lasting whether it stays the same while nothing is written: it shows no duration until now
 */
public record TemplatePage(String template, Map<String, ? extends @Nullable Object> model, boolean lasting) {
    public TemplatePage(String template, Map<String, ? extends @Nullable Object> model) {
        this(template, model, true);
    }
}
