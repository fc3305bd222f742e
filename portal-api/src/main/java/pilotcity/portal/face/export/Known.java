package pilotcity.portal.face.export;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Lengths and checksums of files that have been made lately, by their entity tags. */
final class Known {
    private static final int MOST = 10_000;

    private final Cache<String, Made> byTag =
            Caffeine.newBuilder().maximumSize(MOST).build();

    @Nullable
    Made find(String tag) {
        return byTag.getIfPresent(tag);
    }

    void put(String tag, Made made) {
        byTag.put(tag, made);
    }

    /** What makes a file. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** Those of the file that {@code tag} names; where they are not known it is made for nobody. */
    Made get(String tag, Writing file) throws IOException {
        Made known = find(tag);
        return known == null ? make(tag, OutputStream.nullOutputStream(), file) : known;
    }

    /** Makes the file that {@code tag} names, into {@code out}. */
    Made make(String tag, OutputStream out, Writing file) throws IOException {
        Tally tally = new Tally(out);
        file.to(tally);
        Made made = tally.made();
        put(tag, made);
        return made;
    }
}
