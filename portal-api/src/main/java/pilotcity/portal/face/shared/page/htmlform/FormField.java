package pilotcity.portal.face.shared.page.htmlform;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.page.RefusalReason;

/**
 * One field of a form.
 *
 * @param name what a browser sends it as
 * @param control {@code line}, {@code area}, {@code number}, {@code flag}, {@code date}, {@code select} or
 *     {@code photos}
 * @param value what stands in it
 * @param most characters that it takes, or 0
 * @param error what is wrong with it, or null
 */
public record FormField(
        String name,
        String control,
        String title,
        boolean required,
        boolean many,
        String value,
        int most,
        List<FormChoice> choices,
        @Nullable RefusalReason error) {}
