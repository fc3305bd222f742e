package pilotcity.portal.suggestion.place;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pilotcity.portal.suggestion.place.gazetteer.FoldedText;

/**
 * Finds an address that can be gone to in words, also where no list knows its road: a road with a number, or with what it
 * is at, such as a gate or a crossing.
 */
public final class WrittenAddress {
    private static final String ROAD_ZH = "[\\p{IsHan}]{1,6}?(?:大道|大街|马路|路|街|巷)[东西南北中]?";
    private static final String SPOT_ZH =
            "(?:(?:正|东|西|南|北|侧|后|校|大)?门口?|路口|十字路口|丁字路口|交叉口|交界处?|交汇处?|对面|旁边?|附近|天桥下?|人行桥|隧道口?|地铁站|公交站|车站|[a-z0-9]{1,2}出?口)";
    private static final Pattern AT_ZH = Pattern.compile("(?:(?:与|和|跟|、)" + ROAD_ZH + "(?:的)?(?:" + SPOT_ZH + "|口)?"
            + "|(?:靠近|近|上的|的)?[\\p{IsHan}a-z0-9]{0,10}?" + SPOT_ZH + "|口)");
    private static final Pattern BESIDE_NUMBER_ZH =
            Pattern.compile("(?:[\\p{IsHan}a-z0-9]{0,8}?" + SPOT_ZH + "|(?:院|楼|栋|座|之[0-9]+))?");

    /** Roads whose name begins as other words do, such as 天寿路, where a number or a second road leaves no doubt. */
    private static final String PLAIN_ROAD_ZH =
            "[\\p{IsHan}&&[^在到去来从往的了和与跟是这那条个有家我们你他她走过把被让给里外沿将对每近区县省镇乡村请马公道]]{2,5}" + "(?:大道|大街|路|街|巷)[东西南北中]?";

    private static final Pattern PLAIN_ZH = Pattern.compile(PLAIN_ROAD_ZH + "(?:[0-9]{1,5}(?:号|弄)(?:" + SPOT_ZH
            + ")?|(?:与|和|跟|、)" + PLAIN_ROAD_ZH + "(?:的)?(?:" + SPOT_ZH + "|口))");

    private static final String NAME =
            "(?!(?:the|a|an|this|that|our|my|your|main|whole|same|on|at|in|of|by|near|from|to|and|or|is|no|every|side|"
                    + "busy|big|old|small|narrow|road|street|pothole|light|lamp)\\b)[a-z][a-z']*";
    private static final String ROAD = "(?:" + NAME
            + "\\s+){1,4}(?:road|rd|street|st|avenue|ave|lane|boulevard|blvd|highway|drive|lu|jie|dadao)\\b\\.?"
            + "(?:\\s+(?:east|west|north|south|middle|central)\\b)?";
    private static final String NEAR =
            ",?\\s+(?:near|by|beside|opposite|outside|next to|in front of|across from|close to|at)\\s+(?:the\\s+)?[a-z0-9][a-z0-9' -]{2,40}";
    private static final Pattern ADDRESS_EN =
            Pattern.compile("(?i)\\b(?:(?:no\\.?\\s*)?[0-9]{1,5}[a-z]?,?\\s+" + ROAD + "|" + ROAD
                    + ",?\\s+(?:no\\.?\\s*)?[0-9]{1,5}\\b(?!\\s*(?:days|weeks|months|times|years|hours|minutes|am|pm))|"
                    + ROAD + "\\s+and\\s+" + ROAD + "|" + ROAD + NEAR + ")");

    private WrittenAddress() {}

    /** The address as it was written; empty where there is none, or only a road. */
    public static Optional<String> find(String words) {
        FoldedText text = FoldedText.of(words);
        for (AddressReader.Road road : AddressReader.unknown(text, List.of())) {
            Matcher behind = (road.numbered() ? BESIDE_NUMBER_ZH : AT_ZH)
                    .matcher(text.folded())
                    .region(road.to(), text.length());
            if (behind.lookingAt()) {
                return Optional.of(text.original(road.from(), behind.end()));
            }
        }
        Matcher plain = PLAIN_ZH.matcher(text.folded());
        if (plain.find()) {
            return Optional.of(text.original(plain.start(), plain.end()));
        }
        Matcher english = ADDRESS_EN.matcher(words);
        return english.find() ? Optional.of(english.group().strip()) : Optional.empty();
    }
}
