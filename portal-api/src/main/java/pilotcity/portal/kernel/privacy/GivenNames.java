package pilotcity.portal.kernel.privacy;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names that the texts of one report give as such. What one of them gives away is masked in all of them.
 *
 * @param names the longest first
 */
public record GivenNames(List<String> names) {
    /** @param texts as they were written; null where there is none */
    public static GivenNames in(Stream<? extends @Nullable String> texts) {
        return of(texts.filter(Objects::nonNull)
                .map(text -> NormalisedText.of(String.valueOf(text)))
                .flatMap(text -> PersonalDataMasking.names(text).stream())
                .collect(Collectors.toSet()));
    }

    static GivenNames of(Collection<String> names) {
        return new GivenNames(names.stream()
                .distinct()
                .sorted((one, other) -> other.length() - one.length())
                .toList());
    }

    GivenNames with(Collection<String> more) {
        return more.isEmpty()
                ? this
                : of(Stream.concat(names.stream(), more.stream()).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** These and those of other texts. */
    public GivenNames and(GivenNames others) {
        return with(others.names);
    }

    /** The text as it may be published beside the others, or null where there is none. */
    public @Nullable String maskedOrNull(@Nullable String text) {
        return text == null ? null : PersonalDataMasking.screen(text, this).masked();
    }

    /** Where {@code name} stands in {@code text} by itself from {@code from} on, or -1. */
    static int next(String text, String name, int from) {
        int at = text.indexOf(name, from);
        while (at >= 0 && !isAlone(text, name, at)) {
            at = text.indexOf(name, at + 1);
        }
        return at;
    }

    /** A single English word may be the first of a place's name, and part of another word. */
    private static boolean isAlone(String text, String name, int at) {
        int end = at + name.length();
        if (name.charAt(0) >= 0x80) {
            return true;
        }
        boolean inWord = (at > 0 && isLetter(text, at - 1)) || (end < text.length() && isLetter(text, end));
        boolean goesOn = name.indexOf(' ') < 0
                && end + 1 < text.length()
                && text.charAt(end) == ' '
                && Character.isUpperCase(text.charAt(end + 1));
        return !inWord && !goesOn;
    }

    private static boolean isLetter(String text, int at) {
        char each = text.charAt(at);
        return each < 0x80 && Character.isLetter(each);
    }
}
