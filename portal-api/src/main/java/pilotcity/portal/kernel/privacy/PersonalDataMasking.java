package pilotcity.portal.kernel.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is personal in the words of residents, and masks it. It takes time in proportion to the text: every rule
 * looks at a bounded stretch from each place.
 */
public final class PersonalDataMasking {
    private static final Pattern MASK = Pattern.compile(
            "(?:(?:我叫|我是|姓名|联系人|(?:联系)?电话|联系方式|手机号?码?|号码|身份证号?码?|证件号?码?|车牌号?码?|微信号?|邮箱|账号|my name is"
                    + "|name|phone|tel|mobile|plate|licence plate|id|e-?mail|wechat|qq)[是为:：.\\s]{0,3})?(?:"
                    + Arrays.stream(PersonalDataFinding.Kind.values())
                            .map(kind -> Pattern.quote(kind.replacement()))
                            .collect(Collectors.joining("|"))
                    + ")",
            Pattern.CASE_INSENSITIVE);
    private static final GivenNames NO_NAMES = new GivenNames(List.of());

    private PersonalDataMasking() {}

    /** A text that may be published, and what was masked in the one it was made of. */
    public record MaskedText(String masked, List<PersonalDataFinding> findings) {}

    /** The text as it may be published, or null where there is none. */
    public static @Nullable String maskedOrNull(@Nullable String text) {
        return text == null ? null : screen(text).masked();
    }

    public static MaskedText screen(String text) {
        return screen(text, NO_NAMES);
    }

    /** The same, with the names that are known from other texts. */
    static MaskedText screen(String text, GivenNames known) {
        List<PersonalDataFinding> personalDataFindings = find(text, known);
        if (personalDataFindings.isEmpty()) {
            return new MaskedText(text, personalDataFindings);
        }
        StringBuilder masked = new StringBuilder(text.length());
        int from = 0;
        for (PersonalDataFinding finding : personalDataFindings) {
            masked.append(text, from, finding.start()).append(finding.kind().replacement());
            from = finding.end();
        }
        return new MaskedText(masked.append(text, from, text.length()).toString(), personalDataFindings);
    }

    /** The rest of a masked text: without what stands for personal data and what announces it. */
    public static String withoutMasks(String masked) {
        return MASK.matcher(masked).replaceAll(" ");
    }

    private static List<PersonalDataFinding> find(String text, GivenNames known) {
        NormalisedText normalised = NormalisedText.of(text);
        boolean[] taken = new boolean[text.length()];
        List<PersonalDataFinding> personalDataFindings = new ArrayList<>(find(normalised, taken));
        for (String name : known.with(names(normalised, personalDataFindings)).names()) {
            findAgain(name, normalised, taken, personalDataFindings);
        }
        personalDataFindings.sort(Comparator.comparingInt(PersonalDataFinding::start));
        return List.copyOf(personalDataFindings);
    }

    private static List<PersonalDataFinding> find(NormalisedText normalised, boolean[] taken) {
        List<PersonalDataFinding> personalDataFindings = new ArrayList<>();
        for (MaskingRule rule : normalised.isNumber() ? MaskingRules.OF_NUMBERS : MaskingRules.ALL) {
            if (rule.mayMatch(normalised)) {
                find(rule, normalised, taken, personalDataFindings);
            }
        }
        return personalDataFindings;
    }

    /** The names that a text gives as such. */
    static List<String> names(NormalisedText normalised) {
        return names(normalised, find(normalised, new boolean[normalised.text().length()]));
    }

    private static List<String> names(NormalisedText normalised, List<PersonalDataFinding> findings) {
        return findings.stream()
                .filter(finding -> finding.kind() == PersonalDataFinding.Kind.NAME)
                .map(finding -> normalised.text().substring(finding.start(), finding.end()))
                .toList();
    }

    /** Finds a name where nothing says that it is one. */
    private static void findAgain(
            String name, NormalisedText normalised, boolean[] taken, List<PersonalDataFinding> personalDataFindings) {
        int start = GivenNames.next(normalised.text(), name, 0);
        while (start >= 0) {
            int end = start + name.length();
            if (isFree(taken, start, end)) {
                Arrays.fill(taken, start, end, true);
                personalDataFindings.add(new PersonalDataFinding(PersonalDataFinding.Kind.NAME, start, end));
            }
            start = GivenNames.next(normalised.text(), name, end);
        }
    }

    private static void find(
            MaskingRule rule,
            NormalisedText normalised,
            boolean[] taken,
            List<PersonalDataFinding> personalDataFindings) {
        String view = rule.spoken() ? normalised.spoken() : normalised.text();
        Matcher matcher = rule.pattern().matcher(view);
        // a match that is nothing but digits has none before it
        boolean found = normalised.isNumber() ? matcher.lookingAt() : matcher.find();
        while (found) {
            int group = group(matcher);
            int start = matcher.start(group);
            int end = matcher.end(group);
            if (isFree(taken, start, end) && rule.check().test(view, start, end)) {
                Arrays.fill(taken, start, end, true);
                personalDataFindings.add(new PersonalDataFinding(rule.kind(), start, end));
            }
            found = !normalised.isNumber() && matcher.find();
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
