package pilotcity.portal.suggestion.place;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.suggestion.place.gazetteer.FoldedText;
import pilotcity.portal.suggestion.place.gazetteer.GazetteerEntry;

/** Reads roads that no list knows, and house numbers on any road. */
final class AddressReader {
    private static final int REACH = 16;
    private static final int LONGEST_NAME = 4;

    private static final Pattern NUMBER_BEHIND = Pattern.compile(
            "[,，]?(?:门牌)?(?:no\\.?)?(\\d{1,5}(?:[-之]\\d{1,4})?(?:号|弄|hao)(?:大院|院|楼|栋|座)?|\\d{1,5}(?=\\b|[^\\d路线线号站]))");

    private static final Pattern NUMBER_BEFORE = Pattern.compile("(?:no\\.?)?\\d{1,5}[,，]?$");

    /** The end of a road's name, with which part of it is meant. */
    private static final Pattern ROAD = Pattern.compile("(?:大马路|马路|大道|大街|胡同|路|街|巷)(?:[东西南北中](?=\\d|[^\\p{IsHan}]|$))?");

    private static final Pattern NO_ROAD_BEHIND = Pattern.compile("[灯面牌人况政基标障口边上旁网由过线程段径区仔了还不太]|道|头|坊");

    /** Characters that no name of a road has, so that it begins behind them. */
    private static final String STOPS = "在到去来从往的了和与跟是这那条个有家我们你他走过把被让给里外前后左右侧旁及至沿将对每天近住区县省镇乡村请";

    /** What is said of roads in general, in front of 路 and 街. */
    private static final String GENERAL =
            "马公道条小修走让开电线铁网思半山高速泥大老土石主辅绕回带占堵逛步行商业整一过上下车双单本此门生通原正该之专岔活出退铺末绝死财销套市乡村区哪何乐问无末引养满炸跑封头非人横接起直着细片楼浸飙";

    private static final String CUES = "在到去沿于往经住区县市镇,，。:：;；\n";

    private AddressReader() {}

    /** A road, from {@code from} to before {@code to} of the folded text. */
    record Road(int from, int to, boolean numbered) {}

    /** The road that {@code reading} names with a house number behind or in front of it, or null without one. */
    static @Nullable Road numbered(FoldedText text, Reading reading) {
        if (!(reading.best().entry() instanceof GazetteerEntry.Landmark landmark) || !landmark.isRoad()) {
            return null;
        }
        int from = reading.mention().from();
        int to = reading.mention().to();
        Matcher before = NUMBER_BEFORE.matcher(text.folded()).region(Math.max(0, from - REACH), from);
        if (text.isLatin(from) && before.find() && text.isBoundary(before.start())) {
            return new Road(before.start(), to, true);
        }
        int end = number(text, to);
        return end < 0 ? null : new Road(from, end, true);
    }

    private static int number(FoldedText text, int to) {
        Matcher behind = NUMBER_BEHIND.matcher(text.folded()).region(to, Math.min(text.length(), to + REACH));
        return behind.lookingAt() ? behind.end() : -1;
    }

    /** The roads that are not among {@code readings}, in the order of the text. */
    static List<Road> unknown(FoldedText text, List<Reading> readings) {
        List<Road> roads = new ArrayList<>();
        Matcher end = ROAD.matcher(text.folded());
        while (end.find()) {
            Road road = road(text, end.start(), end.end(), readings);
            if (road != null) {
                roads.add(road);
            }
        }
        return roads;
    }

    private static @Nullable Road road(FoldedText text, int sort, int to, List<Reading> readings) {
        String folded = text.folded();
        int from = sort;
        while (from > 0 && sort - from <= LONGEST_NAME && isName(folded, from - 1, readings)) {
            from--;
        }
        boolean known = readings.stream()
                .anyMatch(reading -> reading.best().entry() instanceof GazetteerEntry.Landmark
                        && reading.mention().from() < to
                        && sort < reading.mention().to());
        boolean general = sort > 0 && GENERAL.indexOf(folded.charAt(sort - 1)) >= 0;
        int number = number(text, to);
        boolean other = number < 0
                && NO_ROAD_BEHIND.matcher(folded).region(to, folded.length()).lookingAt();
        boolean tooLong = sort - from > LONGEST_NAME;
        if (known || general || other || sort - from < 2 || tooLong || (number < 0 && !begins(text, from, readings))) {
            return null;
        }
        return new Road(from, number < 0 ? to : number, number >= 0);
    }

    /** Whether something stands before {@code from} that a road may follow: nothing, a place, or a word such as 在. */
    private static boolean begins(FoldedText text, int from, List<Reading> readings) {
        return from == 0
                || CUES.indexOf(text.folded().charAt(from - 1)) >= 0
                || readings.stream().anyMatch(reading -> reading.mention().to() == from);
    }

    private static boolean isName(String folded, int at, List<Reading> readings) {
        char c = folded.charAt(at);
        boolean han = Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
        return han
                && STOPS.indexOf(c) < 0
                && readings.stream()
                        .noneMatch(reading -> reading.plausibility() > 0.3
                                && reading.mention().from() <= at
                                && at < reading.mention().to());
    }
}
