package pilotcity.portal.kernel.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is personal in the words of residents, and masks it. It takes time in proportion to the text: every rule
 * looks at a bounded stretch from each place.
 */
public final class PersonalDataMasking {
    private PersonalDataMasking() {}

    /** A text that may be published, and what was masked in the one it was made of. */
    public record MaskedText(String masked, List<PersonalDataFinding> findings) {}

    /** The text as it may be published, or null where there is none. */
    public static @Nullable String maskedOrNull(@Nullable String text) {
        return text == null ? null : screen(text).masked();
    }

    public static MaskedText screen(String text) {
        List<PersonalDataFinding> personalDataFindings = find(text);
        if (personalDataFindings.isEmpty()) {
            return new MaskedText(text, personalDataFindings);
        }
        StringBuilder masked = new StringBuilder(text.length());
        int from = 0;
        for (PersonalDataFinding personalDataFinding : personalDataFindings) {
            masked.append(text, from, personalDataFinding.start())
                    .append(personalDataFinding.kind().replacement());
            from = personalDataFinding.end();
        }
        return new MaskedText(masked.append(text, from, text.length()).toString(), personalDataFindings);
    }

    private static List<PersonalDataFinding> find(String text) {
        NormalisedText normalisedText = NormalisedText.of(text);
        List<PersonalDataFinding> personalDataFindings = new ArrayList<>();
        boolean[] taken = new boolean[text.length()];
        for (MaskingRule maskingRule : MaskingRules.ALL) {
            if (maskingRule.mayMatch(normalisedText)) {
                find(maskingRule, normalisedText, taken, personalDataFindings);
            }
        }
        personalDataFindings.sort(Comparator.comparingInt(PersonalDataFinding::start));
        return List.copyOf(personalDataFindings);
    }

    private static void find(
            MaskingRule maskingRule,
            NormalisedText normalisedText,
            boolean[] taken,
            List<PersonalDataFinding> personalDataFindings) {
        String view = maskingRule.spoken() ? normalisedText.spoken() : normalisedText.text();
        Matcher matcher = maskingRule.pattern().matcher(view);
        while (matcher.find()) {
            int group = group(matcher);
            int start = matcher.start(group);
            int end = matcher.end(group);
            if (isFree(taken, start, end) && maskingRule.check().test(view, start, end)) {
                Arrays.fill(taken, start, end, true);
                personalDataFindings.add(new PersonalDataFinding(maskingRule.kind(), start, end));
            }
        }
    }

    /** The first group that took part, or the whole match: a cue word before it is not masked. */
    private static int group(Matcher matcher) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.start(group) >= 0) {
                return group;
            }
        }
        return 0;
    }

    private static boolean isFree(boolean[] taken, int start, int end) {
        for (int at = start; at < end; at++) {
            if (taken[at]) {
                return false;
            }
        }
        return true;
    }
}
