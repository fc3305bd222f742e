package pilotcity.portal.face.shared.catalogue;

import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A text in Chinese, in English, in both or in neither. */
public record BilingualText(@Nullable String zh, @Nullable String en) {

    /** Hands each text there is to {@code sink}, after its language. */
    public void each(BiConsumer<String, String> sink) {
        if (zh != null) {
            sink.accept("zh", zh);
        }
        if (en != null) {
            sink.accept("en", en);
        }
    }

    /** The Chinese text, else the English one, else nothing. */
    public String chinese() {
        return Objects.requireNonNullElse(zh, Objects.requireNonNullElse(en, ""));
    }

    /** The English text, else the Chinese one, else nothing. */
    public String english() {
        return Objects.requireNonNullElse(en, Objects.requireNonNullElse(zh, ""));
    }

    public boolean isEmpty() {
        return zh == null && en == null;
    }
}
