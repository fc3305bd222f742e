package pilotcity.portal.face.shared.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A template and what it is given.
 *
 * @param lasting whether it stays as it is while nothing is written: it tells no time that goes on
 */
public record TemplatePage(String template, Map<String, ? extends @Nullable Object> model, boolean lasting) {
    public TemplatePage(String template, Map<String, ? extends @Nullable Object> model) {
        this(template, model, true);
    }
}
