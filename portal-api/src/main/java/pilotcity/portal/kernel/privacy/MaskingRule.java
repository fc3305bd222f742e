package pilotcity.portal.kernel.privacy;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One pattern in which personal data are written.
 *
 * @param pattern its first group that takes part is what is masked, else all of it; every part of it is bounded
 * @param spoken whether it reads Chinese numerals as digits
 * @param needs what a text must have for a match to be possible
 * @param check has the last word
 */
record MaskingRule(PersonalDataFinding.Kind kind, Pattern pattern, boolean spoken, Needs needs, Check check) {

    /** Cheap conditions, so that most rules are not tried on most texts. */
    record Needs(int digits, List<String> oneOf) {}

    /** Whether a stretch of the text is what it looks like. */
    @FunctionalInterface
    interface Check {
        boolean test(String text, int start, int end);
    }

    static MaskingRule of(PersonalDataFinding.Kind kind, int digits, String pattern) {
        return new MaskingRule(
                kind, Pattern.compile(pattern), false, new Needs(digits, List.of()), (text, start, end) -> true);
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
        return new MaskingRule(kind, pattern, spoken, new Needs(needs.digits, List.of(words)), check);
    }

    boolean mayMatch(NormalisedText normalised) {
        int digits = spoken ? normalised.spokenDigits() : normalised.digits();
        boolean news = !spoken || normalised.spokenDigits() > normalised.digits();
        return news && digits >= needs.digits && (needs.oneOf.isEmpty() || hasOneOf(normalised.small()));
    }

    private boolean hasOneOf(String small) {
        for (int at = 0; at < needs.oneOf.size(); at++) {
            if (small.contains(needs.oneOf.get(at))) {
                return true;
            }
        }
        return false;
    }
}
