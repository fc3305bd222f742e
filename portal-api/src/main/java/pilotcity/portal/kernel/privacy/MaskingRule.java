package pilotcity.portal.kernel.privacy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One pattern in which personal data are written.
 *
 * @param pattern its first group that takes part is what is masked, else all of it; every part of it is bounded
 * @param spoken whether it reads Chinese numerals as digits
 * @param needs what a text must have for a match to be possible
 * @param check has the last word
 */
record MaskingRule(PersonalDataFinding.Kind kind, Pattern pattern, boolean spoken, Needs needs, Check check) {

    /**
     * Cheap conditions, so that most rules are not tried on most texts.
     *
     * @param digits how many there have to be
     * @param oneOf words of which there has to be one, or none
     * @param bare how many digits a text has that a match is all of and that is one number; none where a match is more
     *     than digits
     */
    record Needs(int digits, List<Word> oneOf, Range bare) {}

    /** @param characters as {@link NormalisedText#characters} has them */
    record Word(String text, long characters) {
        static Word of(String text) {
            return new Word(text, NormalisedText.characters(text));
        }

        boolean isIn(NormalisedText normalised) {
            return (normalised.characters() & characters) == characters
                    && normalised.small().contains(text);
        }
    }

    /** Both included. */
    record Range(int from, int to) {
        static final Range NONE = new Range(1, 0);

        boolean has(int number) {
            return number >= from && number <= to;
        }
    }

    /** Whether a stretch of the text is what it looks like. */
    @FunctionalInterface
    interface Check {
        boolean test(String text, int start, int end);
    }

    static MaskingRule of(PersonalDataFinding.Kind kind, int digits, String pattern) {
        return new MaskingRule(
                kind,
                Pattern.compile(pattern),
                false,
                new Needs(digits, List.of(), Range.NONE),
                (text, start, end) -> true);
    }

    MaskingRule checked(Check with) {
        return new MaskingRule(kind, pattern, spoken, needs, with);
    }

    /** The same for numbers that are written out in Chinese. */
    MaskingRule asSpoken() {
        return new MaskingRule(kind, pattern, true, needs, check);
    }

    /** Only for texts with one of {@code words} in them, which are written small. */
    MaskingRule with(String... words) {
        List<Word> oneOf = Stream.of(words).map(Word::of).toList();
        return new MaskingRule(kind, pattern, spoken, new Needs(needs.digits, oneOf, needs.bare), check);
    }

    /** Also for a text of so many digits and nothing else; the numbers of all others stand beside something. */
    MaskingRule bare(int fewest, int most) {
        Needs also = new Needs(needs.digits, needs.oneOf, new Range(fewest, most));
        return new MaskingRule(kind, pattern, spoken, also, check);
    }

    boolean mayMatch(NormalisedText normalised) {
        if (normalised.isNumber() && !needs.bare.has(normalised.digits())) {
            return false;
        }
        int digits = spoken ? normalised.spokenDigits() : normalised.digits();
        boolean news = !spoken || normalised.spokenDigits() > normalised.digits();
        return news && digits >= needs.digits && (needs.oneOf.isEmpty() || hasOneOf(normalised));
    }

    private boolean hasOneOf(NormalisedText normalised) {
        for (int at = 0; at < needs.oneOf.size(); at++) {
            if (needs.oneOf.get(at).isIn(normalised)) {
                return true;
            }
        }
        return false;
    }
}
