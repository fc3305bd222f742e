package pilotcity.portal.suggestion.place.gazetteer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import pilotcity.index.text.Pinyin;

/** Words that are seldom a place when they stand alone, though a place is called so: 公安, 天桥, 前进, mile. */
final class EverydayWords {
    private static final Set<String> WORDS = read();

    private static final Set<String> SOUNDS =
            WORDS.stream().flatMap(word -> Pinyin.spellings(word).stream()).collect(Collectors.toUnmodifiableSet());

    private EverydayWords() {}

    private static Set<String> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(EverydayWords.class.getResourceAsStream("everyday-words.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether one of them is written so as it sounds: dongfeng is 东风 rather than 东丰. */
    static boolean sound(String spelling) {
        return SOUNDS.contains(spelling);
    }

    static boolean contain(String folded) {
        return WORDS.contains(folded);
    }
}
