package pilotcity.portal.kernel.learning.danger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pilotcity.index.text.TextFolding;

/**
 * Looks for signs of danger to life. A statement has a sign when it has all of its parts and says nowhere that the
 * matter is over. Rather one too many than one too few: a person takes the flag away, and nobody else would set it.
 */
public final class DangerSigns {
    /** Which list of signs this is; raised when the list changes what is flagged. */
    public static final String VERSION = "danger-signs-2";

    private static final DangerSigns BUNDLED = read("signs.tsv");
    private static final int LONGEST = 4_000;
    private static final Pattern STATEMENT = Pattern.compile("[。！？；!?;\\n]+|[.](?=\\s|$)");
    private static final String STILL = "still";
    private static final String OVER = "over";

    private final List<Sign> signs;
    private final Pattern still;
    private final Pattern over;

    /** @param parts that stand together in one statement */
    private record Sign(Danger danger, List<Pattern> parts) {
        Optional<FoundDanger> in(String statement) {
            String shown = "";
            for (Pattern part : parts) {
                Matcher matcher = part.matcher(statement);
                if (!matcher.find()) {
                    return Optional.empty();
                }
                shown = shown.isEmpty() ? matcher.group() : shown + " … " + matcher.group();
            }
            return Optional.of(new FoundDanger(danger, shown));
        }
    }

    /** @param sign the words that say so, in lower case */
    public record FoundDanger(Danger danger, String sign) {}

    private DangerSigns(List<String[]> lines) {
        this.signs = lines.stream()
                .flatMap(line -> Danger.find(line[0]).stream().map(danger -> new Sign(danger, parts(line[1]))))
                .toList();
        this.still = together(lines, STILL);
        this.over = together(lines, OVER);
    }

    /** The signs that come with the portal, in Chinese and English. */
    public static DangerSigns bundled() {
        return BUNDLED;
    }

    private static DangerSigns read(String resource) {
        try (InputStream in = Objects.requireNonNull(DangerSigns.class.getResourceAsStream(resource))) {
            return new DangerSigns(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Pattern> parts(String sign) {
        return Arrays.stream(sign.split(" & ")).map(DangerSigns::anyOf).toList();
    }

    private static Pattern together(List<String[]> lines, String code) {
        return anyOf(lines.stream()
                .filter(line -> line[0].equals(code))
                .map(line -> line[1])
                .collect(Collectors.joining("|")));
    }

    /**
     * Words of Latin letters are whole ones; a star stands for the rest of a word. What {@code \\b} means would be looked
     * for through any number of combining marks.
     */
    private static Pattern anyOf(String words) {
        return Pattern.compile(Stream.of(words.split("\\|"))
                .map(word -> word.codePoints().anyMatch(c -> c > 0x2E7F)
                        ? Pattern.quote(word)
                        : "(?<![a-z0-9])\\Q" + word.replace("*", "\\E[a-z]*+\\Q") + "\\E(?![a-z0-9])")
                .collect(Collectors.joining("|")));
    }

    /** The most urgent danger that the words tell of; at most the first 4,000 characters are read. */
    public Optional<FoundDanger> find(String words) {
        return find(words, danger -> true);
    }

    /** The same of those dangers alone that {@code looked} names. */
    public Optional<FoundDanger> find(String words, Predicate<Danger> looked) {
        String text = TextFolding.key(TextFolding.narrow(words.substring(0, Math.min(words.length(), LONGEST))));
        return STATEMENT
                .splitAsStream(text)
                .filter(statement -> !isOver(statement))
                .flatMap(statement -> signs.stream().flatMap(sign -> sign.in(statement).stream()))
                .filter(found -> looked.test(found.danger()))
                .min(Comparator.comparing(FoundDanger::danger));
    }

    /** "Mended" is over, "not mended yet" is not. */
    private boolean isOver(String statement) {
        return over.matcher(still.matcher(statement).replaceAll(" ")).find();
    }
}
