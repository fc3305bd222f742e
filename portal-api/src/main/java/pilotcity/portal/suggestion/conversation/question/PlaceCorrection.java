package pilotcity.portal.suggestion.conversation.question;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the right place where somebody says that the one that was understood is wrong. */
public final class PlaceCorrection {
    private static final String OPENING =
            "(?:(?:不对?|不是的?|错了?|等等|抱歉|对不起|no|nope|sorry|wait|wrong|actually|oops|not right)[\\s，,。.!！;；:：]+|)*";
    private static final String PLACE_ZH = "(?:把|这个|那个|我的)?(?:地点|地址|位置|地方)";
    private static final String PLACE_EN = "(?:the |my )?(?:place|address|location|street)";
    private static final String SHOULD = "(?:应该|应当|应|其实|实际上?)?";
    private static final String NEW =
            "(?:it(?:'s|’s| is| should be)(?: actually| really)? )?(?:(?:at|in|on) (?=\\S))?(?<place>\\S.{0,298})";

    private static final Pattern WRONG_ZH =
            Pattern.compile("^" + OPENING + PLACE_ZH + "(?:写|说|填|弄|搞)?(?:得)?(?:不对|错了?|有误|不正确)(?:了|的)?[\\s，,。.;；:：]+"
                    + SHOULD + "(?:是在|是|在|为|改为|改成)?(?<place>\\S.{0,298})$");
    private static final Pattern IS_ZH = Pattern.compile(
            "^" + OPENING + PLACE_ZH + SHOULD + "(?:是在|是|在|为|改为|改成|改到|换成|换到|[:：])[\\s:：]*(?<place>\\S.{0,298})$");
    private static final Pattern NOT_THERE_ZH = Pattern.compile(
            "^" + OPENING + "不(?:是)?在[^，,。;；]{1,60}[，,。;；\\s]+(?:而)?" + SHOULD + "(?:是在|是|在)(?<place>\\S.{0,298})$");
    private static final Pattern IN_ZH =
            Pattern.compile("^(?:不对|不是|错了)[\\s，,。.!！;；]*" + SHOULD + "(?:是在|在)(?<place>\\S.{0,298})$");
    private static final Pattern WRONG_EN = Pattern.compile("(?i)^" + OPENING + PLACE_EN
            + " (?:is|was) (?:wrong|not right|incorrect|not correct)[\\s,.;:]+" + NEW + "$");
    private static final Pattern IS_EN = Pattern.compile(
            "(?i)^" + OPENING + PLACE_EN
                    + "(?: is(?: actually| really)?| should be| must be|:) ?(?:(?:at|in|on) (?=\\S))?(?<place>(?!wrong|not |incorrect)\\S.{0,298})$");
    private static final Pattern CHANGE_EN = Pattern.compile(
            "(?i)^" + OPENING + "(?:please )?(?:change|correct|set|move) " + PLACE_EN + " to (?<place>\\S.{0,298})$");
    private static final Pattern AT_EN = Pattern.compile("(?i)^(?:no|wrong|sorry|actually|not there)[\\s,.;:]+"
            + "(?:it(?:'s|’s| is) (?:actually |really )?(?:at|in|on) |at |on )(?<place>\\S.{0,298})$");
    private static final Pattern NOT_IT_EN = Pattern.compile("(?i)^" + OPENING
            + "not (?:at|in|on) [^,.;]{1,80}[,.;]+ ?(?:but )?(?:it(?:'s|’s| is) )?(?:at|in|on) (?<place>\\S.{0,298})$");
    private static final Pattern END = Pattern.compile("[\\s。.!！]+$");

    private PlaceCorrection() {}

    /** The line of the right address; empty where no place is corrected. */
    public static Optional<String> find(String text) {
        String line = text.strip();
        for (Pattern each :
                new Pattern[] {WRONG_ZH, IS_ZH, NOT_THERE_ZH, IN_ZH, WRONG_EN, IS_EN, CHANGE_EN, AT_EN, NOT_IT_EN}) {
            Matcher found = each.matcher(line);
            if (found.matches()) {
                String place = END.matcher(found.group("place")).replaceAll("");
                return place.isEmpty() || Remark.of(place).isPresent() ? Optional.empty() : Optional.of(place);
            }
        }
        return Optional.empty();
    }
}
